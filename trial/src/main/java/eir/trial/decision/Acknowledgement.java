package eir.trial.decision;

import eir.trial.UserId;
import java.time.Instant;

/**
 * The site read the letter of decision {@code decision}.
 *
 * @param by the user of the site, or the coordinator who noted the call
 */
public record Acknowledgement(int decision, AckChannel channel, UserId by, Instant at) {}
