/**
 * Made-up patients: deterministic head MR with planted identity, for demo, tests and benchmarks.
 *
 * <p>Read first: {@link eir.phantom.PhantomStudy}. Pixels come from {@link eir.phantom.head},
 * headers from {@link eir.phantom.scan}. Never here: anything from a real patient but the atlas.
 */
@NullMarked
package eir.phantom;

import org.jspecify.annotations.NullMarked;
