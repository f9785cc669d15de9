package eir.browser;

import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.stream.Header;
import eir.dicom.stream.PixelLocation.Encapsulated;
import eir.dicom.stream.Source;
import eir.imaging.Frame;
import eir.imaging.FrameReader;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines about the irreversible wavelet of JPEG 2000, which decoders compute each with roundings of
 * its own: what was painted into it is the same but for the samples, and these are near.
 */
final class RoundedOutput {
  private static final int STEPS = 2;
  private static final Pattern OUTPUT = Pattern.compile("(?<=\\|boxes\\|)[0-9a-f]{65,}");

  private RoundedOutput() {}

  /** Whether {@code file} holds a code stream of the 9-7 wavelet (ITU-T T.800 §A.6.1). */
  static boolean isPossible(byte[] file) {
    for (int at = 0; at + 14 < file.length; at++) {
      if (marker(file, at) == 0xFF4F && marker(file, at + 2) == 0xFF51) {
        int next = at + 4 + marker(file, at + 4);
        return next + 13 < file.length && marker(file, next) == 0xFF52 && file[next + 13] == 0;
      }
    }
    return false;
  }

  private static int marker(byte[] file, int at) {
    return (file[at] & 0xFF) << 8 | file[at + 1] & 0xFF;
  }

  static void assertNear(String line, String expected, String name) {
    Matcher here = OUTPUT.matcher(line);
    Matcher there = OUTPUT.matcher(expected);
    assertThat(here.replaceAll("")).as(name).isEqualTo(there.replaceAll(""));
    if (there.reset().find() && here.reset().find()) {
      assertNear(
          HexFormat.of().parseHex(here.group()), HexFormat.of().parseHex(there.group()), name);
    }
  }

  private static void assertNear(byte[] here, byte[] there, String name) {
    Encapsulated pixels = pixels(here);
    Encapsulated others = pixels(there);
    int header = (int) others.offsetTable().offset();
    assertThat(Arrays.copyOf(here, header))
        .as("header of %s", name)
        .isEqualTo(Arrays.copyOf(there, header));
    assertThat(pixels.fragments()).as("fragments of %s", name).hasSameSizeAs(others.fragments());
    assertThat(rest(here, pixels)).as("end of %s", name).isEqualTo(rest(there, others));

    FrameReader page = (FrameReader) FrameReader.open(Source.of(here));
    FrameReader server = (FrameReader) FrameReader.open(Source.of(there));
    assertThat(page.frames()).isEqualTo(server.frames());
    for (int index = 0; index < server.frames(); index++) {
      assertThat(steps(page.read(index), server.read(index)))
          .as("frame %d of %s", index, name)
          .isLessThanOrEqualTo(STEPS);
    }
  }

  private static int steps(Frame one, Frame other) {
    assertThat(one.values()).hasSameSizeAs(other.values());
    int most = 0;
    for (int i = 0; i < one.values().length; i++) {
      most = Math.max(most, Math.abs(one.value(i) - other.value(i)));
    }
    return most;
  }

  private static Encapsulated pixels(byte[] file) {
    return (Encapsulated) Header.read(Source.of(file)).pixels();
  }

  private static byte[] rest(byte[] file, Encapsulated pixels) {
    int last = (int) pixels.fragments().getLast().endOffset();
    return Arrays.copyOfRange(file, last, file.length);
  }
}
