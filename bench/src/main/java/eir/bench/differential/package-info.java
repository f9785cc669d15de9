/**
 * Two de-identifiers over the same files, element by element: where they differ, and who does what
 * Table E.1-1 of PS3.15 asks.
 *
 * <p>Start with {@link eir.bench.differential.Differential}. Never here: what Eir's own rules say;
 * the judge is the table of the standard.
 */
@NullMarked
package eir.bench.differential;

import org.jspecify.annotations.NullMarked;
