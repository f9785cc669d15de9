/**
 * How long a case has been where it is, when that is too long, and when somebody is reminded.
 *
 * <p>Start with {@link eir.trial.clock.Clocks}. Reads no clock: the time is an argument.
 */
@NullMarked
package eir.trial.clock;

import org.jspecify.annotations.NullMarked;
