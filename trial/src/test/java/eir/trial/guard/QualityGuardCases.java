package eir.trial.guard;

import static eir.trial.SmallTrial.ANA;
import static eir.trial.SmallTrial.CAIO;
import static eir.trial.SmallTrial.RUI;
import static eir.trial.guard.GuardCase.ask;
import static eir.trial.guard.GuardCase.holds;
import static eir.trial.guard.GuardCase.refuses;

import eir.trial.Actor;
import eir.trial.CaseCommand;
import eir.trial.Role;
import eir.trial.Say;
import eir.trial.Slot;
import eir.trial.Story;
import eir.trial.audit.SignatureMeaning;
import eir.trial.charter.Level;
import eir.trial.charter.SequenceClass;
import eir.trial.quality.CheckedSubmission;
import eir.trial.quality.Deviation;
import eir.trial.quality.QcAnswer;
import eir.trial.quality.QcAnswer.Seen;
import eir.trial.quality.QcCheck;
import eir.trial.quality.QcFinding;
import eir.trial.quality.SubmissionFacts;
import eir.trial.quality.Submissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Examples of the guards of quality control: G05, G06, G07, G09. */
final class QualityGuardCases {
  private static final Actor RUI_AS_QC = Actor.of(RUI.user(), Role.QC);
  private static final String FLAIR = "1.3";
  private static final QcCheck BY_EYE_CRITICAL = byEye(Level.CRITICAL);
  private static final QcCheck BY_EYE_MAJOR = byEye(Level.MAJOR);

  static final List<GuardCase> ALL =
      List.of(
          holds(
              Guard.G05,
              "everything was looked at and nothing found",
              () -> ask(Story.inQc(), CAIO, Say.pass())),
          holds(
              Guard.G05,
              "a minor finding is only recorded",
              () -> ask(found(Level.MINOR), CAIO, Say.pass())),
          holds(
              Guard.G05,
              "a major finding is accepted with a reason",
              () -> ask(found(Level.MAJOR), CAIO, accepting(QcCheck.Q05, Say.REASON))),
          holds(
              Guard.G05,
              "a major fault seen by eye is accepted with a reason",
              () -> ask(Story.inQc(), CAIO, seen(BY_EYE_MAJOR, Seen.FAILED, Say.REASON))),
          holds(
              Guard.G05,
              "Eir passes what is clean where the charter lets it",
              () -> ask(automatic(List.of()), Actor.SYSTEM, Say.pass())),
          holds(
              Guard.G05,
              "what seemed to be missing is a series that was taken for another",
              () -> ask(takenForAnother(), CAIO, corrected(SequenceClass.FLAIR))),
          refuses(
              Guard.G05,
              "with the class that a person gives a series, another one is missing",
              () -> ask(story(Submissions.clean()), CAIO, corrected(SequenceClass.OTHER))),
          refuses(
              Guard.G05,
              "the automatic checks have not run",
              () -> {
                Story story = Story.inQc();
                story.trial.findings = Optional.empty();
                return ask(story, CAIO, Say.pass());
              }),
          refuses(
              Guard.G05,
              "a check by eye has no answer",
              () ->
                  ask(
                      Story.inQc(),
                      CAIO,
                      pass(Say.allSeen().subList(1, Say.allSeen().size()), List.of()))),
          refuses(
              Guard.G05,
              "a check by eye was not done",
              () -> ask(Story.inQc(), CAIO, seen(BY_EYE_MAJOR, Seen.NOT_DONE, Say.REASON))),
          refuses(
              Guard.G05,
              "a critical finding, even with a reason",
              () -> ask(found(Level.CRITICAL), CAIO, accepting(QcCheck.Q05, Say.REASON))),
          refuses(
              Guard.G05,
              "the worst of two findings of one check decides, first or last",
              () ->
                  ask(
                      found(Level.CRITICAL, Level.MAJOR),
                      CAIO,
                      accepting(QcCheck.Q05, Say.REASON))),
          refuses(
              Guard.G05,
              "the worst of two findings of one check decides, last or first",
              () ->
                  ask(
                      found(Level.MAJOR, Level.CRITICAL),
                      CAIO,
                      accepting(QcCheck.Q05, Say.REASON))),
          refuses(
              Guard.G05,
              "a critical fault seen by eye, even with a reason",
              () -> ask(Story.inQc(), CAIO, seen(BY_EYE_CRITICAL, Seen.FAILED, Say.REASON))),
          refuses(
              Guard.G05,
              "a major finding that nobody accepted",
              () -> ask(found(Level.MAJOR), CAIO, Say.pass())),
          refuses(
              Guard.G05,
              "a major finding accepted in too few words",
              () -> ask(found(Level.MAJOR), CAIO, accepting(QcCheck.Q05, "fine"))),
          refuses(
              Guard.G05,
              "another check than the one that failed is accepted",
              () -> ask(found(Level.MAJOR), CAIO, accepting(QcCheck.Q06, Say.REASON))),
          refuses(
              Guard.G05,
              "Eir passes nothing where the charter asks for a person",
              () -> ask(Story.inQc(), Actor.SYSTEM, Say.pass())),
          refuses(
              Guard.G05,
              "Eir passes nothing with the slightest finding",
              () ->
                  ask(
                      automatic(List.of(new QcFinding(QcCheck.Q05, Level.INFO))),
                      Actor.SYSTEM,
                      Say.pass())),
          holds(
              Guard.G06,
              "somebody who neither sent nor reads controls it",
              () -> ask(Story.inQc(), CAIO, Say.ask())),
          holds(
              Guard.G06,
              "a reader controls where the charter allows it",
              () -> {
                Story story = Story.reading().does(ANA, Say.returnToQc());
                story.charter = Story.charter(2, json -> json.put("allowQcReader", true));
                return ask(story, readerAsQc(story), Say.pass());
              }),
          refuses(
              Guard.G06, "who sent it passes it", () -> ask(Story.inQc(), RUI_AS_QC, Say.pass())),
          refuses(
              Guard.G06,
              "who sent it asks about it",
              () -> ask(Story.inQc(), RUI_AS_QC, Say.ask())),
          refuses(
              Guard.G06,
              "who sent it rejects it",
              () -> ask(Story.inQc(), RUI_AS_QC, Say.reject())),
          refuses(
              Guard.G06,
              "who sent it passes it, also where readers may control",
              () -> {
                Story story = Story.inQc();
                story.charter = Story.charter(2, json -> json.put("allowQcReader", true));
                return ask(story, RUI_AS_QC, Say.pass());
              }),
          refuses(
              Guard.G06,
              "who holds a slot passes it",
              () -> {
                Story story = Story.reading().does(ANA, Say.returnToQc());
                return ask(story, readerAsQc(story), Say.pass());
              }),
          holds(
              Guard.G07,
              "the one question was answered",
              () -> {
                Story story = Story.queried();
                return ask(story.does(RUI, Say.answer(story.file)), CAIO, Say.pass());
              }),
          refuses(
              Guard.G07,
              "a question is still open",
              () ->
                  ask(
                      Story.deciding()
                          .does(CAIO, Say.quarantine())
                          .does(ANA, Say.unlock(Slot.R1))
                          .does(ANA, Say.returnToQc()),
                      CAIO,
                      Say.pass())),
          holds(
              Guard.G09,
              "the site has nothing better",
              () -> {
                Story story = Story.queried();
                return ask(story.does(RUI, Say.nothing(story.file)), CAIO, Say.reject());
              }),
          holds(
              Guard.G09,
              "all submissions are used up",
              () -> {
                Story story = OpeningGuardCases.submittedThrice();
                return ask(story.does(RUI, Say.answer(story.file)), CAIO, Say.reject());
              }),
          refuses(Guard.G09, "nobody asked the site", () -> ask(Story.inQc(), CAIO, Say.reject())),
          refuses(
              Guard.G09,
              "the site answered in words",
              () -> {
                Story story = Story.queried();
                return ask(story.does(RUI, Say.answer(story.file)), CAIO, Say.reject());
              }),
          refuses(
              Guard.G09,
              "no reason is given",
              () -> {
                Story story = Story.queried();
                return ask(
                    story.does(RUI, Say.nothing(story.file)),
                    CAIO,
                    new CaseCommand.QcReject(" ", Say.signed(SignatureMeaning.REVIEW)));
              }));

  private QualityGuardCases() {}

  private static QcCheck byEye(Level level) {
    return QcCheck.byEye().stream()
        .filter(check -> check.levelIfNot() == level)
        .findFirst()
        .orElseThrow();
  }

  private static Actor readerAsQc(Story story) {
    return Actor.of(story.file.reader(Slot.R1).orElseThrow(), Role.QC);
  }

  private static Story found(Level... levels) {
    Story story = Story.inQc();
    story.trial.findings =
        Optional.of(Stream.of(levels).map(level -> new QcFinding(QcCheck.Q05, level)).toList());
    return story;
  }

  // The axial FLAIR was taken for something else, so that a required series seems to be missing.
  private static Story takenForAnother() {
    return story(Submissions.taking(FLAIR, SequenceClass.OTHER));
  }

  private static Story story(SubmissionFacts facts) {
    Story story = Story.inQc();
    CheckedSubmission checked = CheckedSubmission.of(facts, story.charter);
    story.trial.findings = Optional.of(checked.failed());
    story.trial.series = checked.series();
    return story;
  }

  private static CaseCommand corrected(SequenceClass found) {
    return new CaseCommand.QcPass(
        Say.allSeen(), List.of(), Map.of(FLAIR, found), Say.signed(SignatureMeaning.REVIEW));
  }

  private static Story automatic(List<QcFinding> findings) {
    Story story = Story.inQc();
    story.charter = Story.charter(2, json -> json.put("qcMode", "AUTO_IF_CLEAN"));
    story.trial.findings = Optional.of(findings);
    return story;
  }

  private static CaseCommand accepting(QcCheck check, String reason) {
    return pass(Say.allSeen(), List.of(new Deviation(check, reason)));
  }

  private static CaseCommand seen(QcCheck check, Seen seen, String reason) {
    List<QcAnswer> answers = new ArrayList<>(Say.allSeen());
    answers.replaceAll(answer -> answer.check() == check ? new QcAnswer(check, seen) : answer);
    return pass(answers, List.of(new Deviation(check, reason)));
  }

  private static CaseCommand pass(List<QcAnswer> answers, List<Deviation> deviations) {
    return new CaseCommand.QcPass(answers, deviations, Say.signed(SignatureMeaning.REVIEW));
  }
}
