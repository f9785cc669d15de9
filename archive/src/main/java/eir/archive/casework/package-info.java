/**
 * Cases of central review: events of the journal are the truth, tables for worklists are written in
 * the same transaction.
 *
 * <p>Start with {@link eir.archive.casework.Cases}: every act of the trial passes its one method.
 * Never here: a rule of the trial; those are in {@code eir.trial} and are asked.
 */
@NullMarked
package eir.archive.casework;

import org.jspecify.annotations.NullMarked;
