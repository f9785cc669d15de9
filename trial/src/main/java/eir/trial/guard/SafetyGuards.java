package eir.trial.guard;

import eir.trial.CaseCommand.MigrateCharter;
import eir.trial.CaseCommand.Quarantine;
import eir.trial.CaseCommand.ReleaseQuarantine;
import eir.trial.CaseCommand.Unblind;
import eir.trial.CaseFile;
import eir.trial.SlotRead;
import eir.trial.charter.CharterKey;
import eir.trial.clock.Reminders;
import eir.trial.quality.IdentifierCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** Guards of what may happen at any time: unblinding, quarantine, reminders, a newer charter. */
final class SafetyGuards {
  private static final Duration BETWEEN_REMINDERS = Duration.ofHours(4);

  private SafetyGuards() {}

  // G29; the class of the reason is EMERGENCY or SAFETY by its type
  static boolean theBlindingIsWhole(Asked asked) {
    return asked.command() instanceof Unblind && asked.file().unblinded().isEmpty();
  }

  // G30
  static boolean imagesAreNamed(Asked asked) {
    return asked.command() instanceof Quarantine quarantine
        && !quarantine.images().isEmpty()
        && quarantine.images().stream()
            .allMatch(images -> asked.circumstances().canSee(asked.actor(), images));
  }

  // G31
  static boolean aReminderIsDue(Asked asked) {
    Instant now = asked.circumstances().now();
    if (asked.actor().isSystem()) {
      return Reminders.dueStep(asked.file(), asked.charter(), now).isPresent();
    }
    return asked.file().reminders().stream()
        .map(CaseFile.Reminder::at)
        .noneMatch(sent -> sent.plus(BETWEEN_REMINDERS).isAfter(now));
  }

  // G32
  static boolean theCharterMayChange(Asked asked) {
    CharterKey present = asked.file().opened().charter();
    return asked.command() instanceof MigrateCharter migrate
        && asked.circumstances().isActive(migrate.target())
        && migrate.target().id().equals(present.id())
        && migrate.target().version() > present.version()
        && asked.file().reads().values().stream()
            .flatMap(Collection::stream)
            .noneMatch(SlotRead::wasSigned);
  }

  // G33
  static boolean theNamedAreQuarantined(Asked asked) {
    return asked.command() instanceof ReleaseQuarantine release
        && !release.images().isEmpty()
        && asked.file().quarantined().containsAll(release.images());
  }

  // G35
  static boolean noTextIdentifies(Asked asked) {
    return Texts.of(asked.command()).stream().allMatch(IdentifierCheck::passes);
  }
}
