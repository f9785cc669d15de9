package eir.dicom.text;

import java.util.Arrays;

/** UTF-8 (RFC 3629) by hand, so that broken bytes give the same text on JVM and in the browser. */
public final class Utf8 {
  private Utf8() {}

  /** Whether {@code in[from, to)} is well-formed throughout. */
  static boolean isValid(byte[] in, int from, int to) {
    for (int at = from; at < to; ) {
      int length = length(in, at, to);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /** Decodes {@code in[from, to)}; each byte that belongs to no character becomes U+FFFD. */
  static String decode(byte[] in, int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    for (int at = from; at < to; ) {
      int length = length(in, at, to);
      if (length == 0) {
        out.append('\uFFFD');
        at++;
        continue;
      }
      int code = length == 1 ? in[at] : in[at] & (0x7F >> length);
      for (int i = 1; i < length; i++) {
        code = code << 6 | (in[at + i] & 0x3F);
      }
      out.appendCodePoint(code);
      at += length;
    }
    return out.toString();
  }

  /**
   * The bytes of {@code text}; half of a surrogate pair becomes a question mark, as Java has it.
   */
  public static byte[] bytes(String text) {
    byte[] out = new byte[3 * text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      int code = text.codePointAt(i);
      if (code >= 0x10000) {
        i++;
        out[length++] = (byte) (0xF0 | code >> 18);
        out[length++] = (byte) (0x80 | code >> 12 & 0x3F);
        out[length++] = (byte) (0x80 | code >> 6 & 0x3F);
        out[length++] = (byte) (0x80 | code & 0x3F);
      } else if (code >= 0xD800 && code < 0xE000) {
        out[length++] = '?';
      } else if (code >= 0x800) {
        out[length++] = (byte) (0xE0 | code >> 12);
        out[length++] = (byte) (0x80 | code >> 6 & 0x3F);
        out[length++] = (byte) (0x80 | code & 0x3F);
      } else if (code >= 0x80) {
        out[length++] = (byte) (0xC0 | code >> 6);
        out[length++] = (byte) (0x80 | code & 0x3F);
      } else {
        out[length++] = (byte) code;
      }
    }
    return Arrays.copyOf(out, length);
  }

  /** Bytes of the character at {@code at}; 0 if none begins there. */
  private static int length(byte[] in, int at, int to) {
    int first = in[at] & 0xFF;
    if (first < 0x80) {
      return 1;
    }
    int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || to - at < length) {
      return 0;
    }
    int second = in[at + 1] & 0xFF;
    // Too long a form, surrogates, beyond U+10FFFF.
    boolean wrong =
        (first == 0xE0 && second < 0xA0)
            || (first == 0xED && second > 0x9F)
            || (first == 0xF0 && second < 0x90)
            || (first == 0xF4 && second > 0x8F);
    for (int i = 1; i < length; i++) {
      wrong |= (in[at + i] & 0xC0) != 0x80;
    }
    return wrong ? 0 : length;
  }
}
