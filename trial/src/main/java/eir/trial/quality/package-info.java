/**
 * Quality control and the questions it asks: checks, answers, deviations, queries.
 *
 * <p>Start with {@link eir.trial.quality.QcCheck}. Values only: what follows from them for a case
 * is decided in {@link eir.trial.Lifecycle}. Nothing here looks at pixels or headers.
 */
@NullMarked
package eir.trial.quality;

import org.jspecify.annotations.NullMarked;
