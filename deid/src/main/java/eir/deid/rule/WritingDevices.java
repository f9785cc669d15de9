package eir.deid.rule;

import eir.deid.clean.Text;
import eir.dicom.text.Latin1;
import java.util.ArrayList;
import java.util.List;

/** Makers of film scanners, frame grabbers and workstations, which write into pictures by habit. */
public final class WritingDevices {
  private static final byte[][] NAMES = names();

  private WritingDevices() {}

  /**
   * Whether {@code in[from, to)}, a Manufacturer or a model, begins with the name of one, in
   * capitals or not.
   */
  public static boolean isOne(byte[] in, int from, int to) {
    for (byte[] name : NAMES) {
      if (begins(name, in, from, to)) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(byte[] name, byte[] in, int from, int to) {
    int end = from + name.length;
    if (end > to || end < to && isLetterOrDigit(in[end])) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      if (upper(in[from + i]) != name[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(byte b) {
    int upper = upper(b);
    return upper >= 'A' && upper <= 'Z' || b >= '0' && b <= '9';
  }

  private static int upper(byte b) {
    return b >= 'a' && b <= 'z' ? b - 32 : b;
  }

  private static byte[][] names() {
    List<byte[]> names = new ArrayList<>();
    for (String name : Text.split(RuleData.WRITING_DEVICES, '\\')) {
      names.add(Latin1.bytes(name));
    }
    return names.toArray(new byte[0][]);
  }
}
