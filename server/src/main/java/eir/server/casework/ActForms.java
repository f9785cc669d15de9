package eir.server.casework;

import eir.archive.Archive;
import eir.server.words.Words;
import eir.trial.Act;
import eir.trial.CaseCommand;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Which form an act has. What quality control and readers do has its forms in the reading room. */
final class ActForms {
  private final Archive archive;
  private final InstantSource clock;

  ActForms(Archive archive, InstantSource clock) {
    this.archive = archive;
    this.clock = clock;
  }

  /** The act of an address, as {@code send-referral}. */
  static Optional<Act> named(String path) {
    for (Act act : Act.values()) {
      if (path.equals(DomainWords.path(act)) && path.equals(path.toLowerCase(Locale.ROOT))) {
        return Optional.of(act);
      }
    }
    return Optional.empty();
  }

  /** The form of {@code act} on this case; empty if it has none here. */
  Optional<ActForm> of(Act act, SeenCase seen, Words words) {
    return switch (act) {
      case ANSWER_QUERY -> Optional.of(SiteForms.answer(seen, words));
      case ACKNOWLEDGE -> Optional.of(SiteForms.acknowledge(seen, words));
      case RECORD_CONSENT -> Optional.of(SiteForms.consent(seen, today(seen), words));
      case WITHDRAW -> Optional.of(SiteForms.withdraw(seen, words));
      case ASSIGN_READER -> Optional.of(OfficeForms.assign(seen, archive.accounts().list(), words));
      case RETURN_TO_QC ->
          Optional.of(OfficeForms.reasoned(act, CaseCommand.ReturnToQc::new, words));
      case UNLOCK_READ -> Optional.of(OfficeForms.unlock(seen, words));
      case SIGN_DECISION -> Optional.of(PhysicianForms.decide(seen));
      case REQUEST_RESUBMISSION -> Optional.of(PhysicianForms.resubmission(words));
      case SEND_COMMUNICATION ->
          Optional.of(ActForm.plain(act, new CaseCommand.SendCommunication()));
      case AMEND_DECISION -> Optional.of(PhysicianForms.amend(words));
      case SEND_REFERRAL -> Optional.of(OfficeForms.refer(archive.units().list(), words));
      case ACCEPT_REFERRAL -> Optional.of(ActForm.plain(act, new CaseCommand.AcceptReferral()));
      case DECLINE_REFERRAL ->
          Optional.of(OfficeForms.reasoned(act, CaseCommand.DeclineReferral::new, words));
      case CLOSE -> Optional.of(OfficeForms.close(seen, words));
      case REOPEN -> Optional.of(OfficeForms.reopen(seen, words));
      case ERASE_IMAGES -> Optional.of(SafetyForms.erase(seen, archive, words));
      case UNBLIND -> Optional.of(PhysicianForms.unblind(words));
      case QUARANTINE -> Optional.of(SafetyForms.quarantine(seen, archive, words));
      case RELEASE_QUARANTINE -> Optional.of(SafetyForms.release(seen, archive, words));
      case REMIND -> Optional.of(ActForm.plain(act, new CaseCommand.Remind()));
      case MIGRATE_CHARTER ->
          archive.charters().active().map(newer -> OfficeForms.migrate(newer.key(), words));
      case SUBMIT -> Optional.of(SendPages.form(seen));
      case OPEN_CASE, QC_PASS, QC_QUERY, QC_REJECT, SIGN_READ, READER_QUERY, SIGN_ADJUDICATION ->
          Optional.empty();
    };
  }

  private LocalDate today(SeenCase seen) {
    return clock.instant().atZone(seen.charter().calendar().zone()).toLocalDate();
  }
}
