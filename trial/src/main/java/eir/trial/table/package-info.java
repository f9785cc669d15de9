/**
 * The tables of {@code domain/} as they lie in the jar: rows of named columns, nothing interpreted.
 *
 * <p>Start with {@link eir.trial.table.DomainTable}. What a row means is the subject of the package
 * that asks for it.
 */
@NullMarked
package eir.trial.table;

import org.jspecify.annotations.NullMarked;
