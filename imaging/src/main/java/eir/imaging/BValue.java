package eir.imaging;

import eir.dicom.Bytes;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/**
 * The diffusion weighting of a frame in s/mm²: Diffusion b-value (0018,9087), or the private
 * element that Siemens, GE, Philips and UIH used before it (all kept by the profile's list of
 * allowed private elements).
 */
final class BValue {
  private static final int MOST = 20_000;

  /** A private element: its block is found by the creator. */
  private record Private(String creator, int group, int element) {}

  private static final List<Private> PRIVATE =
      List.of(
          new Private("SIEMENS MR HEADER", 0x0019, 0x0C),
          new Private("GEMS_PARM_01", 0x0043, 0x39),
          new Private("Philips Imaging DD 001", 0x2001, 0x03),
          new Private("Image Private Header", 0x0065, 0x09));

  private BValue() {}

  /** 0 to 20,000; empty where the file has none. Philips fills unweighted frames with 7e75. */
  static OptionalInt of(FunctionalGroups groups, int frame) {
    double[] standard = groups.decimals(Tags.MR_DIFFUSION_SEQUENCE, Tags.DIFFUSION_B_VALUE, frame);
    if (standard.length > 0) {
      return sound(standard[0]);
    }
    for (Private source : PRIVATE) {
      OptionalInt value = privateValue(groups.top(), source);
      if (value.isPresent()) {
        return value;
      }
    }
    return OptionalInt.empty();
  }

  private static OptionalInt sound(double value) {
    return value >= 0 && value <= MOST
        ? OptionalInt.of((int) Math.round(value))
        : OptionalInt.empty();
  }

  /** First value of a private element, as IS or as UN. */
  private static OptionalInt privateValue(Header header, Private source) {
    int group = source.group() << 16;
    for (int block = 0x10; block <= 0xFF; block++) {
      if (header.text(group | block).filter(source.creator()::equals).isEmpty()) {
        continue;
      }
      int tag = group | block << 8 | source.element();
      double[] numbers = header.decimals(tag);
      if (numbers.length > 0) {
        return fromGe(numbers[0]);
      }
      String text =
          header
              .bytes(tag)
              .map(Bytes::toArray)
              .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
              .orElse("")
              .split("\\\\", 2)[0]
              .strip();
      return text.matches("[0-9]{1,10}") ? fromGe(Double.parseDouble(text)) : OptionalInt.empty();
    }
    return OptionalInt.empty();
  }

  /** GE adds 10⁹ to mark multi-b protocols. */
  private static OptionalInt fromGe(double value) {
    return sound(value >= 1e9 ? value % 1e9 : value);
  }
}
