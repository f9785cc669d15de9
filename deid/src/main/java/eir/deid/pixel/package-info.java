/**
 * Pixel data without its pixels: its exact size, its fragments, what speaks inside code streams,
 * and boxes that are blank.
 *
 * <p>Start with {@link eir.deid.pixel.PixelSection}, then {@link eir.deid.pixel.PaintedFrames}.
 * Never here: a decoded sample of a compressed frame, which the host's painter alone sees; a length
 * that is changed inside a compressed frame that has no box.
 */
@NullMarked
package eir.deid.pixel;

import org.jspecify.annotations.NullMarked;
