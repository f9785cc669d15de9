package eir.imaging.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Stream;

/** A decoder with a code stream made by another tool, and the samples it must give. */
record CodecVector(String name, FrameDecoder decoder, FrameShape shape, String samples) {
  private static final FrameShape GREY_8 = new FrameShape(29, 37, 1, 8);
  private static final FrameShape GREY_12 = new FrameShape(29, 37, 1, 16);
  private static final FrameShape COLOUR = new FrameShape(29, 37, 3, 8);

  static Stream<CodecVector> all() {
    return Stream.of(
        new CodecVector("jpeg-baseline", new JpegBaselineDecoder(), GREY_8, "jpeg-baseline"),
        new CodecVector("jpeg-extended-12", new JpegExtendedDecoder(), GREY_12, "jpeg-extended-12"),
        new CodecVector("jpeg-lossless-sv1", new JpegLosslessDecoder(), GREY_12, "grey-12"),
        new CodecVector("jpeg-lossless-p6", new JpegLosslessDecoder(), GREY_12, "grey-12"),
        new CodecVector("jpeg-lossless-p6", new JpegDecoder(), GREY_12, "grey-12"),
        new CodecVector("jpeg-ls-lossless", new JpegLsDecoder(), GREY_12, "grey-12"),
        new CodecVector("jpeg-ls-near", new JpegLsDecoder(), GREY_12, "jpeg-ls-near"),
        new CodecVector("jpeg-ls-colour", new JpegLsDecoder(), COLOUR, "colour"),
        new CodecVector("jpeg-2000-lossless", new Jpeg2000Decoder(), GREY_12, "grey-12"),
        new CodecVector("rle", new RleDecoder(), GREY_12, "grey-12"),
        new CodecVector("rle-colour", new RleDecoder(), COLOUR, "colour"));
  }

  byte[] code() {
    return resource(name + ".code");
  }

  short[] expected() {
    byte[] bytes = resource(samples + ".raw");
    short[] expected = new short[shape.sampleCount()];
    for (int i = 0; i < expected.length; i++) {
      expected[i] =
          shape.bitsAllocated() == 8
              ? (short) (bytes[i] & 0xFF)
              : (short) ((bytes[2 * i] & 0xFF) | bytes[2 * i + 1] << 8);
    }
    return expected;
  }

  short[] decode(byte[] code) {
    return decode(code, shape);
  }

  short[] decode(byte[] code, FrameShape wanted) {
    // Other bytes stand around the stream, as in a fragment.
    byte[] among = new byte[code.length + 10];
    Arrays.fill(among, (byte) 0x5A);
    System.arraycopy(code, 0, among, 3, code.length);
    short[] out = new short[wanted.sampleCount()];
    decoder.decode(among, 3, 3 + code.length, wanted, out);
    return out;
  }

  private static byte[] resource(String file) {
    try (InputStream in = CodecVector.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no test resource " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return decoder.getClass().getSimpleName() + " on " + name;
  }
}
