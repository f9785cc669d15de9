/**
 * What is left of a patient after de-identification, and what is lost of the image: measured on raw
 * bytes, for Eir and for its peers alike.
 *
 * <p>Start with {@link eir.bench.residue.ResidueBench}. Never here: a rule of Eir's own; a measure
 * that asked the engine what to look for would find nothing.
 */
@NullMarked
package eir.bench.residue;

import org.jspecify.annotations.NullMarked;
