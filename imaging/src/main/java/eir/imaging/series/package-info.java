/**
 * Which sequence is this: weighting, plane and contrast from facts that survive de-identification.
 *
 * <p>Start with {@link eir.imaging.series.SeriesLabel}; the rules are those of {@code
 * domain/series-classes.tsv}, first match wins. Labels are controlled words: never the text of a
 * file.
 */
@NullMarked
package eir.imaging.series;

import org.jspecify.annotations.NullMarked;
