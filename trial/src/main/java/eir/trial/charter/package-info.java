/**
 * The trial's review configuration: a versioned value, its JSON form and what is wrong with it.
 *
 * <p>Start with {@link eir.trial.charter.Charter}; {@link eir.trial.charter.CharterJson} reads and
 * writes it, {@link eir.trial.charter.CharterCheck} holds it against {@code domain/charter.tsv}. A
 * charter that is not valid never becomes a value.
 */
@NullMarked
package eir.trial.charter;

import org.jspecify.annotations.NullMarked;
