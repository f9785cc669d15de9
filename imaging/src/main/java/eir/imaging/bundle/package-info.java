/**
 * A series as an index plus frames, middle outwards, and its still pictures; {@code docs/bundle.md}
 * is the format.
 *
 * <p>Start with {@link eir.imaging.bundle.SeriesBundler}. A damaged instance is a {@link
 * eir.imaging.Problem} in the answer and never an exception. Never here: HTTP, storage, who the
 * patient is.
 */
@NullMarked
package eir.imaging.bundle;

import org.jspecify.annotations.NullMarked;
