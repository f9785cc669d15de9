/**
 * What researchers read from images: the same numbers before and after de-identification, asked of
 * the converter that they use.
 *
 * <p>Start with {@link eir.bench.research.Conversion}. Never here: a rule of Eir's own.
 */
@NullMarked
package eir.bench.research;

import org.jspecify.annotations.NullMarked;
