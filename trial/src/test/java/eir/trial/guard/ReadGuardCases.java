package eir.trial.guard;

import static eir.trial.guard.GuardCase.ask;
import static eir.trial.guard.GuardCase.holds;
import static eir.trial.guard.GuardCase.refuses;

import eir.trial.CaseCommand;
import eir.trial.Say;
import eir.trial.Slot;
import eir.trial.Story;
import eir.trial.audit.SignatureMeaning;
import eir.trial.decision.Settlement;
import eir.trial.reading.Answer;
import eir.trial.reading.ReadForm;
import eir.trial.reading.SignableForms;
import java.util.List;

/** Examples of guard G13: a form is signed only when it is whole. */
final class ReadGuardCases {

  static final List<GuardCase> ALL =
      List.of(
          holds(Guard.G13, "every item is answered", () -> reading(SignableForms.characteristic())),
          holds(
              Guard.G13,
              "images that cannot be read ask for two sections only",
              () -> reading(SignableForms.notEvaluable())),
          holds(
              Guard.G13,
              "the adjudicator's own form is whole",
              () -> settling(new Settlement.OwnRead(SignableForms.alternative()))),
          refuses(Guard.G13, "nothing is answered", () -> reading(ReadForm.empty())),
          refuses(
              Guard.G13,
              "an item that is asked has no answer",
              () -> reading(SignableForms.characteristic().without("C1"))),
          refuses(
              Guard.G13,
              "a flag that asks for a comment has none",
              () -> reading(SignableForms.alternative().without("E5"))),
          refuses(
              Guard.G13,
              "the comment identifies",
              () ->
                  reading(
                      SignableForms.alternative()
                          .with("E5", new Answer.Text("as in record 4711 of 2019")))),
          refuses(
              Guard.G13,
              "the adjudicator's own form is not whole",
              () -> settling(new Settlement.OwnRead(ReadForm.empty()))),
          refuses(
              Guard.G13,
              "the adjudicator chooses a read that nobody signed",
              () -> settling(new Settlement.Chosen(Slot.R3, Say.REASON))),
          refuses(
              Guard.G13,
              "the adjudicator chooses the own slot",
              () -> settling(new Settlement.Chosen(Slot.ADJ, Say.REASON))),
          refuses(
              Guard.G13,
              "the adjudicator does not say why",
              () -> settling(new Settlement.Chosen(Slot.R1, "clear"))));

  private ReadGuardCases() {}

  private static Question reading(ReadForm form) {
    Story story = Story.reading();
    return ask(story, story.holder(Slot.R1), Say.read(Slot.R1, form));
  }

  private static Question settling(Settlement settlement) {
    Story story = Story.adjudicating();
    return ask(
        story,
        story.holder(Slot.ADJ),
        new CaseCommand.SignAdjudication(settlement, Say.signed(SignatureMeaning.ADJUDICATION)));
  }
}
