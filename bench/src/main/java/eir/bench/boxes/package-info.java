/**
 * How well the upload page finds writing in pictures: made-up frames whose writing is known, and
 * real ones that have none.
 *
 * <p>Start at {@link eir.bench.boxes.BoxesBench}. Never here: the detector itself, which is the
 * page's ({@code browser/src/picture/writing}).
 */
@NullMarked
package eir.bench.boxes;

import org.jspecify.annotations.NullMarked;
