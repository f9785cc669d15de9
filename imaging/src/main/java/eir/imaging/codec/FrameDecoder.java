package eir.imaging.codec;

import eir.dicom.MalformedDicomException;

/**
 * One compression: the code stream of one frame in, its samples out.
 *
 * <p>Implementations hold no state between calls and may be shared by threads.
 */
@FunctionalInterface
public interface FrameDecoder {

  /**
   * Decodes {@code code[from, to)} into {@code out}.
   *
   * @param code the whole code stream among other bytes, not changed
   * @param out {@code rows × columns × samples} values, row by row, the samples of a pixel side by
   *     side; each is the code word as unsigned 16 bits: no sign extension, no masking, no colour
   *     transform but the one inside JPEG 2000
   * @throws MalformedDicomException if the stream is damaged, needs a feature this decoder lacks,
   *     or holds another shape than {@code shape}; the offset is counted from {@code from}
   */
  void decode(byte[] code, int from, int to, FrameShape shape, short[] out);
}
