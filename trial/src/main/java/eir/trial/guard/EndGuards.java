package eir.trial.guard;

import eir.trial.CaseCommand.Close;
import eir.trial.CaseCommand.EraseImages;
import eir.trial.CaseCommand.Reopen;
import eir.trial.CaseCommand.Withdraw;
import eir.trial.CaseState;
import eir.trial.Circumstances.ErasureRequest;
import eir.trial.Role;
import eir.trial.StateName;
import eir.trial.decision.CloseReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Guards on the ways out: closing, reopening, withdrawal, erasure. */
final class EndGuards {
  private EndGuards() {}

  // G25
  static boolean theCloseReasonFits(Asked asked) {
    if (!(asked.command() instanceof Close close)) {
      return false;
    }
    boolean namesOther =
        close.duplicateOf().filter(other -> !other.equals(asked.file().code())).isPresent();
    return switch (close.closeReason()) {
      case CloseReason.DIED,
          CloseReason.LOST,
          CloseReason.SITE_REQUEST,
          CloseReason.ENTERED_IN_ERROR ->
          close.duplicateOf().isEmpty();
      case CloseReason.DUPLICATE -> namesOther;
      case CloseReason.COMPLETED ->
          close.duplicateOf().isEmpty() && asked.file().state().name() == StateName.REFERRED;
      // These follow from a confirmation or from consent, never from a coordinator's word.
      case CloseReason.SCREEN_FAILURE, CloseReason.NOT_EVALUABLE, CloseReason.CONSENT_DECLINED ->
          false;
    };
  }

  // G26
  static boolean theCaseMayBeReopened(Asked asked) {
    if (!(asked.command() instanceof Reopen reopen)
        || !(asked.file().state() instanceof CaseState.Closed(CloseReason reason, Instant at))) {
      return false;
    }
    boolean forGood = reason == CloseReason.DUPLICATE || reason == CloseReason.ENTERED_IN_ERROR;
    Instant latest = at.plus(Duration.ofDays(asked.charter().reopenDays()));
    boolean hasImages = !asked.file().submissions().isEmpty();
    boolean fits =
        switch (reopen.target()) {
          case CANDIDATE -> !hasImages;
          case QUERIED -> hasImages;
          case DECIDING -> hasImages && asked.file().verdict().isPresent();
        };
    return !forGood && !asked.circumstances().now().isAfter(latest) && fits;
  }

  // G27
  static boolean theWithdrawalIsTheirs(Asked asked) {
    return asked.command() instanceof Withdraw
        && (asked.actor().role() != Role.SITE
            || asked.actor().belongsTo(asked.file().opened().site()));
  }

  // G28
  static boolean twoPersonsErase(Asked asked) {
    Optional<ErasureRequest> request = asked.circumstances().erasureRequest();
    return asked.command() instanceof EraseImages
        && request.filter(by -> !by.by().equals(asked.actor().user())).isPresent()
        && (asked.file().state().name() != StateName.CLOSED
            || request.get().askedByFamily()
            || isRetentionOver(asked));
  }

  private static boolean isRetentionOver(Asked asked) {
    LocalDate today =
        asked.circumstances().now().atZone(asked.charter().calendar().zone()).toLocalDate();
    return asked
        .circumstances()
        .trialClosed()
        .map(closed -> closed.plusYears(asked.charter().retentionYears()))
        .filter(until -> until.isBefore(today))
        .isPresent();
  }
}
