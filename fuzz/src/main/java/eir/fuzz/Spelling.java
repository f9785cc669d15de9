package eir.fuzz;

import java.nio.charset.StandardCharsets;

/** How a marker is written over a value: what could name a patient, in the forms files know. */
enum Spelling {
  CAPITALS("ZQXJMUELLERANNA"),
  NAME("Zqxj^Mueller Anna"),
  SHORT_NAME("ZQXJ") {
    @Override
    byte[] of(int length) {
      byte[] marker = new byte[length];
      for (int i = 0; i < length; i++) {
        marker[i] = (byte) (i < 4 ? "ZQXJ".charAt(i) : ' ');
      }
      return marker;
    }
  },
  ACCENTED("Z\u00C4XJM\u00DCLLER^\u00C9LISE") {
    @Override
    byte[] of(int length) {
      return repeated(
          "Z\u00C4XJM\u00DCLLER^\u00C9LISE".getBytes(StandardCharsets.ISO_8859_1), length);
    }
  },
  WIDE("ZQXJMUELLER") {
    @Override
    byte[] of(int length) {
      return repeated("ZQXJMUELLER".getBytes(StandardCharsets.UTF_16LE), length);
    }
  },
  /** A hospital number. */
  NUMBER("4711083526"),
  /** A birthday. */
  DAY("20170505"),
  /** A birthday as people write it. */
  DAY_WITH_DOTS("05.05.2017 ");

  private final String text;

  Spelling(String text) {
    this.text = text;
  }

  /** A marker of exactly {@code length} bytes. */
  byte[] of(int length) {
    return repeated(text.getBytes(StandardCharsets.UTF_8), length);
  }

  private static byte[] repeated(byte[] text, int length) {
    byte[] marker = new byte[length];
    for (int i = 0; i < length; i++) {
      marker[i] = text[i % text.length];
    }
    return marker;
  }
}
