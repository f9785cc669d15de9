package eir.deid.key;

import eir.dicom.dictionary.Dictionary;
import eir.dicom.text.Dates;
import eir.dicom.text.Latin1;
import eir.dicom.text.Utf8;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gives every UID that is not the standard's own a new one, always the same under one key.
 *
 * <p>The new UID is {@code 2.25.} and the decimal number of a version 8 UUID (RFC 9562 §5.8) made
 * of the first 128 bits of HMAC-SHA-256(key, UID), so references agree over files, studies and
 * years without a table, and the gate can tell a keyed UID from a vendor's. A UID that breaks the
 * grammar is mapped by its bytes like any other.
 *
 * <p>Not shared between threads.
 */
public final class UidMapper {
  /** The longest UID that {@link #map} writes (PS3.5 §9.1). */
  public static final int LONGEST = 64;

  private static final int PREFIX_LENGTH = 5;
  private static final byte[] PREFIX = {'2', '.', '2', '5', '.'};
  private static final int MOST_DIGITS = 39;
  private static final int PLACES = 64;

  private final Hmac hmac;
  // Eight 16-bit limbs, high first: products and remainders then fit an int.
  private final int[] limbs = new int[8];
  private final byte[] digits = new byte[MOST_DIGITS + 1];

  // The UIDs of study, series and frame of reference come with every file: a direct-mapped table of
  // the last ones saves half of the hashing.
  private final byte[] @Nullable [] originals = new byte[PLACES][];
  private final byte[][] answers = new byte[PLACES][PREFIX_LENGTH + MOST_DIGITS];
  private final int[] lengths = new int[PLACES];

  UidMapper(byte[] uidKey) {
    hmac = new Hmac(uidKey);
  }

  /**
   * The mapper of defaced copies, without a secret: what it maps was keyed before, and a copy made
   * twice is the same copy.
   */
  public static UidMapper ofDefaced() {
    return new UidMapper(Utf8.bytes("eir/deface/1"));
  }

  /**
   * Maps {@code in[from, to)}, which may be padded with NUL or blanks.
   *
   * @return the length of the ASCII text written to {@code out} at {@code at}, at most {@link
   *     #LONGEST}; 0 for an empty value
   */
  public int map(byte[] in, int from, int to, byte[] out, int at) {
    int start = Dates.firstNonBlank(in, from, to);
    int end = Dates.endNonBlank(in, start, to);
    if (start == end) {
      return 0;
    }
    if (Dictionary.isStandardUid(in, start, end)) {
      System.arraycopy(in, start, out, at, end - start);
      return end - start;
    }
    int place = place(in, start, end);
    byte[] known = originals[place];
    if (known != null && equal(known, in, start, end)) {
      System.arraycopy(answers[place], 0, out, at, lengths[place]);
      return lengths[place];
    }
    int length = compute(in, start, end, out, at);
    originals[place] = Arrays.copyOfRange(in, start, end);
    System.arraycopy(out, at, answers[place], 0, length);
    lengths[place] = length;
    return length;
  }

  private int compute(byte[] in, int start, int end, byte[] out, int at) {
    hmac.run(in, start, end);
    for (int i = 0; i < 4; i++) {
      limbs[2 * i] = hmac.word(i) >>> 16;
      limbs[2 * i + 1] = hmac.word(i) & 0xFFFF;
    }
    limbs[3] = (limbs[3] & 0x0FFF) | 0x8000; // version 8
    limbs[4] = (limbs[4] & 0x3FFF) | 0x8000; // variant 10
    System.arraycopy(PREFIX, 0, out, at, PREFIX_LENGTH);
    return PREFIX_LENGTH + writeDecimal(out, at + PREFIX_LENGTH);
  }

  /** The new UID of {@code uid}. */
  public String map(String uid) {
    byte[] bytes = Utf8.bytes(uid);
    byte[] out = new byte[LONGEST];
    return Latin1.text(out, 0, map(bytes, 0, bytes.length, out, 0));
  }

  /**
   * Whether {@code in[from, to)}, padding apart, is in the standard's own table (PS3.6 Annex A).
   */
  public static boolean isStandard(byte[] in, int from, int to) {
    int start = Dates.firstNonBlank(in, from, to);
    return Dictionary.isStandardUid(in, start, Dates.endNonBlank(in, start, to));
  }

  /** Whether {@code in[from, to)}, padding apart, has the form that {@link #map} gives. */
  public static boolean isKeyed(byte[] in, int from, int to) {
    int end = Dates.endNonBlank(in, from, to);
    int at = from + PREFIX_LENGTH;
    if (end - at < 1 || end - at > MOST_DIGITS || in[at] == '0') {
      return false;
    }
    for (int i = 0; i < PREFIX_LENGTH; i++) {
      if (in[from + i] != PREFIX[i]) {
        return false;
      }
    }
    int[] n = new int[8];
    for (; at < end; at++) {
      int carry = in[at] - '0';
      if (carry < 0 || carry > 9) {
        return false;
      }
      for (int i = n.length - 1; i >= 0; i--) {
        carry += n[i] * 10;
        n[i] = carry & 0xFFFF;
        carry >>>= 16;
      }
      if (carry != 0) {
        return false; // above 128 bits
      }
    }
    return n[3] >>> 12 == 8 && n[4] >>> 14 == 2;
  }

  private static int place(byte[] in, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + in[i];
    }
    return (hash ^ hash >>> 13) & (PLACES - 1);
  }

  private static boolean equal(byte[] known, byte[] in, int from, int to) {
    if (known.length != to - from) {
      return false;
    }
    for (int i = 0; i < known.length; i++) {
      if (known[i] != in[from + i]) {
        return false;
      }
    }
    return true;
  }

  /** Writes the number in {@link #limbs} to {@code out} at {@code at}, which clears the limbs. */
  private int writeDecimal(byte[] out, int at) {
    int[] n = limbs;
    int first = 0;
    int write = digits.length;
    while (first < n.length) {
      int rest = 0;
      for (int i = first; i < n.length; i++) {
        int part = rest << 16 | n[i]; // below 10,000 × 65,536
        n[i] = part / 10_000;
        rest = part % 10_000;
      }
      while (first < n.length && n[first] == 0) {
        first++;
      }
      for (int digit = 0; digit < 4; digit++) {
        digits[--write] = (byte) ('0' + rest % 10);
        rest /= 10;
      }
    }
    while (digits[write] == '0') { // a version 8 UUID is never 0
      write++;
    }
    System.arraycopy(digits, write, out, at, digits.length - write);
    return digits.length - write;
  }
}
