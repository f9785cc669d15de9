package eir.dicom.text;

/** Bytes as characters of ISO 8859-1, one for one. */
public final class Latin1 {
  private Latin1() {}

  /**
   * The text of {@code length} bytes from {@code from}.
   *
   * <p>By hand: TeaVM's decoders for character sets took a fifth of the browser's time for a file.
   */
  public static String text(byte[] bytes, int from, int length) {
    char[] text = new char[length];
    for (int i = 0; i < length; i++) {
      text[i] = (char) (bytes[from + i] & 0xFF);
    }
    return new String(text);
  }

  /**
   * One byte a character of {@code text}; what ISO 8859-1 does not have becomes a question mark.
   */
  public static byte[] bytes(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      char c = text.charAt(i);
      bytes[i] = (byte) (c > 0xFF ? '?' : c);
    }
    return bytes;
  }
}
