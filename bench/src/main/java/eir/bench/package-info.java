/**
 * Measurements side by side with peers; each prints its own method, machine and versions.
 *
 * <p>Start with {@link eir.bench.Rounds}: contestants take turns within a round, so that a busy
 * machine is busy for all of them, and medians and ratios are what is reported. Never here: an
 * assertion about time.
 */
@NullMarked
package eir.bench;

import org.jspecify.annotations.NullMarked;
