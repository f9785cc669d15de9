package eir.server.intake;

import eir.archive.Archive;
import eir.archive.access.Link;
import eir.archive.access.LinkOrder;
import eir.archive.access.LinkScope;
import eir.archive.access.LinkUse;
import eir.archive.access.MintedLink;
import eir.archive.index.Closing;
import eir.archive.index.Closure;
import eir.archive.index.Submission;
import eir.archive.index.Upload;
import eir.archive.journal.Who;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Json;
import eir.server.http.Origin;
import eir.server.http.Problem;
import eir.server.http.ProblemException;
import eir.server.intake.UploadApi.Filling;
import eir.server.link.Keyring;
import eir.server.log.Event;
import eir.server.log.EventLog;
import eir.server.log.Fact;
import eir.server.words.Language;
import eir.server.words.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Closing an upload (docs/http.md): attestation in, submission, private link and receipt out. */
public final class ClosingApi {
  private static final Pattern REASON = Pattern.compile("[a-z0-9-]{1,40}");

  /** For one reason; the sum of all reasons stays an int. */
  private static final int MOST_LEFT_OUT = 1_000_000;

  private static final int MOST_REASONS = 50;

  /** What the page sends; docs/http.md names the members. */
  record Signed(
      boolean attested,
      @Nullable String language,
      @Nullable Summary summary,
      @Nullable JsonNode report) {}

  /** What the page counted. */
  record Summary(int files, int images, @Nullable Map<String, Integer> leftOut) {}

  private final Archive archive;
  private final Keyring keyring;
  private final Receipts receipts;
  private final ReceiptPdf pdf;
  private final Origin origin;
  private final Optional<Duration> linkLife;
  private final Function<Language, Words> words;
  private final Runnable wake;
  private final InstantSource clock;
  private final EventLog log;

  /**
   * Over {@code archive}.
   *
   * @param linkLife how long the private link opens; empty for ever
   * @param wake tells the background that there are series to prepare
   */
  public ClosingApi(
      Archive archive,
      Keyring keyring,
      Receipts receipts,
      ReceiptPdf pdf,
      Origin origin,
      Optional<Duration> linkLife,
      Function<Language, Words> words,
      Runnable wake,
      InstantSource clock,
      EventLog log) {
    this.archive = archive;
    this.keyring = keyring;
    this.receipts = receipts;
    this.pdf = pdf;
    this.origin = origin;
    this.linkLife = linkLife;
    this.words = words;
    this.wake = wake;
    this.clock = clock;
    this.log = log;
  }

  /** {@code POST /api/v1/uploads/{u}/close}; again: the same submission under a new link. */
  public Answer close(Exchange exchange, Filling filling) {
    Signed signed = exchange.json(Signed.class);
    if (!signed.attested()) {
      return Answer.problem(Problem.NOT_ATTESTED);
    }
    Summary summary = signed.summary();
    if (summary == null) {
      return Answer.problem(Problem.BODY_MALFORMED);
    }
    Map<String, Integer> leftOut = Optional.ofNullable(summary.leftOut()).orElse(Map.of());
    if (leftOut.size() > MOST_REASONS) {
      return Answer.problem(Problem.BODY_MALFORMED);
    }
    leftOut.forEach(ClosingApi::check);
    int left = leftOut.values().stream().mapToInt(Integer::intValue).sum();
    if (summary.images() < 1 || summary.files() < summary.images()) {
      return Answer.problem(Problem.BODY_MALFORMED);
    }
    // Some senders announce every file of the disc, some only what they will send.
    int neverSent = Math.max(0, filling.upload().announcedFiles() - summary.images());
    String language =
        Optional.ofNullable(signed.language())
            .flatMap(Language::of)
            .orElse(exchange.words().language())
            .tag();
    JsonNode report = signed.report();
    if (report != null && isOfOtherRules(report, filling.upload())) {
      return Answer.problem(Problem.PROFILE_MISMATCH);
    }
    Closing closing =
        new Closing(
            neverSent,
            text(Map.of("attested", true, "language", language, "link", filling.link().id())),
            text(summary),
            report == null ? "{}" : text(report));
    return switch (archive.uploads().close(filling.upload().id(), closing)) {
      case Closure.Closed(Submission submission) ->
          closed(exchange, filling, submission, summary.files(), left, language);
      case Closure.FilesMissing(int expected, int held) ->
          Answer.problem(Problem.FILES_MISSING)
              .with("Eir-Result", "expected=" + expected + ",held=" + held);
      case Closure.SeveralPatients() -> Answer.problem(Problem.SEVERAL_PATIENTS);
      case Closure.StudiesDisagree() -> Answer.problem(Problem.STUDIES_DISAGREE);
      case Closure.SeriesDisagree() -> Answer.problem(Problem.SERIES_DISAGREE);
      case Closure.NotOpen() -> Answer.problem(Problem.UPLOAD_UNKNOWN);
    };
  }

  /** {@code GET …/receipt.json}. */
  public Answer receiptJson(Exchange exchange, Filling filling) {
    return archive
        .submissions()
        .ofUpload(filling.upload().id())
        .flatMap(submission -> archive.submissions().receipt(submission.id()))
        .map(json ->
            Answer.whole(200, "application/json", json.getBytes(StandardCharsets.UTF_8))
                .with("Content-Disposition", "attachment; filename=\"eir-receipt.json\""))
        .orElse(Answer.problem(Problem.NOT_CLOSED));
  }

  /** {@code GET …/receipt.pdf}, in the language of the request. */
  public Answer receiptPdf(Exchange exchange, Filling filling) throws IOException {
    Optional<JsonNode> receipt =
        archive.submissions().ofUpload(filling.upload().id()).flatMap(receipts::find);
    if (receipt.isEmpty()) {
      return Answer.problem(Problem.NOT_CLOSED);
    }
    Words spoken =
        exchange
            .query("lang")
            .flatMap(Language::of)
            .or(() -> Language.of(receipt.get().path("language").asString("en")))
            .map(words)
            .orElse(exchange.words());
    return Answer.whole(200, "application/pdf", pdf.of(receipt.get(), spoken))
        .with("Content-Disposition", "attachment; filename=\"eir-receipt.pdf\"");
  }

  /** {@code GET …/SHA256SUMS}. */
  public Answer sums(Exchange exchange, Filling filling) {
    return archive
        .submissions()
        .ofUpload(filling.upload().id())
        .map(submission ->
            Answer.text(200, receipts.sums(submission))
                .with("Content-Disposition", "attachment; filename=\"SHA256SUMS\""))
        .orElse(Answer.problem(Problem.NOT_CLOSED));
  }

  private Answer closed(
      Exchange exchange,
      Filling filling,
      Submission submission,
      int chosen,
      int left,
      String language) {
    Who creator = Who.link(filling.link().id());
    // A page that lost the first answer asks again: the link nobody saw must not stay open.
    for (Link earlier : archive.links().listOfSubmission(submission.id())) {
      if (earlier.creator().equals(creator.id())) {
        archive.links().revokeUnused(earlier.id(), creator);
      }
    }
    MintedLink minted =
        archive
            .links()
            .mint(
                new LinkOrder(
                    new LinkScope.ViewOf(submission.id()),
                    Optional.empty(),
                    linkLife.map(life -> clock.instant().plus(life)),
                    List.of(),
                    false,
                    creator));
    String receipt = receipts.keep(submission, filling.upload(), chosen, left, language);
    wake.run();
    keyring.used(exchange, filling.link(), LinkUse.Action.SUBMIT);
    log.info(
        Event.UPLOAD_CLOSED,
        new Fact.Given("requestId", exchange.requestId()),
        new Fact.Given("upload", filling.upload().id()),
        new Fact.Given("submission", submission.id().submission()),
        new Fact.Count("images", submission.images()),
        new Fact.Count("bytes", submission.bytes()));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("schema", "eir.receipt/1");
    answer.put("submission", submission.id().submission());
    answer.put("link", origin.at("/v/" + minted.link().id() + "#" + minted.key().reveal()));
    answer.put("receipt", Json.tree(receipt.getBytes(StandardCharsets.UTF_8)));
    return Answer.json(200, answer);
  }

  /** Whether the report tells of another profile than the one that every file was proved by. */
  private static boolean isOfOtherRules(JsonNode report, Upload upload) {
    String told = report.path("profileHash").asString("");
    return !told.isEmpty() && !told.equals(upload.rules().hash());
  }

  private static void check(String reason, Integer count) {
    if (count == null || count < 0 || count > MOST_LEFT_OUT || !REASON.matcher(reason).matches()) {
      throw new ProblemException(Problem.BODY_MALFORMED);
    }
  }

  private static String text(Object value) {
    return new String(Json.bytes(value), StandardCharsets.UTF_8);
  }
}
