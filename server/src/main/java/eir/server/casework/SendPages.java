package eir.server.casework;

import eir.archive.Archive;
import eir.archive.access.LinkOrder;
import eir.archive.access.LinkScope;
import eir.archive.access.MintedLink;
import eir.archive.access.Session;
import eir.archive.index.Submission;
import eir.archive.index.Upload;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Form;
import eir.server.http.Problem;
import eir.server.page.Pages;
import eir.trial.Act;
import eir.trial.Attestation;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.CaseFile;
import eir.trial.Matrix;
import eir.trial.Refusal;
import eir.trial.Ruling;
import eir.trial.Signing;
import eir.trial.UploadId;
import eir.trial.audit.SignatureMeaning;
import eir.trial.quality.ImagingAge;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How images come to a case: by an upload link made for it, then handed in under a signature. What
 * arrived by another link of the site can be handed in too, as long as no case holds it.
 */
public final class SendPages {
  /** A working day: so long the link opens by which somebody sends for this case. */
  private static final Duration OWN_LINK = Duration.ofHours(12);

  private static final int LOOKED_AT = 20;
  private static final Set<Refusal> TOLD =
      Set.of(Refusal.OTHER_CHILD, Refusal.SUBMISSION_INCOMPLETE);

  private final Archive archive;
  private final Pages pages;
  private final InstantSource clock;

  /** Over {@code archive}. */
  public SendPages(Archive archive, Pages pages, InstantSource clock) {
    this.archive = archive;
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * Images that can be handed in.
   *
   * @param isForThisCase whether they came by a link made for it
   */
  public record Arrived(Submission submission, boolean isForThisCase) {}

  /**
   * Images that were sent for this case and cannot be handed in, with the sentence that says why.
   */
  public record Refused(Submission submission, String why) {}

  /** {@code POST /cases/{case}/send}: on to the upload page, by a link of this case. */
  public Answer open(Exchange exchange, Session session, Form form) {
    Optional<SeenCase> seen = SeenCase.find(archive, exchange.at("case"), session.actor());
    if (seen.isEmpty()) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    if (!Matrix.who(seen.get().state(), Act.SUBMIT).contains(session.role())) {
      return Answer.see(NextStep.page(seen.get().code()));
    }
    return upload(seen.get().file(), session);
  }

  /** On to the upload page, by a new link of this case. */
  Answer upload(CaseFile file, Session session) {
    MintedLink minted =
        archive
            .links()
            .mint(
                new LinkOrder(
                    new LinkScope.UploadTo(file.opened().site().text(), Optional.of(file.code())),
                    Optional.of(file.code().text()),
                    Optional.of(clock.instant().plus(OWN_LINK)),
                    List.of(),
                    false,
                    session.who()));
    // The key is in the fragment, which no Referer and no log holds.
    return Answer.see("/u/" + minted.link().id() + "#" + minted.key().reveal());
  }

  /** The form of SUBMIT: which images, three statements, the signature. Its page is its own. */
  static ActForm form(SeenCase seen) {
    return new ActForm(
        Act.SUBMIT,
        List.of(),
        (form, errors) -> {
          String upload = form.field("upload");
          errors.require(upload.matches("[0-9A-Za-z-]{1,64}"), "upload", "form.choose");
          for (String statement : List.of("rightChild", "pixels", "basis")) {
            errors.require(form.isTicked(statement), statement, "send.statement.missing");
          }
          List<Integer> spans = ImagingAge.spans(seen.charter());
          Optional<Integer> age =
              spans.stream()
                  .filter(days -> String.valueOf(days).equals(form.field("imagingAge")))
                  .findFirst();
          errors.require(age.isPresent(), "imagingAge", "form.choose");
          return errors.isEmpty()
              ? Optional.of(
                  new CaseCommand.Submit(
                      new UploadId(upload),
                      new Attestation(
                          true,
                          true,
                          seen.charter().sharingBasis(),
                          OptionalInt.of(age.orElseThrow())),
                      new Signing.Fresh(SignatureMeaning.RESPONSIBILITY)))
              : Optional.empty();
        });
  }

  Answer answer(ActPages.Asked asked, int status, Optional<Notice> notice) {
    SeenCase seen = asked.seen();
    return pages
        .page(
            asked.exchange(),
            asked.session(),
            "cases",
            asked.exchange().words().text("send.title", seen.code().text()))
        .with("code", seen.code().text())
        .with("state", seen.state())
        .with("isNew", seen.file().submissions().isEmpty())
        .with("isOffered", Matrix.who(seen.state(), Act.SUBMIT).contains(asked.session().role()))
        .with("basis", seen.charter().sharingBasis())
        .with("ages", ImagingAge.spans(seen.charter()))
        .with("arrived", arrived(seen, asked.session()))
        .with("refused", refused(asked))
        .with("versions", asked.versions())
        .with("id", asked.id())
        .with("notice", notice)
        .with("typed", asked.typed())
        .with("errors", asked.errors())
        .answer(status, "send.jte", asked.exchange());
  }

  private List<Arrived> arrived(SeenCase seen, Session session) {
    String site = seen.file().opened().site().text();
    return archive.submissions().listOfSite(site, LOOKED_AT, 0).stream()
        .filter(submission -> canBeHandedIn(submission, seen, session))
        .map(submission -> new Arrived(submission, isFor(submission, seen)))
        .sorted(Comparator.comparing(each -> !each.isForThisCase()))
        .toList();
  }

  // Somebody who has just sent another child's images must not look for them in vain.
  private List<Refused> refused(ActPages.Asked asked) {
    SeenCase seen = asked.seen();
    String site = seen.file().opened().site().text();
    return archive.submissions().listOfSite(site, LOOKED_AT, 0).stream()
        .filter(submission -> isFor(submission, seen))
        .flatMap(submission ->
            ruling(submission, seen, asked.session()) instanceof Ruling.Refused refused
                    && TOLD.contains(refused.why())
                ? Stream.of(
                    new Refused(submission, Notice.of(refused, asked.exchange().words()).text()))
                : Stream.<Refused>empty())
        .toList();
  }

  // The rules know which images are whole, of this child, and in no case yet.
  private boolean canBeHandedIn(Submission submission, SeenCase seen, Session session) {
    return ruling(submission, seen, session) instanceof Ruling.Allowed;
  }

  private Ruling ruling(Submission submission, SeenCase seen, Session session) {
    CaseCommand.Submit submit =
        new CaseCommand.Submit(
            new UploadId(submission.upload()),
            new Attestation(true, true, seen.charter().sharingBasis()),
            new Signing.Fresh(SignatureMeaning.RESPONSIBILITY));
    return archive.cases().wouldRule(seen.file(), session.actor(), submit);
  }

  private boolean isFor(Submission submission, SeenCase seen) {
    return archive
        .uploads()
        .find(submission.upload())
        .map(Upload::link)
        .flatMap(link -> archive.links().find(link))
        .filter(link ->
            link.scope() instanceof LinkScope.UploadTo(_, Optional<CaseCode> ofCase)
                && ofCase.equals(Optional.of(seen.code())))
        .isPresent();
  }
}
