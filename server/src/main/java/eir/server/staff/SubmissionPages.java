package eir.server.staff;

import eir.archive.Archive;
import eir.archive.access.Link;
import eir.archive.access.LinkOrder;
import eir.archive.access.LinkScope;
import eir.archive.access.MintedLink;
import eir.archive.access.Session;
import eir.archive.index.Closing;
import eir.archive.index.Presentation;
import eir.archive.index.Site;
import eir.archive.index.Submission;
import eir.archive.index.SubmissionVersion;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Form;
import eir.server.http.Json;
import eir.server.http.Problem;
import eir.server.intake.ReceiptPdf;
import eir.server.intake.Receipts;
import eir.server.page.Pages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What has arrived: the list, and one submission with inventory, report and links. */
public final class SubmissionPages {
  private static final int PAGE = 50;

  /** A working day: so long the link opens by which staff looks from a submission's page. */
  private static final Duration OWN_LINK = Duration.ofHours(12);

  private final Archive archive;
  private final Receipts receipts;
  private final ReceiptPdf pdf;
  private final Pages pages;
  private final LinkPages links;
  private final Optional<Duration> linkLife;
  private final InstantSource clock;

  /**
   * Over {@code archive}.
   *
   * @param linkLife the end that a new link's form proposes; empty for none
   */
  public SubmissionPages(
      Archive archive,
      Receipts receipts,
      ReceiptPdf pdf,
      Pages pages,
      LinkPages links,
      Optional<Duration> linkLife,
      InstantSource clock) {
    this.archive = archive;
    this.receipts = receipts;
    this.pdf = pdf;
    this.pages = pages;
    this.links = links;
    this.linkLife = linkLife;
    this.clock = clock;
  }

  /** {@code GET /staff/submissions?skip=50}. */
  public Answer list(Exchange exchange, Session session) {
    String asked = exchange.query("skip").orElse("");
    int skip = asked.matches("[0-9]{1,7}") ? Integer.parseInt(asked) : 0;
    List<Submission> found = archive.submissions().list(PAGE + 1, skip);
    List<Submission> listed = found.subList(0, Math.min(PAGE, found.size()));
    Map<String, Site> sites = new HashMap<>();
    archive.sites().list().forEach(site -> sites.put(site.code(), site));
    return pages
        .page(exchange, session, "submissions", exchange.words().text("submissions.title"))
        .with("submissions", listed)
        .with("states", SubmissionState.of(listed, archive.presentations()))
        .with("sites", sites)
        .with("now", clock.instant())
        .with("skip", skip)
        .with("page", PAGE)
        .with("hasOlder", found.size() > PAGE)
        .answer(200, "submissions.jte", exchange);
  }

  /** {@code GET /s/{submission}/v/{version}}: the canonical name leads to the page. */
  public Answer canonical(Exchange exchange, Session session) {
    return found(exchange)
        .map(submission -> Answer.see(path(submission)))
        .orElse(Answer.problem(Problem.NOT_FOUND));
  }

  /** {@code GET /staff/submissions/{submission}/v/{version}}. */
  public Answer one(Exchange exchange, Session session) {
    return found(exchange)
        .map(submission -> one(exchange, session, 200, submission, Form.empty(), new FormErrors()))
        .orElse(Answer.problem(Problem.NOT_FOUND));
  }

  /** {@code POST …/links}: a new viewing link, shown once. */
  public Answer mint(Exchange exchange, Session session, Form form) {
    Optional<Submission> submission = found(exchange);
    if (submission.isEmpty() || submission.get().erasedAt().isPresent()) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    FormErrors errors = new FormErrors();
    LinkForm wanted = LinkForm.read(form, exchange.words(), clock.instant(), errors);
    if (!errors.isEmpty()) {
      return one(exchange, session, 422, submission.get(), form, errors);
    }
    MintedLink minted =
        archive
            .links()
            .mint(
                new LinkOrder(
                    new LinkScope.ViewOf(submission.get().id()),
                    wanted.label(),
                    wanted.expires(),
                    wanted.origins(),
                    form.isTicked("download"),
                    session.who()));
    return links.minted(
        exchange, session, minted, exchange.words().text("link.made.view"), path(submission.get()));
  }

  /**
   * {@code POST …/view}: the reading room, by a link of this person's own that ends soon. So the
   * way of staff to the images is the way of everybody, and stands in the same log.
   */
  public Answer view(Exchange exchange, Session session, Form form) {
    Optional<Submission> submission = found(exchange);
    if (submission.isEmpty() || submission.get().erasedAt().isPresent()) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    String label = exchange.words().text("link.label.own", session.account().name());
    MintedLink minted =
        archive
            .links()
            .mint(
                new LinkOrder(
                    new LinkScope.ViewOf(submission.get().id()),
                    Optional.of(label.substring(0, Math.min(label.length(), 120))),
                    Optional.of(clock.instant().plus(OWN_LINK)),
                    List.of(),
                    false,
                    session.who()));
    return links.opened(exchange, minted);
  }

  /** {@code GET …/receipt.pdf}. */
  public Answer receiptPdf(Exchange exchange, Session session) throws IOException {
    Optional<JsonNode> receipt = found(exchange).flatMap(receipts::find);
    return receipt.isEmpty()
        ? Answer.problem(Problem.NOT_FOUND)
        : Answer.whole(200, "application/pdf", pdf.of(receipt.get(), exchange.words()))
            .with("Content-Disposition", "attachment; filename=\"eir-receipt.pdf\"");
  }

  /** {@code GET …/report.pdf}: what the sender's computer did, to be filed. */
  public Answer reportPdf(Exchange exchange, Session session) throws IOException {
    Optional<Submission> submission = found(exchange);
    Optional<JsonNode> receipt = submission.flatMap(receipts::find);
    Optional<JsonNode> report =
        submission
            .flatMap(one -> archive.submissions().closing(one.id()))
            .map(closing -> tree(closing.report()))
            .filter(tree -> tree.path("actions").isArray());
    return receipt.isEmpty() || report.isEmpty()
        ? Answer.problem(Problem.NOT_FOUND)
        : Answer.whole(
                200, "application/pdf", pdf.report(receipt.get(), report.get(), exchange.words()))
            .with("Content-Disposition", "attachment; filename=\"eir-deid-report.pdf\"");
  }

  /** {@code GET …/receipt.json}. */
  public Answer receiptJson(Exchange exchange, Session session) {
    return found(exchange)
        .flatMap(submission -> archive.submissions().receipt(submission.id()))
        .map(json -> Answer.whole(200, "application/json", json.getBytes(StandardCharsets.UTF_8)))
        .orElse(Answer.problem(Problem.NOT_FOUND));
  }

  /** {@code GET …/SHA256SUMS}. */
  public Answer sums(Exchange exchange, Session session) {
    return found(exchange)
        .map(submission -> Answer.text(200, receipts.sums(submission)))
        .orElse(Answer.problem(Problem.NOT_FOUND));
  }

  /** The address of a submission's page. */
  static String path(Submission submission) {
    return "/staff/submissions/" + submission.id().submission() + "/v/" + submission.id().version();
  }

  private Optional<Submission> found(Exchange exchange) {
    String id = exchange.at("submission");
    String version = exchange.at("version");
    return id.matches("[0-9a-z]{1,32}") && version.matches("[1-9][0-9]{0,5}")
        ? archive.submissions().find(new SubmissionVersion(id, Integer.parseInt(version)))
        : Optional.empty();
  }

  private Answer one(
      Exchange exchange,
      Session session,
      int status,
      Submission submission,
      Form form,
      FormErrors errors) {
    List<Link> made = archive.links().listOfSubmission(submission.id());
    Map<String, Presentation.Shown> shown = new HashMap<>();
    archive.presentations().list(submission.id()).forEach(each -> shown.put(each.id(), each));
    Optional<Closing> closing = archive.submissions().closing(submission.id());
    String proposedEnd =
        linkLife
            .map(life -> clock.instant().plus(life).atZone(exchange.words().zone()))
            .map(end -> end.toLocalDate().toString())
            .orElse("");
    return pages
        .page(
            exchange,
            session,
            "submissions",
            exchange.words().text("submission.title", submission.number()))
        .leadingTo(path(submission))
        .with("submission", submission)
        .with("path", path(submission))
        .with("site", archive.sites().find(submission.site()))
        .with("inventory", archive.submissions().inventory(submission.id()))
        .with("shown", shown)
        .with("report", closing.map(Closing::report).map(SubmissionPages::tree))
        .with("leftOut", closing.map(SubmissionPages::leftOut).orElse(0))
        .with("state", SubmissionState.of(submission, archive.presentations()))
        .with("links", made.stream().filter(link -> !link.hasEnded(clock.instant())).toList())
        .with("ended", made.stream().filter(link -> link.hasEnded(clock.instant())).toList())
        .with("history", Happening.of(submission.id(), made, archive))
        .with("proposedEnd", proposedEnd)
        .with("now", clock.instant())
        .with("form", form)
        .with("errors", errors)
        .answer(status, "submission.jte", exchange);
  }

  /** What the page did not send, for whatever reason. */
  private static int leftOut(Closing closing) {
    int files = 0;
    for (JsonNode count : tree(closing.summary()).path("leftOut")) {
      files += count.asInt(0);
    }
    return files;
  }

  private static JsonNode tree(String json) {
    return Json.tree(json.getBytes(StandardCharsets.UTF_8));
  }
}
