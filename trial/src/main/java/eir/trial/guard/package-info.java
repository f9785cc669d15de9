/**
 * What must hold before an act that is legal in a state is done: the guards of {@code
 * domain/guards.tsv}, each a pure predicate over {@link eir.trial.guard.Asked}.
 *
 * <p>Start with {@link eir.trial.guard.Guard}. Nothing here changes a case, and a guard that a
 * command does not fit does not hold.
 */
@NullMarked
package eir.trial.guard;

import org.jspecify.annotations.NullMarked;
