package eir.deid.rule;

import eir.deid.clean.Text;
import eir.dicom.text.Folding;

/** Makers of film scanners, frame grabbers and workstations, which write into pictures by habit. */
public final class WritingDevices {
  private WritingDevices() {}

  /** Whether {@code maker}, a Manufacturer or a model, begins with the name of one. */
  public static boolean isOne(String maker) {
    String folded = Folding.fold(maker).trim();
    if (folded.isEmpty()) {
      return false;
    }
    for (String known : Text.split(RuleData.WRITING_DEVICES, '\\')) {
      boolean isWhole =
          folded.length() == known.length()
              || folded.length() > known.length() && folded.charAt(known.length()) == ' ';
      if (isWhole && folded.startsWith(known)) {
        return true;
      }
    }
    return false;
  }
}
