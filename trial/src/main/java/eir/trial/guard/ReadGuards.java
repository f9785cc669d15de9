package eir.trial.guard;

import eir.trial.CaseCommand;
import eir.trial.CaseCommand.AssignReader;
import eir.trial.CaseCommand.SignAdjudication;
import eir.trial.CaseCommand.SignDecision;
import eir.trial.CaseCommand.SignRead;
import eir.trial.CaseCommand.UnlockRead;
import eir.trial.Signing;
import eir.trial.Slot;
import eir.trial.StateName;
import eir.trial.decision.Settlement;
import eir.trial.quality.IdentifierCheck;
import eir.trial.quality.Submission;
import eir.trial.reading.FormCheck;
import eir.trial.reading.ReadForm;
import java.util.List;

/** Guards of reads: who may read, whether the form is whole, and what is signed. */
final class ReadGuards {
  private ReadGuards() {}

  // G11
  static boolean thePersonCanBeAssigned(Asked asked) {
    return asked.command() instanceof AssignReader assign
        && slotsOf(asked).contains(assign.slot())
        && asked.circumstances().people().stream()
            .filter(person -> person.user().equals(assign.user()))
            .anyMatch(person ->
                Separation.isAssignable(person, assign.slot(), asked.file(), asked.charter()));
  }

  // G12
  static boolean theActorIsTheOneAssigned(Asked asked) {
    return switch (asked.command()) {
      case SignRead sign -> holdsOpen(asked, List.of(sign.slot()));
      case SignAdjudication _ -> holdsOpen(asked, List.of(Slot.ADJ));
      case SignDecision _ -> Separation.mayDecide(asked.actor().user(), asked.file());
      default -> false;
    };
  }

  // G13
  static boolean theFormIsComplete(Asked asked) {
    return switch (asked.command()) {
      case SignRead sign -> isComplete(sign.form(), asked);
      case SignAdjudication(Settlement.OwnRead(ReadForm form), _) -> isComplete(form, asked);
      case SignAdjudication(Settlement.Chosen(Slot slot, String reason), _) ->
          slot != Slot.ADJ && asked.file().signedForm(slot).isPresent() && Texts.isReason(reason);
      default -> false;
    };
  }

  private static boolean isComplete(ReadForm form, Asked asked) {
    return FormCheck.isSignable(FormCheck.check(form, asked.circumstances().readContext()))
        && IdentifierCheck.passes(form.word("E5"));
  }

  // G14
  static boolean theSignatureIsFresh(Asked asked) {
    return asked.actor().isSystem()
        || (asked.command() instanceof CaseCommand.Signed signed
            && signed.signing() instanceof Signing.Fresh(var shown)
            && signed.act().signature().filter(shown::equals).isPresent());
  }

  // G15
  static boolean theActorHoldsAnOpenSlot(Asked asked) {
    return holdsOpen(asked, slotsOf(asked));
  }

  // G16
  static boolean theReasonIsGiven(Asked asked) {
    return asked.command() instanceof CaseCommand.Reasoned reasoned
        && Texts.isReason(reasoned.reason());
  }

  // G17
  static boolean theReadCanBeUnlocked(Asked asked) {
    return asked.command() instanceof UnlockRead unlock
        && unlock.slot() != Slot.ADJ
        && asked.file().signedFor(unlock.slot()).isPresent()
        && asked.file().signedFor(Slot.ADJ).isEmpty()
        && asked.file().submission().filter(Submission::isPassed).isPresent()
        && asked.file().decision().isEmpty();
  }

  private static boolean holdsOpen(Asked asked, List<Slot> slots) {
    return slots.stream()
        .flatMap(slot -> asked.file().holder(slot).stream())
        .anyMatch(read -> read.isOpen() && read.reader().equals(asked.actor().user()));
  }

  private static List<Slot> slotsOf(Asked asked) {
    return asked.file().state().name() == StateName.ADJUDICATING
        ? List.of(Slot.ADJ)
        : Slot.ofReaders(asked.charter().readers());
  }
}
