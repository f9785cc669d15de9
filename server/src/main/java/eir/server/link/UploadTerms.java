package eir.server.link;

import eir.archive.index.Site;
import eir.deid.Stamp;
import eir.trial.CaseCode;
import eir.trial.TrialIdentity;
import java.util.Map;
import java.util.Optional;

/**
 * Under which terms this server takes images: for which trial, how large. By which rules they are
 * cleaned, {@link ProfilesInForce} says.
 *
 * @param maxFileBytes the largest file
 * @param maxSubmissionBytes the largest submission
 * @param maxFiles the most files of a submission
 */
public record UploadTerms(
    TrialIdentity identity, long maxFileBytes, long maxSubmissionBytes, int maxFiles) {
  /** What a sender should put into one batch; a batch may be up to {@link #MOST_BATCH_BYTES}. */
  public static final int BATCH_BYTES = 4 << 20;

  /** The longest body, and the longest inflated body, of one batch. */
  public static final int MOST_BATCH_BYTES = 64 << 20;

  /** The length of a part of a large file. */
  public static final int PART_BYTES = 8 << 20;

  /** The member {@code trial} of the first answer. */
  Map<String, Object> trial() {
    return Map.of(
        "id", identity.id(),
        "sponsor", identity.sponsor(),
        "protocolId", identity.protocolId(),
        "protocolName", identity.protocolName());
  }

  /** The member {@code limits}. */
  Map<String, Object> limits() {
    return Map.of(
        "maxFileBytes", maxFileBytes,
        "maxSubmissionBytes", maxSubmissionBytes,
        "maxFiles", maxFiles,
        "batchBytes", BATCH_BYTES,
        "partBytes", PART_BYTES);
  }

  /** What must stand in every image that {@code site} sends, for a case or before there is one. */
  public Stamp stamp(Site site, Optional<CaseCode> ofCase) {
    Stamp stamp =
        new Stamp(
            identity.sponsor(),
            identity.protocolId(),
            identity.protocolName(),
            site.code(),
            site.name(),
            "");
    return ofCase.map(code -> stamp.ofCase(code.text())).orElse(stamp);
  }
}
