package eir.walk;

import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.PixelLocation;
import eir.dicom.stream.Source;
import eir.imaging.Frame;
import eir.imaging.FrameReader;
import eir.phantom.scan.BurnedText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files with a name in their pixels, and what the server made of files. */
final class ScreenCopy {
  private ScreenCopy() {}

  /** Puts Burned In Annotation (0028,0301) YES before the Window Center. */
  static byte[] suspicious(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    String windowCenter = "\u0028\0\u0050\u0010DS";
    assertThat(text).contains(windowCenter);
    return text.replace(windowCenter, "\u0028\0\1\3CS\4\0YES " + windowCenter)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  static void burn(byte[] file, String name) {
    short[] samples = samples(file);
    BurnedText.burn(samples, number(file, Tags.COLUMNS), name);
    ByteBuffer.wrap(file, offset(file), samples.length * 2)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .put(samples);
  }

  static Frame frame(byte[] file) {
    return ((FrameReader) FrameReader.open(Source.of(file))).read(0);
  }

  /** Images that the server keeps; what it works on in {@code tmp} goes while one looks. */
  static List<byte[]> stored(Path data) throws IOException {
    List<byte[]> stored = new ArrayList<>();
    for (Path file : StoredFiles.of(data)) {
      if (file.startsWith(data.resolve("blobs/tmp"))) {
        continue; // half a file
      }
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length > 132
          && new String(bytes, 128, 4, StandardCharsets.US_ASCII).equals("DICM")) {
        stored.add(bytes);
      }
    }
    return stored;
  }

  static int number(byte[] file, int tag) {
    return Header.read(Source.of(file)).integer(tag).orElse(-1);
  }

  static int offset(byte[] file) {
    return (int) ((PixelLocation.Native) Header.read(Source.of(file)).pixels()).offset();
  }

  static short[] samples(byte[] file) {
    short[] samples = new short[number(file, Tags.ROWS) * number(file, Tags.COLUMNS)];
    ByteBuffer.wrap(file, offset(file), samples.length * 2)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .get(samples);
    return samples;
  }
}
