package eir.server.intake;

import eir.archive.Archive;
import eir.archive.index.Inventory;
import eir.archive.index.Site;
import eir.archive.index.Submission;
import eir.archive.index.Upload;
import eir.archive.object.Sha256;
import eir.server.http.Json;
import eir.server.link.ProfilesInForce;
import eir.server.link.UploadTerms;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The receipt of a submission: made once at the close, kept, and given again unchanged. */
public final class Receipts {
  private final Archive archive;
  private final UploadTerms terms;

  /** Over {@code archive}. */
  public Receipts(Archive archive, UploadTerms terms) {
    this.archive = archive;
    this.terms = terms;
  }

  /**
   * Makes the receipt, or gives the one that was kept before; JSON {@code eir.receipt/1}.
   *
   * @param chosen how many files the sender chose, images or not
   */
  String keep(Submission submission, Upload upload, int chosen, int leftOut, String language) {
    Optional<String> kept = archive.submissions().receipt(submission.id());
    if (kept.isPresent()) {
      return kept.get();
    }
    Map<String, Object> receipt = new LinkedHashMap<>();
    receipt.put("schema", "eir.receipt/1");
    receipt.put("submission", submission.id().submission());
    receipt.put("version", submission.id().version());
    receipt.put("number", submission.number());
    receipt.put("receivedAt", submission.closedAt().toString());
    String siteName =
        archive.sites().find(submission.site()).map(Site::name).orElse(submission.site());
    receipt.put("site", Map.of("id", submission.site(), "name", siteName));
    receipt.put("trial", trial());
    receipt.put("pseudonym", submission.pseudonym());
    receipt.put("images", submission.images());
    receipt.put("bytes", submission.bytes());
    receipt.put("chosen", chosen);
    receipt.put("leftOut", leftOut);
    receipt.putAll(ProfilesInForce.answer(upload.rules()));
    receipt.put("keyFingerprint", upload.keyFingerprint());
    receipt.put("attested", true);
    receipt.put("language", language);
    byte[] sums = sums(submission).getBytes(StandardCharsets.UTF_8);
    receipt.put("sha256", Sha256.hashOf(sums).hex());
    String json = new String(Json.bytes(receipt), StandardCharsets.UTF_8);
    return archive.submissions().keepReceipt(submission.id(), json);
  }

  /** The kept receipt; empty if the submission has none. */
  public Optional<JsonNode> find(Submission submission) {
    return archive
        .submissions()
        .receipt(submission.id())
        .map(json -> Json.tree(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** The list of all files in the form of {@code sha256sum}, by name. */
  public String sums(Submission submission) {
    List<Inventory.Instance> instances =
        archive.submissions().inventory(submission.id()).instances().stream()
            .sorted(Comparator.comparing(Inventory.Instance::sopInstanceUid))
            .toList();
    return instances.stream()
        .map(each -> each.sha256().hex() + "  " + each.sopInstanceUid() + ".dcm\n")
        .collect(Collectors.joining());
  }

  private Map<String, Object> trial() {
    return Map.of(
        "id", terms.identity().id(),
        "sponsor", terms.identity().sponsor(),
        "protocolId", terms.identity().protocolId());
  }
}
