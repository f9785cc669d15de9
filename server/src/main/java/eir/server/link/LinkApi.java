package eir.server.link;

import eir.archive.Archive;
import eir.archive.access.Link;
import eir.archive.access.LinkScope;
import eir.archive.access.LinkUse;
import eir.archive.index.Presentation;
import eir.archive.index.Site;
import eir.archive.index.Submission;
import eir.archive.index.SubmissionVersion;
import eir.archive.object.Sha256;
import eir.archive.object.StoredObject;
import eir.server.http.Access.Admission;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Problem;
import eir.trial.CaseCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What scripts are told about a link (docs/http.md "Links"): the first answer and the bundles.
 * Holds no site, case, pseudonym, age, sex or date for those who view.
 */
public final class LinkApi {
  private final Archive archive;
  private final Keyring keyring;
  private final UploadTerms terms;
  private final ProfilesInForce profiles;

  /** Over {@code archive}, for keys that {@code keyring} opens. */
  public LinkApi(Archive archive, Keyring keyring, UploadTerms terms, ProfilesInForce profiles) {
    this.archive = archive;
    this.keyring = keyring;
    this.terms = terms;
    this.profiles = profiles;
  }

  /** The guard of {@code /api/v1/links/{id}…}: the key opens the link of the path. */
  public Admission<Link> admit(Exchange exchange) {
    return keyring.open(exchange, exchange.at("id"));
  }

  /** {@code GET /api/v1/links/{id}}. */
  public Answer describe(Exchange exchange, Link link) {
    Map<String, Object> answer =
        switch (link.scope()) {
          case LinkScope.UploadTo(String site, Optional<CaseCode> ofCase) ->
              upload(exchange, link, site, ofCase);
          case LinkScope.ViewOf(SubmissionVersion version) -> view(exchange, link, version);
        };
    return answer.isEmpty() ? Keyring.ended() : Answer.json(200, answer);
  }

  /** {@code GET /api/v1/links/{id}/bundles/{sha256}}, whole or a range. */
  public Answer bundle(Exchange exchange, Link link) {
    String hex = exchange.at("sha256");
    if (!(link.scope() instanceof LinkScope.ViewOf(SubmissionVersion version))
        || !Sha256.isHex(hex)) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    Sha256 sha256 = Sha256.ofHex(hex);
    if (!archive.presentations().holdsBundle(version, sha256)) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    Optional<StoredObject> object = archive.objects().open(sha256);
    if (object.isEmpty()) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    keyring.used(exchange, link, LinkUse.Action.IMAGES_OPENED);
    return BundleAnswer.of(exchange, sha256, object.get()).with("Vary", "Authorization");
  }

  private Map<String, Object> upload(
      Exchange exchange, Link link, String code, Optional<CaseCode> ofCase) {
    Optional<Site> found = archive.sites().find(code);
    if (found.isEmpty()) {
      return Map.of();
    }
    Site site = found.get();
    keyring.used(exchange, link, LinkUse.Action.LINK_OPENED);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("schema", "eir.upload-link/1");
    answer.put("scope", "upload");
    answer.put("site", Map.of("id", site.code(), "name", site.name(), "language", site.language()));
    answer.put("case", ofCase.map(CaseCode::text).orElse(null));
    answer.put("trial", terms.trial());
    answer.putAll(ProfilesInForce.answer(profiles.now(ofCase).rules()));
    answer.put("keyFingerprint", site.keyFingerprint().orElse(null));
    answer.put("limits", terms.limits());
    answer.put("expires", link.expires().map(Object::toString).orElse(null));
    return answer;
  }

  private Map<String, Object> view(Exchange exchange, Link link, SubmissionVersion version) {
    Optional<Submission> found = archive.submissions().find(version);
    if (found.isEmpty() || found.get().erasedAt().isPresent()) {
      return Map.of();
    }
    Submission submission = found.get();
    List<Presentation.Shown> shown = archive.presentations().list(version);
    keyring.used(exchange, link, LinkUse.Action.LINK_OPENED);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("schema", "eir.view-link/1");
    answer.put("scope", "view");
    // The label is the owner's note for his own list: who holds the link does not see it.
    answer.put("label", null);
    answer.put("expires", link.expires().map(Object::toString).orElse(null));
    answer.put("mayDownload", link.mayDownload());
    answer.put("version", version.version());
    answer.put("newerVersion", submission.newerVersion().orElse(null));
    answer.putAll(ShownSeries.answer("/api/v1/links/" + link.id(), shown));
    return answer;
  }
}
