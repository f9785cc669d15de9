package eir.server.reading;

import eir.archive.Archive;
import eir.archive.access.Session;
import eir.archive.index.SubmissionVersion;
import eir.archive.journal.Act;
import eir.archive.object.Sha256;
import eir.archive.object.StoredObject;
import eir.server.casework.SeenCase;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Problem;
import eir.server.http.TokenBuckets;
import eir.server.link.BundleAnswer;
import eir.server.link.ShownSeries;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The images of a case under a session: the answer of a viewing link (docs/http.md "Links") without
 * a link. Holds no site, pseudonym, age, sex or date, whoever asks; readers get bundles, never
 * stored objects, whose headers would tell them more (DOMAIN.md §5.4).
 */
public final class CaseImages {
  /** A room asks several times for what a person opened once. */
  private static final Duration ONE_OPENING = Duration.ofMinutes(10);

  private static final int MOST_SESSIONS = 10_000;

  private final Archive archive;
  private final TokenBuckets openings =
      new TokenBuckets(1, ONE_OPENING, MOST_SESSIONS, System::nanoTime);

  /** Over {@code archive}. */
  public CaseImages(Archive archive) {
    this.archive = archive;
  }

  /** {@code GET /api/v1/cases/{case}/images}. */
  public Answer describe(Exchange exchange, Session session) {
    Optional<SeenCase> room = SeenCase.find(archive, exchange.at("case"), session.actor());
    Optional<SubmissionVersion> version = room.flatMap(this::shown);
    if (version.isEmpty()) {
      return Answer.problem(room.isEmpty() ? Problem.NOT_FOUND : Problem.NO_IMAGES);
    }
    String code = room.get().file().code().text();
    opened(session, room.get());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("schema", "eir.view-link/1");
    answer.put("scope", "view");
    answer.put("label", null);
    answer.put("expires", null);
    answer.put("mayDownload", false);
    int number = room.get().submission().orElseThrow().number();
    int last = room.get().file().submissionNumber();
    answer.put("version", number);
    answer.put("newerVersion", last > number ? last : null);
    answer.putAll(
        ShownSeries.answer("/api/v1/cases/" + code, archive.presentations().list(version.get())));
    return Answer.json(200, answer);
  }

  /** {@code GET /api/v1/cases/{case}/bundles/{sha256}}, whole or a range. */
  public Answer bundle(Exchange exchange, Session session) {
    String hex = exchange.at("sha256");
    Optional<SubmissionVersion> version =
        SeenCase.find(archive, exchange.at("case"), session.actor()).flatMap(this::shown);
    if (version.isEmpty() || !Sha256.isHex(hex)) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    Sha256 sha256 = Sha256.ofHex(hex);
    Optional<StoredObject> object =
        archive.presentations().holdsBundle(version.get(), sha256)
            ? archive.objects().open(sha256)
            : Optional.empty();
    return object
        .map(found -> BundleAnswer.of(exchange, sha256, found).with("Vary", "Cookie"))
        .orElseGet(() -> Answer.problem(Problem.NOT_FOUND));
  }

  private Optional<SubmissionVersion> shown(SeenCase room) {
    return Optional.of(room)
        .filter(SeenCase::seesImages)
        .flatMap(SeenCase::submission)
        .flatMap(submission -> archive.submissions().ofUpload(submission.upload().text()))
        .filter(submission -> submission.erasedAt().isEmpty())
        .map(eir.archive.index.Submission::id);
  }

  private void opened(Session session, SeenCase room) {
    String code = room.file().code().text();
    if (openings.take(session.id() + code)) {
      archive.events().append(Act.of(session.who(), "IMAGES_OPENED", "case", code));
    }
  }
}
