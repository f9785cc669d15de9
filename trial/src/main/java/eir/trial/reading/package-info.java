/**
 * The reading form, what its answers say, and what several reads say together.
 *
 * <p>Start with {@link eir.trial.reading.ReadForm} (the answers), {@link
 * eir.trial.reading.FormCheck} (may it be signed?) and {@link eir.trial.reading.Review} (what
 * follows from the signed reads). Nothing here knows who read or whose images they are.
 */
@NullMarked
package eir.trial.reading;

import org.jspecify.annotations.NullMarked;
