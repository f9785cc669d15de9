package eir.trial;

import eir.trial.charter.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * The names of {@link CaseState}s: the rows of {@code domain/states.tsv}, and NONE before a case is
 * opened.
 */
public enum StateName {
  NONE,
  CANDIDATE(Role.SITE),
  IN_QC(Role.QC, Clock.C1),
  QUERIED(Role.SITE, Clock.C2),
  READING(Role.READER, Clock.C3),
  ADJUDICATING(Role.ADJUDICATOR, Clock.C4),
  DECIDING(Role.PHYSICIAN, Clock.C5),
  DECIDED(Role.COORDINATOR, Clock.C6),
  COMMUNICATED(Role.SITE, Clock.C7),
  AWAITING_CONSENT(Role.SITE, Clock.C8),
  CONSENTED(Role.COORDINATOR, Clock.C9),
  REFERRED(Role.COORDINATOR),
  CLOSED,
  WITHDRAWN;

  private final Set<Role> turn;
  private final Optional<Clock> clock;

  StateName() {
    this.turn = Set.of();
    this.clock = Optional.empty();
  }

  StateName(Role turn) {
    this.turn = Set.of(turn);
    this.clock = Optional.empty();
  }

  StateName(Role turn, Clock clock) {
    this.turn = Set.of(turn);
    this.clock = Optional.of(clock);
  }

  /** Who acts next; empty where nobody is waited for. */
  public Set<Role> turn() {
    return turn;
  }

  /** The clock that runs in this state; empty where none does. */
  public Optional<Clock> clock() {
    return clock;
  }

  /** Neither before the opening, nor closed, nor withdrawn. */
  public boolean isLive() {
    return this != NONE && this != CLOSED && this != WITHDRAWN;
  }

  /** Whether central review has its answer: from DECIDING to REFERRED. */
  public boolean isAfterReview() {
    return ordinal() >= DECIDING.ordinal() && ordinal() <= REFERRED.ordinal();
  }
}
