package eir.deid.rule;

import eir.deid.clean.Text;
import java.util.List;

/** Values of Image Type that say a picture is a screen or a sheet, which is written on by habit. */
public final class ScreenMarks {
  private static final List<String> MARKS = Text.split(RuleData.SCREEN_MARKS, '\\');

  private ScreenMarks() {}

  /** Whether one of the values of {@code imageType}, between backslashes, is such a mark. */
  public static boolean isIn(String imageType) {
    for (String mark : MARKS) {
      if (imageType.contains(mark) && isValue(mark, imageType)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isValue(String mark, String imageType) {
    for (String value : Text.split(imageType, '\\')) {
      if (value.trim().equals(mark)) {
        return true;
      }
    }
    return false;
  }
}
