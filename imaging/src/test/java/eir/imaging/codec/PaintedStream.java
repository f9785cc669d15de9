package eir.imaging.codec;

import eir.deid.pixel.Box;
import eir.deid.pixel.FrameForm;
import eir.dicom.dictionary.Uids;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** A code stream of one frame with what it takes to paint it and to look at it. */
record PaintedStream(
    String name,
    String syntax,
    byte[] code,
    FrameForm form,
    FrameDecoder before,
    FrameDecoder after) {

  private static final CodecPainter PAINTER = new CodecPainter(new Jpeg2000Decoder());

  static Stream<PaintedStream> all() {
    return Stream.concat(
        CodecVector.all()
            .filter(vector -> !(vector.decoder() instanceof JpegDecoder))
            .map(PaintedStream::of),
        Stream.of(
            lossless("jpeg-lossless-restarts", "jpeg-lossless-sv1", 1, 0, 100),
            lossless("jpeg-lossless-restarts-p4", "jpeg-lossless-p6", 4, 0, 37),
            lossless("jpeg-lossless-p7-transform", "jpeg-lossless-p6", 7, 3, 0),
            dct("jpeg-colour-4:2:0-restarts", colour(7)),
            dct("jpeg-colour-4:2:0", colour(0)),
            dct("jpeg-three-scans", threeScans())));
  }

  /** The streams of JPEG whose coefficients are painted. */
  boolean isInBlocks() {
    return before instanceof JpegExtendedDecoder;
  }

  byte[] painted(List<Box> boxes) {
    return painted(code, form, boxes);
  }

  byte[] painted(byte[] stream, FrameForm how, List<Box> boxes) {
    return PAINTER
        .paint(syntax, stream, how, boxes)
        .orElseThrow(() -> new AssertionError("not opened: " + name))
        .code()
        .toArray();
  }

  FrameShape shape() {
    return PaintedSamples.shape(form);
  }

  short[] decoded() {
    return decoded(before, code);
  }

  short[] decoded(byte[] painted) {
    return decoded(after, painted);
  }

  private short[] decoded(FrameDecoder decoder, byte[] stream) {
    short[] samples = new short[shape().sampleCount()];
    decoder.decode(stream, 0, stream.length, shape(), samples);
    return samples;
  }

  /** The same with another black: to fill a box with something else first. */
  FrameForm whitened() {
    FrameForm.Black white = new FrameForm.Black(77, 66, 55, 44);
    return new FrameForm(
        form.rows(),
        form.columns(),
        form.samples(),
        form.bitsAllocated(),
        form.bitsStored(),
        form.highBit(),
        form.isSigned(),
        form.isPlanar(),
        form.photometric(),
        white);
  }

  private static PaintedStream of(CodecVector vector) {
    FrameShape shape = vector.shape();
    String syntax =
        switch (vector.decoder()) {
          case JpegBaselineDecoder _ -> Uids.JPEG_BASELINE8_BIT;
          case JpegExtendedDecoder _ -> Uids.JPEG_EXTENDED12_BIT;
          case JpegLosslessDecoder _ -> Uids.JPEG_LOSSLESS;
          case Jpeg2000Decoder _ -> Uids.JPEG2000_LOSSLESS;
          case RleDecoder _ -> Uids.RLE_LOSSLESS;
          default ->
              vector.name().contains("near") ? Uids.JPEGLS_NEAR_LOSSLESS : Uids.JPEGLS_LOSSLESS;
        };
    boolean isBlocks = syntax.equals(Uids.JPEG_BASELINE8_BIT);
    FrameDecoder before = isBlocks ? new JpegExtendedDecoder() : vector.decoder();
    FrameDecoder after = before instanceof Jpeg2000Decoder ? new JpegLsDecoder() : before;
    int stored = shape.bitsAllocated() == 8 ? 8 : 12;
    return new PaintedStream(
        vector.name(),
        syntax,
        vector.code(),
        form(
            shape,
            stored,
            shape.samples() == 1 ? "MONOCHROME2" : "RGB",
            // Two bytes that differ; in blocks the end of the range alone is exact.
            before instanceof JpegExtendedDecoder || shape.bitsAllocated() == 8
                ? FrameForm.Black.grey(0)
                : FrameForm.Black.grey(0x234)),
        before,
        after);
  }

  private static FrameForm form(
      FrameShape shape, int stored, String photometric, FrameForm.Black black) {
    return new FrameForm(
        shape.rows(),
        shape.columns(),
        shape.samples(),
        shape.bitsAllocated(),
        stored,
        stored - 1,
        false,
        false,
        photometric,
        black);
  }

  /** The samples of a vector with another predictor, point transform and restart interval. */
  private static PaintedStream lossless(
      String name, String vector, int predictor, int transform, int interval) {
    CodecVector known =
        CodecVector.all().filter(each -> each.name().equals(vector)).findFirst().orElseThrow();
    byte[] code = known.code();
    short[] samples = known.expected();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (samples[i] >> transform << transform);
    }
    int scan = find(code, 0xDA);
    byte[] restarts =
        interval == 0
            ? new byte[0]
            : new byte[] {(byte) 0xFF, (byte) 0xDD, 0, 4, (byte) (interval >> 8), (byte) interval};
    byte[] like =
        joined(Arrays.copyOf(code, scan), restarts, Arrays.copyOfRange(code, scan, code.length));
    int header = scan + restarts.length + 2;
    int end = header + (like[header] & 0xFF) * 256 + (like[header + 1] & 0xFF);
    like[end - 3] = (byte) predictor;
    like[end - 1] = (byte) transform;
    byte[] made = JpegLosslessEncoder.encodeLike(like, known.shape(), samples);
    return new PaintedStream(
        name,
        Uids.JPEG_LOSSLESS,
        made,
        form(known.shape(), 12, "MONOCHROME2", FrameForm.Black.grey(0x230)),
        new JpegLosslessDecoder(),
        new JpegLosslessDecoder());
  }

  private static PaintedStream dct(String name, byte[] code) {
    FrameShape shape = new FrameShape(37, 53, 3, 8);
    return new PaintedStream(
        name,
        Uids.JPEG_BASELINE8_BIT,
        code,
        form(shape, 8, "YBR_FULL_422", new FrameForm.Black(0, 128, 128, 0)),
        new JpegExtendedDecoder(),
        new JpegExtendedDecoder());
  }

  /** Noise in colour, chroma halved both ways, as the JDK writes it. */
  private static byte[] colour(int interval) {
    BufferedImage image = new BufferedImage(53, 37, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int y = 0; y < 37; y++) {
      for (int x = 0; x < 53; x++) {
        image.setRGB(x, y, random.nextInt(1 << 24) & 0x7F7F7F | x * 2 << 16 | y);
      }
    }
    return written(image, interval);
  }

  private static byte[] written(BufferedImage image, int interval) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
      if (interval > 0) {
        String format = metadata.getNativeMetadataFormatName();
        var tree = (IIOMetadataNode) metadata.getAsTree(format);
        IIOMetadataNode restarts = new IIOMetadataNode("dri");
        restarts.setAttribute("interval", "" + interval);
        var sequence = tree.getElementsByTagName("markerSequence").item(0);
        sequence.insertBefore(restarts, sequence.getFirstChild());
        metadata.setFromTree(format, tree);
      }
      writer.write(null, new IIOImage(image, null, metadata), writer.getDefaultWriteParam());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Three grey streams as the components of one image, a scan each. */
  private static byte[] threeScans() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int component = 1; component <= 3; component++) {
      BufferedImage image = new BufferedImage(53, 37, BufferedImage.TYPE_BYTE_GRAY);
      Random random = new Random(component);
      for (int i = 0; i < 53 * 37; i++) {
        image.getRaster().setSample(i % 53, i / 53, 0, i % 53 * 3 + random.nextInt(60));
      }
      byte[] grey = written(image, 0);
      int scan = find(grey, 0xDA);
      if (component == 1) {
        byte[] head = Arrays.copyOf(grey, scan);
        int frame = find(head, 0xC0);
        out.writeBytes(Arrays.copyOf(head, frame));
        out.writeBytes(
            new byte[] {
              (byte) 0xFF,
              (byte) 0xC0,
              0,
              17,
              8,
              0,
              37,
              0,
              53,
              3,
              1,
              0x11,
              0,
              2,
              0x11,
              0,
              3,
              0x11,
              0
            });
        out.writeBytes(Arrays.copyOfRange(head, frame + 13, head.length));
      }
      byte[] rest = Arrays.copyOfRange(grey, scan, grey.length - 2);
      rest[5] = (byte) component;
      out.writeBytes(rest);
    }
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
    return out.toByteArray();
  }

  /** Index of the first segment with marker {@code code}. */
  private static int find(byte[] stream, int code) {
    int at = 2;
    while ((stream[at + 1] & 0xFF) != code) {
      at += 2 + (stream[at + 2] & 0xFF) * 256 + (stream[at + 3] & 0xFF);
    }
    return at;
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  @Override
  public String toString() {
    return name;
  }
}
