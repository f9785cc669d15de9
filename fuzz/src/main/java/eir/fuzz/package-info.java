/**
 * Bytes from strangers, by the million, into everything of Eir that reads such: the walker, the
 * engine, the gate, the scanners of code streams, character sets, forms and charters.
 *
 * <p>Start with {@link eir.fuzz.Target}: what is run and which laws hold for every input. Inputs
 * come from Jazzer, which sees the code's branches ({@link eir.fuzz.Fuzz}, long runs), or from
 * {@link eir.fuzz.MutatingRun}, which is the same each time (tests). Never here: a law that only
 * one of the two asks.
 */
@NullMarked
package eir.fuzz;

import org.jspecify.annotations.NullMarked;
