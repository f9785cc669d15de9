package eir.imaging.codec;

/**
 * Any JPEG of ITU-T T.81 with Huffman codes: looks at the frame header and hands on.
 *
 * <p>By the header and not by the transfer syntax, as files exist that say baseline and hold
 * lossless or 12-bit streams.
 */
public final class JpegDecoder implements FrameDecoder {
  private static final FrameDecoder BASELINE = new JpegBaselineDecoder();
  private static final FrameDecoder EXTENDED = new JpegExtendedDecoder();
  private static final FrameDecoder LOSSLESS = new JpegLosslessDecoder();

  @Override
  public void decode(byte[] code, int from, int to, FrameShape shape, short[] out) {
    JpegSegments segments = new JpegSegments(code, from, to);
    if (segments.nextScan() == null) {
      throw segments.malformed("an image without scan", "at least one (T.81 §B.2.1)");
    }
    FrameDecoder decoder =
        segments.process() == 3 ? LOSSLESS : segments.precision() == 12 ? EXTENDED : BASELINE;
    decoder.decode(code, from, to, shape, out);
  }
}
