/**
 * Closed lists that decide which text, code or vendor element may stay, and in which words.
 *
 * <p>Start with {@link eir.deid.clean.Descriptors} and {@link eir.deid.clean.Grammar}. All lists
 * are generated from {@code standard/}. Never here: a word that is not in a list.
 */
@NullMarked
package eir.deid.clean;

import org.jspecify.annotations.NullMarked;
