/**
 * One class a compression, all of one shape: {@link eir.imaging.codec.FrameDecoder}.
 *
 * <p>Start there, then {@link eir.imaging.codec.JpegLsEncoder} and {@link
 * eir.imaging.codec.CodecPainter}, which blanks boxes in a frame as it is coded. Bad code streams
 * end as {@link eir.dicom.MalformedDicomException}, never as a hang or another exception. Never
 * here: colour, windows, files; a decoder knows bytes and samples.
 */
@NullMarked
package eir.imaging.codec;

import org.jspecify.annotations.NullMarked;
