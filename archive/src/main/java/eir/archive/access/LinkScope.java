package eir.archive.access;

import eir.archive.index.SubmissionVersion;
import eir.trial.CaseCode;
import java.util.Optional;

/** What a link opens. */
public sealed interface LinkScope {

  /** Send images for this site. */
  record UploadTo(String site, Optional<CaseCode> ofCase) implements LinkScope {
    /** To this site, before it is known for which case. */
    public UploadTo(String site) {
      this(site, Optional.empty());
    }
  }

  /** View this version of a submission. */
  record ViewOf(SubmissionVersion submission) implements LinkScope {}
}
