package eir.trial;

import static eir.trial.SmallTrial.ANA;
import static eir.trial.SmallTrial.CAIO;
import static eir.trial.SmallTrial.IRIS;
import static eir.trial.SmallTrial.OLGA;
import static eir.trial.SmallTrial.RUI;

import eir.trial.decision.CloseReason;
import eir.trial.decision.ConsentOutcome;
import eir.trial.decision.DecisionOutcome;
import eir.trial.decision.ReopenTarget;
import eir.trial.reading.ReadForm;
import eir.trial.reading.SignableForms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Somebody and what they might ask of a case, legal or not. */
record CaseMove(Actor actor, CaseCommand command) {
  // Both sides of the line, and off it: what a form says beyond that decides nothing.
  private static final List<ReadForm> FORMS =
      List.of(
          SignableForms.characteristic(),
          SignableForms.alternative(),
          SignableForms.notEvaluable());

  /** Every act that can bring a case on, with every choice that decides what follows. */
  static List<CaseMove> of(Story story) {
    CaseFile file = story.file;
    LocalDate today = story.trial.now.atZone(story.charter.calendar().zone()).toLocalDate();
    List<CaseMove> moves = new ArrayList<>();
    moves.add(new CaseMove(RUI, Say.open()));
    moves.add(new CaseMove(RUI, Say.submit()));
    moves.add(new CaseMove(CAIO, Say.pass()));
    moves.add(new CaseMove(CAIO, Say.ask()));
    moves.add(new CaseMove(CAIO, Say.reject()));
    moves.add(new CaseMove(CAIO, Say.quarantine()));
    moves.add(new CaseMove(CAIO, Say.release()));
    moves.add(new CaseMove(RUI, Say.answer(file)));
    moves.add(new CaseMove(RUI, Say.nothing(file)));
    moves.add(new CaseMove(ANA, Say.returnToQc()));
    for (Slot slot : Slot.values()) {
      file.reader(slot).ifPresent(user -> ofHolder(moves, slot, Actor.of(user, slot.role())));
      moves.add(new CaseMove(ANA, Say.unlock(slot)));
    }
    for (DecisionOutcome outcome : DecisionOutcome.values()) {
      moves.add(new CaseMove(OLGA, Say.decide(outcome)));
    }
    moves.add(new CaseMove(OLGA, Say.askForNewImages()));
    moves.add(new CaseMove(ANA, new CaseCommand.SendCommunication()));
    moves.add(new CaseMove(OLGA, Say.amend()));
    moves.add(new CaseMove(RUI, Say.acknowledge()));
    for (ConsentOutcome outcome : ConsentOutcome.values()) {
      moves.add(new CaseMove(RUI, new CaseCommand.RecordConsent(outcome, "2.0", today)));
    }
    moves.add(new CaseMove(ANA, Say.refer()));
    moves.add(new CaseMove(ANA, new CaseCommand.AcceptReferral()));
    moves.add(new CaseMove(ANA, new CaseCommand.DeclineReferral(Say.REASON)));
    moves.add(new CaseMove(ANA, Say.close(CloseReason.LOST)));
    moves.add(new CaseMove(ANA, Say.close(CloseReason.COMPLETED)));
    moves.add(new CaseMove(ANA, Say.close(CloseReason.ENTERED_IN_ERROR)));
    for (ReopenTarget target : ReopenTarget.values()) {
      moves.add(new CaseMove(ANA, Say.reopen(target)));
    }
    moves.add(new CaseMove(RUI, Say.withdraw()));
    moves.add(new CaseMove(IRIS, new CaseCommand.EraseImages(Say.REASON)));
    return moves;
  }

  private static void ofHolder(List<CaseMove> moves, Slot slot, Actor holder) {
    if (slot == Slot.ADJ) {
      moves.add(new CaseMove(holder, Say.adjudicate(Slot.R1)));
      moves.add(new CaseMove(holder, Say.adjudicate(Slot.R2)));
    } else {
      FORMS.forEach(form -> moves.add(new CaseMove(holder, Say.read(slot, form))));
    }
    moves.add(new CaseMove(holder, Say.readerAsks()));
  }

  /** Whether it is the daily work of review, and not what stops, hides or reopens a case. */
  boolean isWork() {
    return switch (command.act()) {
      case CLOSE,
          WITHDRAW,
          REOPEN,
          ERASE_IMAGES,
          QUARANTINE,
          RELEASE_QUARANTINE,
          UNBLIND,
          REMIND,
          MIGRATE_CHARTER,
          ASSIGN_READER ->
          false;
      default -> true;
    };
  }
}
