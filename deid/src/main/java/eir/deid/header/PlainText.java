package eir.deid.header;

import eir.dicom.dictionary.Vr;

/** Printable ASCII within the length that PS3.5 §6.2 gives its VR. */
final class PlainText {
  private static final int MOST = 1024;

  private PlainText() {}

  /** Whether each value of {@code in[from, to)} is that, padding included. */
  static boolean fits(byte[] in, int from, int to, int vr) {
    boolean isSingle = vr == Vr.ST || vr == Vr.UT;
    int most =
        switch (vr) {
          case Vr.AE, Vr.CS, Vr.SH -> 16;
          case Vr.LO -> 64;
          default -> MOST;
        };
    int start = from;
    for (int at = from; at < to; at++) {
      byte b = in[at];
      boolean isPadding = at == to - 1 && b == 0;
      if (b < ' ' && !isPadding || b == 0x7F) {
        return false;
      }
      if (b == '\\' && !isSingle) {
        start = at + 1;
      }
      if (at - start >= most) {
        return false;
      }
    }
    return true;
  }
}
