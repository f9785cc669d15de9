package eir.trial.guard;

import eir.trial.CaseCommand.Acknowledge;
import eir.trial.CaseCommand.RecordConsent;
import eir.trial.CaseCommand.SendReferral;
import eir.trial.CaseCommand.SignDecision;
import eir.trial.CaseFile;
import eir.trial.Role;
import eir.trial.Verdict;
import eir.trial.charter.ChecklistItem;
import eir.trial.decision.AckChannel;
import eir.trial.decision.ConsentOutcome;
import eir.trial.decision.Decision;
import eir.trial.decision.DecisionOutcome;
import eir.trial.decision.Referral;
import java.time.LocalDate;
import java.util.Optional;

/** Guards from the decision to the referral. */
final class DecisionGuards {
  private DecisionGuards() {}

  // G18
  static boolean theOutcomeFitsTheConclusion(Asked asked) {
    Optional<Verdict> verdict = asked.file().verdict();
    if (!(asked.command() instanceof SignDecision sign) || verdict.isEmpty()) {
      return false;
    }
    boolean possible =
        sign.outcome() != DecisionOutcome.ELIGIBLE || !verdict.get().isNotEvaluable();
    boolean justified =
        sign.outcome() == verdict.get().outcome() || Texts.isReason(sign.overrideReason());
    boolean answered =
        asked.charter().nonImagingChecklist().stream()
            .map(ChecklistItem::id)
            .allMatch(sign.checklist()::containsKey);
    return possible && justified && answered;
  }

  // G19
  static boolean newImagesCanHelp(Asked asked) {
    boolean needed =
        asked.file().verdict().filter(Verdict::isNotEvaluable).isPresent()
            || !asked.file().quarantined().isEmpty();
    return needed && asked.file().submissionNumber() < asked.charter().maxSubmissions();
  }

  // G20
  static boolean theLetterIsReady(Asked asked) {
    CaseFile file = asked.file();
    return file.decision().isPresent()
        && asked
            .circumstances()
            .letter()
            .filter(letter -> letter.decision() == file.decision().get().version())
            .filter(letter -> letter.unresolved().isEmpty())
            .isPresent()
        && asked.circumstances().people().stream()
            .anyMatch(person ->
                person.roles().contains(Role.SITE)
                    && person.site().filter(file.opened().site()::equals).isPresent());
  }

  // G21
  static boolean theSiteConfirms(Asked asked) {
    if (!(asked.command() instanceof Acknowledge acknowledge)) {
      return false;
    }
    return switch (acknowledge.channel()) {
      case AckChannel.PAGE -> asked.actor().belongsTo(asked.file().opened().site());
      case AckChannel.PHONE ->
          asked.actor().role() == Role.COORDINATOR && Texts.isReason(acknowledge.reason());
    };
  }

  // G22
  static boolean theConsentFollowsTheDecision(Asked asked) {
    Optional<Decision> decision = asked.file().decision();
    if (!(asked.command() instanceof RecordConsent consent) || decision.isEmpty()) {
      return false;
    }
    var zone = asked.charter().calendar().zone();
    LocalDate decided = decision.get().signedAt().atZone(zone).toLocalDate();
    LocalDate today = asked.circumstances().now().atZone(zone).toLocalDate();
    return decision.get().outcome() == DecisionOutcome.ELIGIBLE
        && asked.charter().consentVersions().contains(consent.consentVersion())
        && !consent.date().isBefore(decided)
        && !consent.date().isAfter(today);
  }

  // G23
  static boolean theReferralCanBeSent(Asked asked) {
    return asked.command() instanceof SendReferral send
        && asked
            .file()
            .consent()
            .filter(consent -> consent.outcome() == ConsentOutcome.GIVEN)
            .isPresent()
        && asked.circumstances().isActive(send.unit())
        && asked.file().referrals().stream().noneMatch(Referral::isOpen);
  }

  // G24
  static boolean aReferralIsPending(Asked asked) {
    return asked
        .file()
        .referral()
        .filter(referral -> referral.status() == Referral.Status.PENDING)
        .isPresent();
  }
}
