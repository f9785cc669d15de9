package eir.deid.header;

import eir.deid.rule.Iod;
import eir.deid.rule.ScreenMarks;
import eir.deid.rule.WritingDevices;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.ElementTable;
import eir.dicom.text.Dates;

/**
 * Whether a picture may have text in its pixels, so that a person has to look (DEID §4 case 20): it
 * says so, its class or its maker has it by habit, it says that it is a screen or a sheet, or two
 * of these hold: a secondary picture, colour, no geometry, a conversion, a class that no trial
 * takes. A report has no pixels.
 */
public final class Suspicion {
  private static final int SIGNS = 2;

  private Suspicion() {}

  /** Whether the file as it stands is under suspicion. */
  public static boolean isOn(ElementTable table, Iod iod) {
    boolean hasGeometry =
        table.find(Tags.IMAGE_ORIENTATION_PATIENT) >= 0
            || table.find(Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE) >= 0
            || table.find(Tags.PIXEL_SPACING) >= 0;
    return isOn(table, iod, hasGeometry);
  }

  /** Whether what was made of it is: geometry that is none has not stayed. */
  public static boolean isOn(ElementTable table, Iod iod, NewHeader made) {
    boolean hasGeometry =
        made.has(Tags.IMAGE_ORIENTATION_PATIENT)
            || made.has(Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE)
            || made.has(Tags.PIXEL_SPACING);
    return isOn(table, iod, hasGeometry);
  }

  private static boolean isOn(ElementTable table, Iod iod, boolean hasGeometry) {
    if (iod == Iod.REPORT) {
      return false;
    }
    if (iod == Iod.PICTURE || TopLevel.text(table, Tags.BURNED_IN_ANNOTATION).equals("YES")) {
      return true;
    }
    String imageType = TopLevel.text(table, Tags.IMAGE_TYPE);
    if (ScreenMarks.isIn(imageType) || isOfWritingDevice(table)) {
      return true;
    }
    int signs = 0;
    if (imageType.contains("\\SECONDARY")) {
      signs++;
    }
    if (table.firstUnsignedShort(table.find(Tags.SAMPLES_PER_PIXEL), 1) > 1) {
      signs++;
    }
    if (!hasGeometry) {
      signs++;
      if (!iod.isOfTrial() && !TopLevel.text(table, Tags.BURNED_IN_ANNOTATION).equals("NO")) {
        signs++; // of a picture that is no cross-section nothing is known here
      }
    }
    if (table.find(Tags.CONVERSION_TYPE) >= 0) {
      signs++;
    }
    return signs >= SIGNS;
  }

  private static boolean isOfWritingDevice(ElementTable table) {
    return isWriting(table, Tags.MANUFACTURER)
        || isWriting(table, Tags.MANUFACTURER_MODEL_NAME)
        || isWriting(table, Tags.SECONDARY_CAPTURE_DEVICE_MANUFACTURER);
  }

  private static boolean isWriting(ElementTable table, int tag) {
    int row = table.find(tag);
    if (row < 0) {
      return false;
    }
    int to = table.value(row) + table.length(row);
    int from = Dates.firstNonBlank(table.bytes(), table.value(row), to);
    return WritingDevices.isOne(table.bytes(), from, to);
  }
}
