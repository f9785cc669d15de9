package eir.deid.header;

import eir.dicom.text.Latin1;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Names in letters beyond ASCII as bytes: a text that stays is ASCII and cannot hold them, binary
 * values could. Of four bytes or more, as shorter ones are numbers now and then.
 */
final class ForeignWords {
  private static final int SHORTEST = 4;

  private final byte[][] forms;

  /** Of the texts that {@link #addForms} and {@link #addRaw} made. */
  ForeignWords(Set<String> gathered) {
    forms = new byte[gathered.size()][];
    int at = 0;
    for (String form : gathered) {
      forms[at++] = Latin1.bytes(form);
    }
  }

  /** Whether one of them stands in {@code in[from, to)}. */
  boolean areIn(byte[] in, int from, int to) {
    for (byte[] form : forms) {
      for (int at = from; at + form.length <= to; at++) {
        if (in[at] == form[0] && matches(form, in, at)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean matches(byte[] form, byte[] in, int at) {
    for (int i = 1; i < form.length; i++) {
      if (form[i] != in[at + i]) {
        return false;
      }
    }
    return true;
  }

  /** Adds the parts of {@code name} that are not ASCII, in UTF-8, UTF-16 and ISO 8859-1. */
  static void addForms(String name, Set<String> to) {
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || isBetween(name.charAt(i))) {
        String part = name.substring(start, i);
        if (!isAscii(part) && part.indexOf('\uFFFD') < 0) {
          addPart(part, to);
          addPart(cased(part, true), to);
          addPart(cased(part, false), to);
        }
        start = i + 1;
      }
    }
  }

  private static void addPart(String part, Set<String> to) {
    byte[] narrow = part.getBytes(StandardCharsets.UTF_8);
    byte[] low = new byte[2 * part.length()];
    byte[] high = new byte[2 * part.length()];
    boolean isLatin = true;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      low[2 * i] = high[2 * i + 1] = (byte) c;
      low[2 * i + 1] = high[2 * i] = (byte) (c >> 8);
      isLatin &= c < 0x100;
    }
    add(narrow, 0, narrow.length, to);
    add(low, 0, low.length, to);
    add(high, 0, high.length, to);
    if (isLatin && part.length() >= SHORTEST) {
      to.add(part);
    }
  }

  /** Capitals or small letters of Latin, Greek and Russian, by hand: a whole table weighs. */
  private static String cased(String part, boolean isUpper) {
    char[] letters = part.toCharArray();
    for (int i = 0; i < letters.length; i++) {
      char c = letters[i];
      boolean isSmall =
          c >= 'a' && c <= 'z'
              || c >= 0xE0 && c <= 0xFE
              || c >= 0x3B1 && c <= 0x3C9
              || c >= 0x430 && c <= 0x44F;
      boolean isCapital =
          c >= 'A' && c <= 'Z'
              || c >= 0xC0 && c <= 0xDE
              || c >= 0x391 && c <= 0x3A9
              || c >= 0x410 && c <= 0x42F;
      if (isUpper ? isSmall : isCapital) {
        letters[i] = (char) (isUpper ? c - 32 : c + 32);
      }
    }
    return new String(letters);
  }

  /** Adds the parts of a name as its file writes them, if a byte is beyond ASCII. */
  static void addRaw(byte[] in, int from, int to, Set<String> forms) {
    int start = from;
    boolean isForeign = false;
    for (int at = from; at <= to; at++) {
      if (at == to || isBetween((char) (in[at] & 0xFF))) {
        if (isForeign) {
          add(in, start, at, forms);
        }
        start = at + 1;
        isForeign = false;
      } else {
        isForeign |= in[at] < 0;
      }
    }
  }

  private static void add(byte[] in, int from, int to, Set<String> forms) {
    if (to - from >= SHORTEST) {
      forms.add(Latin1.text(in, from, to - from));
    }
  }

  private static boolean isBetween(char c) {
    return c == '^' || c == '=' || c == ' ' || c == '\\' || c == ',';
  }

  private static boolean isAscii(String text) {
    boolean isAscii = true;
    for (int i = 0; i < text.length(); i++) {
      isAscii &= text.charAt(i) < 0x80;
    }
    return isAscii;
  }
}
