/**
 * The confidentiality profile of PS3.15 as Eir applies it: a file in, a harmless file or a refusal
 * out.
 *
 * <p>Start with {@link eir.deid.Deidentifier}; {@link eir.deid.gate.Gate} proves the result. Runs
 * on the JVM and as JavaScript. Never here: I/O, a clock, randomness, a value in a message.
 */
@NullMarked
package eir.deid;

import org.jspecify.annotations.NullMarked;
