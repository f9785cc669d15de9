package eir.deid.header;

import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.TransferSyntax;
import eir.dicom.stream.TransferSyntax.Coding;
import eir.dicom.text.Latin1;
import java.util.ArrayList;
import java.util.List;

/**
 * Elements that must say something else once frames were coded anew, in ascending order: what the
 * old coding lost stays told (PS3.3 §C.7.6.1.1.5), colour is named as it is now.
 */
public final class ImageFacts {
  /** The file's own elements stay. */
  public static final ImageFacts UNCHANGED = new ImageFacts(List.of());

  private final List<Fact> facts;

  /** {@code value} in place of the file's own, or where it has none; without value it goes. */
  record Fact(int tag, byte[] value, boolean isOnlyIfAbsent, boolean isGone) {}

  private ImageFacts(List<Fact> facts) {
    this.facts = facts;
  }

  /** Of frames that were coded anew in the same way. */
  public static ImageFacts recoded() {
    return new ImageFacts(List.of(gone(Tags.ENCAPSULATED_PIXEL_DATA_VALUE_TOTAL_LENGTH)));
  }

  /**
   * Of frames that were in {@code syntax} and are in another, lossless one.
   *
   * @param isRgb whether a colour transform was undone
   * @param nativeBytes of all frames without compression
   * @param codedBytes of all frames in {@code syntax}
   */
  public static ImageFacts inOtherSyntax(
      int samples,
      boolean wasLossy,
      boolean isRgb,
      TransferSyntax syntax,
      long nativeBytes,
      long codedBytes) {
    List<Fact> facts = new ArrayList<>();
    if (isRgb) {
      facts.add(fact(Tags.PHOTOMETRIC_INTERPRETATION, "RGB"));
    }
    if (samples > 1) {
      facts.add(new Fact(Tags.PLANAR_CONFIGURATION, new byte[2], false, false));
    }
    if (wasLossy) {
      facts.add(fact(Tags.LOSSY_IMAGE_COMPRESSION, "01"));
      facts.add(
          new Fact(
              Tags.LOSSY_IMAGE_COMPRESSION_RATIO,
              Latin1.bytes(ratio(nativeBytes, codedBytes)),
              true,
              false));
      facts.add(
          new Fact(Tags.LOSSY_IMAGE_COMPRESSION_METHOD, Latin1.bytes(method(syntax)), true, false));
    }
    facts.add(gone(Tags.ENCAPSULATED_PIXEL_DATA_VALUE_TOTAL_LENGTH));
    return new ImageFacts(facts);
  }

  /**
   * Of an image whose pixels were changed (PS3.3 §C.7.6.1.1.2): derived, an instance and a series
   * of its own; extremes of the old pixels go.
   *
   * @param imageType all values of Image Type
   */
  public static ImageFacts derived(String imageType, String instanceUid, String seriesUid) {
    return new ImageFacts(
        List.of(
            fact(Tags.IMAGE_TYPE, imageType),
            fact(Tags.SOP_INSTANCE_UID, instanceUid),
            fact(Tags.SERIES_INSTANCE_UID, seriesUid),
            gone(Tags.SMALLEST_IMAGE_PIXEL_VALUE),
            gone(Tags.LARGEST_IMAGE_PIXEL_VALUE),
            gone(Tags.SMALLEST_PIXEL_VALUE_IN_SERIES),
            gone(Tags.LARGEST_PIXEL_VALUE_IN_SERIES),
            gone(Tags.ENCAPSULATED_PIXEL_DATA_VALUE_TOTAL_LENGTH)));
  }

  List<Fact> facts() {
    return facts;
  }

  private static Fact fact(int tag, String value) {
    return new Fact(tag, Latin1.bytes(value), false, false);
  }

  private static Fact gone(int tag) {
    return new Fact(tag, new byte[0], false, true);
  }

  /** PS3.3 §C.7.6.1.1.5.1. */
  private static String method(TransferSyntax syntax) {
    if (syntax.coding() == Coding.JPEG_LS) {
      return "ISO_14495_1";
    }
    return syntax.uid().equals(Uids.HTJ2_K) ? "ISO_15444_15" : "ISO_15444_1";
  }

  /** In hundredths, by hand: a format would weigh 44 KB in the browser. */
  private static String ratio(long nativeBytes, long codedBytes) {
    long hundredths = nativeBytes * 100 / Math.max(1, codedBytes);
    long rest = hundredths % 100;
    return hundredths / 100 + (rest < 10 ? ".0" : ".") + rest;
  }
}
