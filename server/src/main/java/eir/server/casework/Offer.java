package eir.server.casework;

import eir.trial.Act;
import eir.trial.CaseFile;
import eir.trial.CaseState;
import eir.trial.Matrix;
import eir.trial.Role;
import eir.trial.Slot;
import eir.trial.charter.Charter;
import eir.trial.charter.CharterKey;
import eir.trial.decision.CloseReason;
import eir.trial.decision.Referral;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An act that a page offers beside the next step: allowed for the role in this state, and with
 * something to act on.
 */
public record Offer(Act act, String path, boolean isGrave) {

  /** The rare acts of {@code role} on a case, the grave ones last. */
  static List<Offer> of(SeenCase seen, Role role, Optional<CharterKey> activeCharter) {
    List<Act> order =
        List.of(
            Act.SEND_REFERRAL,
            Act.ACCEPT_REFERRAL,
            Act.DECLINE_REFERRAL,
            Act.REMIND,
            Act.ACKNOWLEDGE,
            Act.RECORD_CONSENT,
            Act.ASSIGN_READER,
            Act.RETURN_TO_QC,
            Act.UNLOCK_READ,
            Act.REQUEST_RESUBMISSION,
            Act.SEND_COMMUNICATION,
            Act.MIGRATE_CHARTER,
            Act.REOPEN,
            Act.AMEND_DECISION,
            Act.UNBLIND,
            Act.QUARANTINE,
            Act.RELEASE_QUARANTINE,
            Act.CLOSE,
            Act.WITHDRAW,
            Act.ERASE_IMAGES);
    return order.stream()
        .filter(act -> Matrix.who(seen.state(), act).contains(role))
        .filter(act -> hasObject(act, seen.file(), seen.charter(), activeCharter))
        .map(act -> new Offer(act, NextStep.page(seen.code(), act), isGrave(act)))
        .toList();
  }

  private static boolean isGrave(Act act) {
    return act == Act.WITHDRAW || act == Act.ERASE_IMAGES || act == Act.UNBLIND;
  }

  private static boolean hasObject(
      Act act, CaseFile file, Charter charter, Optional<CharterKey> active) {
    return switch (act) {
      case SEND_REFERRAL -> file.referrals().stream().noneMatch(Referral::isOpen);
      case ACCEPT_REFERRAL, DECLINE_REFERRAL ->
          file.referral().filter(each -> each.status() == Referral.Status.PENDING).isPresent();
      case UNLOCK_READ ->
          file.decision().isEmpty()
              && Arrays.stream(Slot.values()).anyMatch(slot -> file.signedFor(slot).isPresent());
      case REQUEST_RESUBMISSION ->
          file.submissionNumber() < charter.maxSubmissions()
              && (file.verdict().filter(verdict -> verdict.isNotEvaluable()).isPresent()
                  || !file.quarantined().isEmpty());
      case UNBLIND -> file.unblinded().isEmpty();
      case RELEASE_QUARANTINE -> !file.quarantined().isEmpty();
      case QUARANTINE -> !file.submissions().isEmpty() && !file.erased();
      case ERASE_IMAGES -> !file.erased() && !file.submissions().isEmpty();
      case REOPEN -> !isClosedForGood(file);
      case MIGRATE_CHARTER ->
          active
              .filter(
                  key -> key.id().equals(charter.charterId()) && key.version() > charter.version())
              .isPresent();
      default -> true;
    };
  }

  private static boolean isClosedForGood(CaseFile file) {
    return file.state() instanceof CaseState.Closed(CloseReason reason, _)
        && (reason == CloseReason.DUPLICATE || reason == CloseReason.ENTERED_IN_ERROR);
  }
}
