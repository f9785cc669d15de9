/**
 * The audit trail: one chain of records for everything, written in the transaction of what it tells
 * of (docs/domain.md §8).
 *
 * <p>Start with {@link eir.archive.journal.Events}; {@link eir.archive.journal.AuditTrail} proves
 * it. Never here: an update, a deletion, a value of an image's header.
 */
@NullMarked
package eir.archive.journal;

import org.jspecify.annotations.NullMarked;
