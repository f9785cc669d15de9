package eir.dicom;

/**
 * The bytes are not DICOM at the place named.
 *
 * <p>The message says what was found, where, and what the standard wants there. It never holds an
 * element's value: messages reach logs and screens, and the value may be the patient's name.
 */
public final class MalformedDicomException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int tag;
  private final long offset;

  /**
   * Creates the exception.
   *
   * @param found what is there, without element values: "value length 4294967295 in a UL element"
   * @param wanted what should be there and by which section: "a defined length (PS3.5 §7.1)"
   * @param tag group in the high, element in the low 16 bits
   * @param offset of the element's first byte, counted from the first byte of the file
   */
  public MalformedDicomException(String found, String wanted, int tag, long offset) {
    super(inBraces(tag) + " at byte " + offset + ": " + found + "; expected " + wanted);
    this.tag = tag;
    this.offset = offset;
  }

  public int tag() {
    return tag;
  }

  /** Byte offset of the offending element in the file. */
  public long offset() {
    return offset;
  }

  // By hand: String.format and toUpperCase would add 50 KB to the browser's script.
  private static String inBraces(int tag) {
    return "(" + hex4(tag >>> 16) + "," + hex4(tag & 0xFFFF) + ")";
  }

  private static String hex4(int value) {
    char[] digits = new char[4];
    for (int i = 0; i < 4; i++) {
      digits[i] = "0123456789ABCDEF".charAt(value >>> (12 - 4 * i) & 0xF);
    }
    return new String(digits);
  }
}
