package eir.trial;

import eir.trial.charter.Charter;
import eir.trial.guard.Asked;
import eir.trial.guard.Guard;
import eir.trial.guard.Texts;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a case may do: every command meets this one function, and every page asks it what to offer.
 *
 * <p>Pure: it reads no clock and no store. Refuses in the order of docs/domain.md §2.1: what is not
 * visible, what is stale, what the state does not know, what another role does, and last what a
 * guard holds back; so an answer never tells more than the one before it allowed.
 */
public final class Lifecycle {
  private Lifecycle() {}

  /**
   * Rules on {@code command} of {@code actor}.
   *
   * @param file the case as it stands; {@link CaseFile#none} with a fresh code to open one
   * @param charter the one the case follows, or would be opened under
   */
  public static Ruling rule(
      CaseFile file,
      Charter charter,
      Actor actor,
      CaseCommand command,
      Circumstances circumstances) {
    StateName state = file.state().name();
    Set<Role> who = Matrix.who(state, command.act());
    if (!isVisible(file, actor)) {
      return new Ruling.Refused(Refusal.NOT_VISIBLE, Set.of());
    }
    if (isStale(file, command, circumstances.expectedVersion())) {
      return new Ruling.Refused(Refusal.CONFLICT, state.turn());
    }
    if (who.isEmpty()) {
      return new Ruling.Refused(Refusal.WRONG_STATE, state.turn());
    }
    if (!who.contains(actor.role())) {
      return new Ruling.Refused(Refusal.WRONG_ROLE, who);
    }
    Asked asked = new Asked(file, charter, actor, command, circumstances);
    for (Guard guard : guards(command.act())) {
      if (!guard.holds(asked)) {
        return refused(guard.refusal(), who, command);
      }
    }
    return Outcome.of(asked);
  }

  /**
   * Whether {@code actor} may know that there is such a case: row "case code and state" of {@code
   * domain/visibility.tsv}. A case not yet opened is nobody's secret.
   */
  public static boolean isVisible(CaseFile file, Actor actor) {
    return file.opening()
        .map(opening ->
            switch (actor.role()) {
              case SITE -> actor.belongsTo(opening.site());
              case READER -> holdsOne(file, actor.user(), Slot.ofReaders(3));
              case ADJUDICATOR -> holdsOne(file, actor.user(), List.of(Slot.ADJ));
              case ADMINISTRATOR, COORDINATOR, QC, PHYSICIAN, AUDITOR, SYSTEM -> true;
            })
        .orElse(true);
  }

  /** The guards of {@code act}, in the order of the table; the same in every state. */
  public static List<Guard> guards(Act act) {
    return switch (act) {
      case OPEN_CASE -> List.of(Guard.G01, Guard.G34, Guard.G35);
      case SUBMIT -> List.of(Guard.G02, Guard.G36, Guard.G37, Guard.G03, Guard.G04);
      case QC_PASS -> List.of(Guard.G05, Guard.G06, Guard.G07, Guard.G14);
      case QC_QUERY -> List.of(Guard.G06, Guard.G08);
      case QC_REJECT -> List.of(Guard.G06, Guard.G09, Guard.G14);
      case ANSWER_QUERY -> List.of(Guard.G10, Guard.G35);
      case ASSIGN_READER -> List.of(Guard.G11);
      case SIGN_READ, SIGN_ADJUDICATION -> List.of(Guard.G12, Guard.G13, Guard.G14);
      case READER_QUERY -> List.of(Guard.G08, Guard.G15);
      case RETURN_TO_QC -> List.of(Guard.G16);
      case UNLOCK_READ -> List.of(Guard.G16, Guard.G17);
      case SIGN_DECISION -> List.of(Guard.G12, Guard.G18, Guard.G14);
      case REQUEST_RESUBMISSION -> List.of(Guard.G08, Guard.G19);
      case SEND_COMMUNICATION -> List.of(Guard.G20);
      case AMEND_DECISION -> List.of(Guard.G16, Guard.G14);
      case ACKNOWLEDGE -> List.of(Guard.G21);
      case RECORD_CONSENT -> List.of(Guard.G22);
      case SEND_REFERRAL -> List.of(Guard.G23);
      case ACCEPT_REFERRAL -> List.of(Guard.G24);
      case DECLINE_REFERRAL -> List.of(Guard.G16, Guard.G24);
      case CLOSE -> List.of(Guard.G16, Guard.G25);
      case REOPEN -> List.of(Guard.G16, Guard.G26);
      case WITHDRAW -> List.of(Guard.G16, Guard.G27);
      case ERASE_IMAGES -> List.of(Guard.G16, Guard.G28);
      case UNBLIND -> List.of(Guard.G16, Guard.G14, Guard.G29);
      case QUARANTINE -> List.of(Guard.G30, Guard.G35);
      case RELEASE_QUARANTINE -> List.of(Guard.G16, Guard.G14, Guard.G33);
      case REMIND -> List.of(Guard.G31);
      case MIGRATE_CHARTER -> List.of(Guard.G16, Guard.G32);
    };
  }

  private static boolean isStale(CaseFile file, CaseCommand command, OptionalLong expected) {
    return expected.isPresent() && expected.getAsLong() != file.versions().seenBy(command);
  }

  private static boolean holdsOne(CaseFile file, UserId user, List<Slot> slots) {
    return slots.stream().flatMap(slot -> file.reader(slot).stream()).anyMatch(user::equals);
  }

  private static Ruling.Refused refused(Refusal why, Set<Role> who, CaseCommand command) {
    Set<Role> roles = why.who().isEmpty() ? who : why.who();
    return new Ruling.Refused(why, roles, Texts.suspects(command));
  }
}
