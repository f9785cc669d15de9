/**
 * The script {@code painter.js}: the codecs that blank boxes in compressed frames, which the worker
 * fetches for the first such series.
 *
 * <p>Start with {@link eir.browser.painter.Painter}. Never here: anything that every upload needs,
 * as few ask for this script.
 */
@NullMarked
package eir.browser.painter;

import org.jspecify.annotations.NullMarked;
