package eir.server.message;

import eir.archive.Archive;
import eir.archive.access.Account;
import eir.archive.access.AccountState;
import eir.archive.casework.Units.Unit;
import eir.archive.index.Site;
import eir.archive.message.Message;
import eir.server.words.Words;
import eir.trial.CaseCode;
import eir.trial.CaseFile;
import eir.trial.CaseState;
import eir.trial.Role;
import eir.trial.charter.Charter;
import eir.trial.clock.Clocks;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a mail says of its case, as the case was when the message was written: a mail that was held
 * up tells no mixture of then and now. No finding and no free text is among it.
 */
final class CaseValues {
  private final Archive archive;
  private final String physicianPhone;

  /**
   * @param physicianPhone for urgent calls; empty if the site's own number serves for them too
   */
  CaseValues(Archive archive, String physicianPhone) {
    this.archive = archive;
    this.physicianPhone = physicianPhone;
  }

  /** Values for {@code message}, which was written at {@code made}, about a case. */
  Map<String, String> of(Message message, Instant made, Words language) {
    CaseCode code = new CaseCode(message.subject());
    CaseFile file =
        CaseFile.fold(
            code,
            archive.cases().entries(code).stream()
                .filter(entry -> !entry.at().isAfter(made))
                .toList());
    Optional<Charter> charter = archive.cases().charterOf(file);
    if (file.opening().isEmpty() || charter.isEmpty()) {
      return Map.of();
    }
    Words words = language.in(charter.get().calendar().zone());
    Map<String, String> values = new HashMap<>();
    Optional.ofNullable(message.values().get("deadline"))
        .map(Instant::parse)
        .ifPresentOrElse(
            due -> values.put("deadline", words.time(due)),
            () -> values.put("deadline", words.text("mail.noDeadline")));
    archive.sites().find(file.opened().site().text()).ifPresent(site -> of(site, values));
    values.put("coordinatorName", coordinator(archive));
    values.put("stepName", words.text("mail.step." + file.state().name()));
    values.put("percent", Integer.toString(percent(file, charter.get(), made)));
    ofDecision(file, words, values);
    return values;
  }

  private void of(Site site, Map<String, String> values) {
    values.put("siteName", site.name());
    values.put("coordinatorPhone", site.phone());
    values.put("physicianPhone", physicianPhone.isEmpty() ? site.phone() : physicianPhone);
  }

  private static int percent(CaseFile file, Charter charter, Instant made) {
    return file.reminders().stream()
        .map(CaseFile.Reminder::percent)
        .filter(step -> step > 0)
        .max(Comparator.naturalOrder())
        .or(() -> Clocks.percentOfTarget(file, charter, made))
        .orElse(0);
  }

  private void ofDecision(CaseFile file, Words words, Map<String, String> values) {
    if (!file.acknowledgements().isEmpty()) {
      values.put("ackDate", words.longDay(file.acknowledgements().getLast().at()));
    }
    if (!file.letters().isEmpty()) {
      values.put("earlierDate", words.longDay(file.letters().getLast().sentAt()));
    }
    file.consent()
        .ifPresent(consent -> {
          values.put("consentDate", words.longDay(consent.date()));
          values.put("consentVersion", consent.version());
        });
    file.referral()
        .flatMap(referral -> archive.units().find(referral.unit()))
        .map(Unit::name)
        .ifPresent(name -> values.put("unitName", name));
    if (file.state() instanceof CaseState.Withdrawn(var scope, _)) {
      values.put("dispositionText", words.text("mail.disposition." + scope));
    }
  }

  /** The coordinator to call: of several the one who came first. Empty text if there is none. */
  static String coordinator(Archive archive) {
    List<Account> accounts = archive.accounts().list();
    return accounts.stream()
        .filter(account -> account.state() == AccountState.ACTIVE)
        .filter(account -> account.roles().contains(Role.COORDINATOR))
        .min(Comparator.comparing(Account::userId))
        .map(Account::name)
        .orElse("");
  }
}
