/**
 * Pixels: from a file's bytes to samples with meaning.
 *
 * <p>Start with {@link eir.imaging.FrameReader}: it gives one {@link eir.imaging.Frame} at a time,
 * whatever the transfer syntax. {@link eir.imaging.ModalityTransform} and {@link
 * eir.imaging.Window} say how dark a sample is, {@link eir.imaging.Placement} where in the patient
 * a frame lies. Never here: HTTP, trials, who the patient is.
 */
@NullMarked
package eir.imaging;

import org.jspecify.annotations.NullMarked;
