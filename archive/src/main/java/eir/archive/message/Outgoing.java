package eir.archive.message;

import java.time.Instant;
import java.util.Optional;

/**
 * A message on its way.
 *
 * @param made when it was written
 * @param due when it is tried next
 * @param attempts how often it was tried
 * @param failure why the last try failed: a stable code; empty if none did
 * @param sent when the mail server took it
 */
public record Outgoing(
    long id,
    Message message,
    Instant made,
    Instant due,
    int attempts,
    Optional<String> failure,
    Optional<Instant> sent) {

  /** Where it stands. */
  public enum State {
    WAITING,
    SENT,
    /** Tried as often as it may; rests until somebody says again. */
    FAILED
  }

  /** Where it stands now. */
  public State state() {
    if (sent.isPresent()) {
      return State.SENT;
    }
    return attempts >= Outbox.MOST_ATTEMPTS ? State.FAILED : State.WAITING;
  }
}
