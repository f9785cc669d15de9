package eir.trial.guard;

import static eir.trial.SmallTrial.CAIO;
import static eir.trial.SmallTrial.OLGA;
import static eir.trial.SmallTrial.RUI;
import static eir.trial.SmallTrial.SERIES;
import static eir.trial.guard.GuardCase.ask;
import static eir.trial.guard.GuardCase.holds;
import static eir.trial.guard.GuardCase.refuses;

import eir.trial.Actor;
import eir.trial.CaseCommand;
import eir.trial.Say;
import eir.trial.Slot;
import eir.trial.SmallTrial;
import eir.trial.Story;
import eir.trial.quality.QueryAnswer;
import eir.trial.quality.QueryCategory;
import eir.trial.quality.QueryObject;
import eir.trial.reading.SignableForms;
import java.util.List;

/** Examples of the guards of questions and answers: G08, G10, G15, G19, and G35 in answers. */
final class QueryGuardCases {
  private static final QueryObject ALL_OF_IT = new QueryObject.WholeSubmission();
  private static final QueryObject ONE_SERIES = new QueryObject.Images(SERIES);
  private static final String CALL = "please call (11) 91234-5678";

  static final List<GuardCase> ALL =
      List.of(
          holds(Guard.G08, "it is asked in words", () -> ask(Story.inQc(), CAIO, Say.ask())),
          holds(
              Guard.G08,
              "another question of the same category is about something else",
              () -> ask(identitySeen(), OLGA, images(QueryCategory.IDENTITY, ALL_OF_IT))),
          holds(
              Guard.G08,
              "the same was asked before and answered",
              () -> {
                Story story = Story.queried();
                return ask(story.does(RUI, Say.answer(story.file)), CAIO, Say.ask());
              }),
          holds(
              Guard.G08,
              "quality control says as much as there is room for",
              () -> ask(Story.inQc(), CAIO, asked("x ".repeat(1000)))),
          refuses(
              Guard.G08,
              "the same is being asked about the same images",
              () -> ask(identitySeen(), OLGA, images(QueryCategory.IDENTITY, ONE_SERIES))),
          refuses(
              Guard.G08, "quality control says nothing", () -> ask(Story.inQc(), CAIO, asked(" "))),
          refuses(
              Guard.G08,
              "quality control says too much",
              () -> ask(Story.inQc(), CAIO, asked("x".repeat(2001)))),
          refuses(
              Guard.G08,
              "quality control writes a number to call",
              () -> ask(Story.inQc(), CAIO, asked(CALL))),
          refuses(
              Guard.G08,
              "a reader writes a number to call",
              () -> {
                Story story = Story.reading();
                return ask(
                    story,
                    story.holder(Slot.R1),
                    new CaseCommand.ReaderQuery(QueryCategory.CONTRAST, ALL_OF_IT, CALL));
              }),
          holds(
              Guard.G10,
              "the open question is answered",
              () -> {
                Story story = Story.queried();
                return ask(story, RUI, Say.answer(story.file));
              }),
          holds(
              Guard.G10,
              "what was asked for cannot be had",
              () -> {
                Story story = Story.queried();
                return ask(story, RUI, Say.nothing(story.file));
              }),
          refuses(
              Guard.G10,
              "one of two questions stays open",
              () ->
                  ask(
                      Story.queried().does(CAIO, Say.quarantine()),
                      RUI,
                      answers(new QueryAnswer.NotObtainable(1)))),
          refuses(
              Guard.G10,
              "a question is answered that nobody asked",
              () ->
                  ask(
                      Story.queried(),
                      RUI,
                      answers(new QueryAnswer.NotObtainable(1), new QueryAnswer.NotObtainable(2)))),
          refuses(
              Guard.G10,
              "one question has two answers",
              () ->
                  ask(
                      Story.queried(),
                      RUI,
                      answers(
                          new QueryAnswer.NotObtainable(1),
                          new QueryAnswer.Text(1, "series five")))),
          refuses(
              Guard.G10,
              "an answer has no words",
              () -> ask(Story.queried(), RUI, answers(new QueryAnswer.Text(1, " ")))),
          refuses(Guard.G10, "no question is open", () -> ask(Story.deciding(), RUI, answers())),
          refuses(
              Guard.G35,
              "an answer identifies",
              () -> ask(Story.queried(), RUI, answers(new QueryAnswer.Text(1, CALL)))),
          holds(
              Guard.G15,
              "a reader who has not signed asks",
              () -> {
                Story story = Story.reading();
                return ask(story, story.holder(Slot.R2), Say.readerAsks());
              }),
          holds(
              Guard.G15,
              "the adjudicator asks",
              () -> {
                Story story = Story.adjudicating();
                return ask(story, story.holder(Slot.ADJ), Say.readerAsks());
              }),
          refuses(
              Guard.G15,
              "a reader who has signed asks",
              () -> {
                Story story = Story.reading();
                Actor reader = story.holder(Slot.R1);
                return ask(
                    story.signs(Slot.R1, SignableForms.characteristic()), reader, Say.readerAsks());
              }),
          holds(
              Guard.G19,
              "the images were not evaluable",
              () -> ask(notEvaluable(), OLGA, Say.askForNewImages())),
          holds(
              Guard.G19,
              "images are quarantined",
              () -> ask(identitySeen(), OLGA, Say.askForNewImages())),
          refuses(
              Guard.G19,
              "the images were good enough",
              () -> ask(Story.deciding(), OLGA, Say.askForNewImages())),
          refuses(
              Guard.G19,
              "all submissions are used up",
              () -> {
                Story story = OpeningGuardCases.submittedThrice();
                story.does(RUI, Say.nothing(story.file)).does(CAIO, Say.reject());
                return ask(story, OLGA, Say.askForNewImages());
              }));

  private QueryGuardCases() {}

  /** A conclusion that the images could not be judged. */
  static Story notEvaluable() {
    return Story.reading()
        .signs(Slot.R1, SignableForms.notEvaluable())
        .signs(Slot.R2, SignableForms.notEvaluable());
  }

  private static Story identitySeen() {
    return Story.deciding().does(SmallTrial.CAIO, Say.quarantine());
  }

  private static CaseCommand asked(String text) {
    return new CaseCommand.QcQuery(QueryCategory.MISSING_SERIES, ALL_OF_IT, text);
  }

  private static CaseCommand images(QueryCategory category, QueryObject object) {
    return new CaseCommand.RequestResubmission(category, object, "Please send it again");
  }

  private static CaseCommand answers(QueryAnswer... all) {
    return new CaseCommand.AnswerQuery(List.of(all));
  }
}
