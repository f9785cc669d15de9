package eir.server.casework;

import eir.trial.CaseCode;
import eir.trial.Role;
import eir.trial.StateName;
import java.util.Optional;

/**
 * A case in a list, as one role may see it.
 *
 * @param turn whose act the case waits for; empty where nobody's
 * @param site name of the clinic; empty for who must not know it
 * @param signed reads signed and asked for, as {@code 1} of {@code 2}; empty for who must not know
 * @param clock empty where none runs, and for readers, who see no times
 */
public record WorklistLine(
    CaseCode code,
    StateName state,
    Optional<Role> turn,
    boolean isYours,
    Optional<String> site,
    Optional<Signed> signed,
    Optional<ClockShare> clock,
    Optional<NextStep> next) {

  /** How many reads are signed, of how many. */
  public record Signed(int reads, int of) {}

  /** Whether the case has been where it is for longer than the charter wants. */
  public boolean isLate() {
    return clock.filter(ClockShare::isOver).isPresent();
  }

  public Tone tone() {
    return Tone.of(state, isLate());
  }
}
