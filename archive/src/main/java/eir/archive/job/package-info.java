/**
 * Background work in a table, taken with a lease, so that any server may die in the middle.
 *
 * <p>Start with {@link eir.archive.job.Jobs}. Work is done at least once, so it must be repeatable.
 */
@NullMarked
package eir.archive.job;

import org.jspecify.annotations.NullMarked;
