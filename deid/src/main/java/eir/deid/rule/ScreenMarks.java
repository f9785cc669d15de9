package eir.deid.rule;

import eir.deid.clean.Text;

/** Values of Image Type that say a picture is a screen or a sheet, which is written on by habit. */
public final class ScreenMarks {
  private ScreenMarks() {}

  /** Whether one of the values of {@code imageType}, between backslashes, is such a mark. */
  public static boolean isIn(String imageType) {
    for (String value : Text.split(imageType, '\\')) {
      for (String mark : Text.split(RuleData.SCREEN_MARKS, '\\')) {
        if (value.trim().equals(mark)) {
          return true;
        }
      }
    }
    return false;
  }
}
