package eir.cli.story;

import eir.archive.Archive;
import eir.archive.casework.Findings;
import eir.archive.journal.Who;
import eir.phantom.PhantomCase;
import eir.phantom.identity.PlantedIdentity;
import eir.trial.Actor;
import eir.trial.Attestation;
import eir.trial.CaseCommand;
import eir.trial.CaseFile;
import eir.trial.Sex;
import eir.trial.Signing;
import eir.trial.Slot;
import eir.trial.UnitCode;
import eir.trial.blinding.Blinding;
import eir.trial.charter.Category;
import eir.trial.charter.Charter;
import eir.trial.charter.ChecklistAnswer;
import eir.trial.charter.ChecklistItem;
import eir.trial.charter.Level;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SlicePlane;
import eir.trial.charter.WithdrawalScope;
import eir.trial.decision.AckChannel;
import eir.trial.decision.ConsentOutcome;
import eir.trial.decision.DecisionOutcome;
import eir.trial.decision.Settlement;
import eir.trial.quality.Deviation;
import eir.trial.quality.ImageRef;
import eir.trial.quality.ImagingAge;
import eir.trial.quality.QcAnswer;
import eir.trial.quality.QcCheck;
import eir.trial.quality.QueryAnswer;
import eir.trial.quality.QueryCategory;
import eir.trial.quality.QueryObject;
import eir.trial.reading.ReadForm;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the command of a step: what its person says, as its page would have sent it. */
final class StoryCommands {
  private static final double FIRST_READER = 0.96;
  private static final double SECOND_READER = 1.02;

  private final Archive archive;
  private final StoryImages images;

  /** Over {@code archive}; a SUBMIT sends {@code images} first. */
  StoryCommands(Archive archive, StoryImages images) {
    this.archive = archive;
    this.images = images;
  }

  /**
   * Opens the case of a child: age and sex as on the disc.
   *
   * @param language of the clinic
   */
  CaseCommand.OpenCase open(Step step, String language) {
    PhantomCase child = StoryImages.child(step.child());
    PlantedIdentity who = PlantedIdentity.of(child.seed(), child.repertoire());
    StoryWords words = StoryWords.in(language);
    return new CaseCommand.OpenCase(
        step.site(),
        who.ageYears(),
        who.sex().equals("F") ? Sex.FEMALE : Sex.MALE,
        words.text("diagnosis"),
        words.text("note"),
        "");
  }

  /** The command of a step on a case that is open. */
  CaseCommand of(Step step, CaseFile file, Actor actor, String language, Instant now) {
    Charter charter = archive.cases().charterOf(file).orElseThrow();
    StoryWords words = StoryWords.in(language);
    return switch (step.act()) {
      case SUBMIT -> submit(step, file, charter, actor);
      case QC_PASS -> pass(step, file, words);
      case QC_QUERY -> query(step, words);
      case QC_REJECT -> new CaseCommand.QcReject(words.text("reject"), signed(step));
      case ANSWER_QUERY ->
          new CaseCommand.AnswerQuery(
              file.openQueries().stream()
                  .map(query -> (QueryAnswer) new QueryAnswer.NotObtainable(query.number()))
                  .toList());
      case SIGN_READ -> read(step, file, words);
      case SIGN_ADJUDICATION ->
          new CaseCommand.SignAdjudication(
              new Settlement.Chosen(chosen(step, file, charter), words.text("adjudicate")),
              signed(step));
      case SIGN_DECISION -> decide(step, file, charter, words);
      case SEND_COMMUNICATION -> new CaseCommand.SendCommunication();
      case AMEND_DECISION -> new CaseCommand.AmendDecision(words.text("amend"), signed(step));
      case ACKNOWLEDGE -> new CaseCommand.Acknowledge(AckChannel.PAGE, "");
      case RECORD_CONSENT ->
          new CaseCommand.RecordConsent(
              ConsentOutcome.valueOf(step.data().path("outcome").asString()),
              charter.consentVersions().getFirst(),
              now.atZone(charter.calendar().zone()).toLocalDate());
      case SEND_REFERRAL ->
          new CaseCommand.SendReferral(new UnitCode(step.data().path("unit").asString()));
      case ACCEPT_REFERRAL -> new CaseCommand.AcceptReferral();
      case WITHDRAW ->
          new CaseCommand.Withdraw(
              WithdrawalScope.valueOf(step.data().path("scope").asString()),
              words.text("withdraw"));
      case QUARANTINE -> new CaseCommand.Quarantine(Set.of(burnedIn(file)), "");
      default ->
          throw new IllegalStateException("demo.json asks for " + step.act() + ", not told yet");
    };
  }

  private CaseCommand submit(Step step, CaseFile file, Charter charter, Actor actor) {
    boolean isFirstOfTwo = step.child().equals("EIR-0016") && file.submissions().isEmpty();
    Who sender = Who.of(actor.user().text(), actor.role());
    return new CaseCommand.Submit(
        images.send(step.child(), isFirstOfTwo, file.code(), step.site(), sender),
        new Attestation(
            true,
            true,
            charter.sharingBasis(),
            OptionalInt.of(ImagingAge.spans(charter).getFirst())),
        signed(step));
  }

  private CaseCommand pass(Step step, CaseFile file, StoryWords words) {
    List<Deviation> deviations =
        findings(file).failed().stream()
            .filter(found -> found.level() == Level.MAJOR)
            .map(found -> new Deviation(found.check(), words.text("deviation")))
            .toList();
    List<QcAnswer> seen =
        QcCheck.byEye().stream().map(check -> new QcAnswer(check, QcAnswer.Seen.PASSED)).toList();
    return new CaseCommand.QcPass(seen, deviations, signed(step));
  }

  private static CaseCommand query(Step step, StoryWords words) {
    String category = step.data().path("category").asString();
    return new CaseCommand.QcQuery(
        QueryCategory.valueOf(category),
        new QueryObject.WholeSubmission(),
        words.text("query." + category));
  }

  private CaseCommand read(Step step, CaseFile file, StoryWords words) {
    Slot slot = slot(step);
    Category category = Category.valueOf(step.data().path("category").asString());
    String comment =
        category == Category.CHARACTERISTIC ? "" : words.text("comment." + category.name());
    ReadForm form =
        new StoryRead(
                StoryImages.child(step.child()),
                images,
                file.submission().orElseThrow().upload(),
                findings(file).series())
            .form(category, slot == Slot.R1 ? FIRST_READER : SECOND_READER, comment);
    return new CaseCommand.SignRead(slot, form, signed(step));
  }

  // The adjudicator knows the reads by letters only, and so does demo.json.
  private static Slot chosen(Step step, CaseFile file, Charter charter) {
    int place = step.data().path("choose").asString().charAt(0) - 'A';
    return Blinding.shuffled(Slot.ofReaders(charter.readers()), file).get(place);
  }

  private static CaseCommand decide(Step step, CaseFile file, Charter charter, StoryWords words) {
    DecisionOutcome outcome = DecisionOutcome.valueOf(step.data().path("outcome").asString());
    boolean follows = file.verdict().filter(verdict -> verdict.outcome() == outcome).isPresent();
    return new CaseCommand.SignDecision(
        outcome,
        follows ? "" : words.text("override"),
        charter.nonImagingChecklist().stream()
            .collect(
                Collectors.toMap(
                    ChecklistItem::id,
                    item ->
                        item.id().equals("nf1Known") ? ChecklistAnswer.NO : ChecklistAnswer.YES)),
        signed(step));
  }

  // The phantom burns the name into the axial series after contrast.
  private ImageRef burnedIn(CaseFile file) {
    return findings(file).series().series().stream()
        .filter(series -> series.sequence() == SequenceClass.T1_POST)
        .filter(series -> series.plane() == SlicePlane.AX)
        .map(series -> new ImageRef.Series(series.uid()))
        .findFirst()
        .orElseThrow();
  }

  private Findings findings(CaseFile file) {
    return archive.cases().findings(file.code(), file.submissionNumber()).orElseThrow();
  }

  /** The slot of a reader's step; the first if it is no read. */
  static Slot slot(Step step) {
    return Slot.ofReaders(3).get(step.data().path("slot").asInt(1) - 1);
  }

  private static Signing signed(Step step) {
    return new Signing.Fresh(step.act().signature().orElseThrow());
  }
}
