/**
 * Pixel data without its pixels: its exact size, its fragments, and what speaks inside code
 * streams.
 *
 * <p>Start with {@link eir.deid.pixel.PixelSection}. Never here: a decoded sample; a length that is
 * changed inside a compressed frame.
 */
@NullMarked
package eir.deid.pixel;

import org.jspecify.annotations.NullMarked;
