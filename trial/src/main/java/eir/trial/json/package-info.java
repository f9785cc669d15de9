/**
 * How JSON is read in this room: strictly, as trees, with the place of every mistake.
 *
 * <p>Start with {@link eir.trial.json.StrictJson}.
 */
@NullMarked
package eir.trial.json;

import org.jspecify.annotations.NullMarked;
