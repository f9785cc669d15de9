package eir.trial.decision;

import eir.trial.UnitCode;
import java.time.Instant;

/** A unit was asked to take the child. */
public record Referral(UnitCode unit, Instant sentAt, Status status) {

  /** The same referral with another answer. */
  public Referral with(Status next) {
    return new Referral(unit, sentAt, next);
  }

  /** Whether the unit was asked or has agreed. */
  public boolean isOpen() {
    return status == Status.PENDING || status == Status.ACCEPTED;
  }

  /** What became of it. */
  public enum Status {
    PENDING,
    ACCEPTED,
    DECLINED,
    /** The decision was amended, or the case ended. */
    CANCELLED
  }
}
