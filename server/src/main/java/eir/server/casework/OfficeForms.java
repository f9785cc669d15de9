package eir.server.casework;

import eir.archive.access.Account;
import eir.archive.casework.Units;
import eir.server.words.Words;
import eir.trial.Act;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.Role;
import eir.trial.Slot;
import eir.trial.StateName;
import eir.trial.UnitCode;
import eir.trial.UserId;
import eir.trial.charter.CharterKey;
import eir.trial.decision.CloseReason;
import eir.trial.decision.ReopenTarget;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the coordinator does to run the cases. */
final class OfficeForms {
  private static final List<CloseReason> STATED =
      List.of(
          CloseReason.DIED,
          CloseReason.LOST,
          CloseReason.SITE_REQUEST,
          CloseReason.DUPLICATE,
          CloseReason.ENTERED_IN_ERROR);

  private OfficeForms() {}

  /** An act that asks only why. */
  static ActForm reasoned(Act act, Function<String, CaseCommand> command, Words words) {
    return new ActForm(
        act,
        List.of(SiteForms.reason(words)),
        (form, _) -> Optional.of(command.apply(form.field("reason"))));
  }

  /** Which read is opened again, and why. */
  static ActForm unlock(SeenCase seen, Words words) {
    List<Slot> signed =
        Arrays.stream(Slot.values())
            .filter(slot -> seen.file().signedFor(slot).isPresent())
            .toList();
    return new ActForm(
        Act.UNLOCK_READ,
        List.of(slots(signed, words), SiteForms.reason(words)),
        (form, errors) ->
            ActForm.word(Slot.class, form, "slot", errors)
                .map(slot -> new CaseCommand.UnlockRead(slot, form.field("reason"))));
  }

  /** Who takes which slot. */
  static ActForm assign(SeenCase seen, List<Account> people, Words words) {
    boolean isAdjudication = seen.state() == StateName.ADJUDICATING;
    List<Slot> slots =
        isAdjudication ? List.of(Slot.ADJ) : Slot.ofReaders(seen.charter().readers());
    Role role = isAdjudication ? Role.ADJUDICATOR : Role.READER;
    List<ActField.Option> who =
        people.stream()
            .filter(person -> person.roles().contains(role))
            .map(person -> new ActField.Option(person.userId(), person.name(), ""))
            .toList();
    return new ActForm(
        Act.ASSIGN_READER,
        List.of(
            slots(slots, words), new ActField.Choice("user", words.text("assign.who"), who, "")),
        (form, errors) -> {
          Optional<Slot> slot = ActForm.word(Slot.class, form, "slot", errors);
          String user = form.field("user");
          errors.require(
              who.stream().anyMatch(each -> each.value().equals(user)), "user", "form.choose");
          return errors.isEmpty()
              ? slot.map(each -> new CaseCommand.AssignReader(each, new UserId(user)))
              : Optional.empty();
        });
  }

  private static ActField slots(List<Slot> slots, Words words) {
    return new ActField.Choice(
        "slot",
        words.text("slot"),
        slots.stream()
            .map(slot -> new ActField.Option(slot.name(), words.text("slot." + slot), ""))
            .toList(),
        slots.size() == 1 ? slots.getFirst().name() : "");
  }

  /** Why the case ends. */
  static ActForm close(SeenCase seen, Words words) {
    boolean isDone = seen.state() == StateName.REFERRED;
    CloseReason[] reasons =
        isDone
            ? new CloseReason[] {CloseReason.COMPLETED, CloseReason.DIED, CloseReason.LOST}
            : STATED.toArray(CloseReason[]::new);
    return new ActForm(
        Act.CLOSE,
        List.of(
            SiteForms.choice(
                "closeReason",
                "close.reason",
                "close",
                reasons,
                isDone ? CloseReason.COMPLETED.name() : "",
                words),
            new ActField.Line(
                "duplicateOf", words.text("close.other"), words.text("close.other.hint"), "", 16),
            SiteForms.reason(words)),
        (form, errors) -> {
          Optional<CloseReason> reason =
              ActForm.word(CloseReason.class, form, "closeReason", errors);
          String other = form.field("duplicateOf").toUpperCase(java.util.Locale.ROOT);
          boolean isCode = other.matches("[A-Z]{2,8}-[0-9]{4,8}");
          errors.require(other.isEmpty() || isCode, "duplicateOf", "close.other.wrong");
          return errors.isEmpty()
              ? reason.map(each ->
                  new CaseCommand.Close(
                      each,
                      isCode ? Optional.of(new CaseCode(other)) : Optional.empty(),
                      form.field("reason")))
              : Optional.empty();
        });
  }

  /** Where the closed case returns to. */
  static ActForm reopen(SeenCase seen, Words words) {
    boolean hasImages = !seen.file().submissions().isEmpty();
    List<ReopenTarget> targets =
        Arrays.stream(ReopenTarget.values())
            .filter(target ->
                switch (target) {
                  case CANDIDATE -> !hasImages;
                  case QUERIED -> hasImages;
                  case DECIDING -> hasImages && seen.file().verdict().isPresent();
                })
            .toList();
    return new ActForm(
        Act.REOPEN,
        List.of(
            SiteForms.choice(
                "target",
                "reopen.target",
                "reopen",
                targets.toArray(ReopenTarget[]::new),
                targets.size() == 1 ? targets.getFirst().name() : "",
                words),
            SiteForms.reason(words)),
        (form, errors) ->
            ActForm.word(ReopenTarget.class, form, "target", errors)
                .map(target -> new CaseCommand.Reopen(target, form.field("reason"))));
  }

  /** Which unit is asked. */
  static ActForm refer(List<Units.Unit> units, Words words) {
    List<ActField.Option> active =
        units.stream()
            .filter(Units.Unit::isActive)
            .map(unit -> new ActField.Option(unit.code().text(), unit.name(), ""))
            .toList();
    return new ActForm(
        Act.SEND_REFERRAL,
        List.of(
            new ActField.Choice(
                "unit",
                words.text("refer.unit"),
                active,
                active.size() == 1 ? active.getFirst().value() : "")),
        (form, errors) -> {
          String unit = form.field("unit");
          errors.require(
              active.stream().anyMatch(each -> each.value().equals(unit)), "unit", "form.choose");
          return errors.isEmpty()
              ? Optional.of(new CaseCommand.SendReferral(new UnitCode(unit)))
              : Optional.empty();
        });
  }

  /** The newer charter, and why this case should follow it. */
  static ActForm migrate(CharterKey target, Words words) {
    return new ActForm(
        Act.MIGRATE_CHARTER,
        List.of(
            new ActField.Told(words.text("migrate.to"), target.toString()),
            SiteForms.reason(words)),
        (form, _) -> Optional.of(new CaseCommand.MigrateCharter(target, form.field("reason"))));
  }
}
