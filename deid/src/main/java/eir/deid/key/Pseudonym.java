package eir.deid.key;

import eir.dicom.Identifying;
import eir.dicom.text.Utf8;

/**
 * A subject's name in the trial: 8 Crockford base-32 characters and a Luhn mod 32 check character.
 *
 * <p>The check character finds every single wrong character and nearly every swap of neighbours.
 */
public record Pseudonym(String text) {
  /** Characters of a pseudonym, the check character included. */
  public static final int LENGTH = 9;

  /** Crockford's alphabet: no I, L, O, U. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int SUBJECT_LENGTH = LENGTH - 1;

  /**
   * Takes a pseudonym as printed.
   *
   * @throws IllegalArgumentException if {@link #isValid} says no
   */
  public Pseudonym {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "not a pseudonym: expected 9 letters and digits whose last one fits the others;"
              + " copy it from the letter again");
    }
  }

  /** Whether {@code text} has the form and its check character fits. */
  public static boolean isValid(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      if (ALPHABET.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return text.charAt(SUBJECT_LENGTH) == checkCharacter(text);
  }

  /**
   * Reads what a person typed: blanks and hyphens go, small letters count as capitals, I and L as
   * 1, O as 0. The result may still be invalid.
   */
  public static String normalise(String typed) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (c >= 'a' && c <= 'z') {
        c -= 32;
      }
      if (c == 'I' || c == 'L') {
        c = '1';
      } else if (c == 'O') {
        c = '0';
      }
      if (c > ' ' && c != '-') {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The first 8 characters, which name the subject. */
  public String subject() {
    return text.substring(0, SUBJECT_LENGTH);
  }

  static Pseudonym from(Hmac nameKey, Identifying<String> anchor) {
    String subject = subjectOf(nameKey, Utf8.bytes(anchor.reveal()));
    return new Pseudonym(subject + checkCharacter(subject));
  }

  /** The first 40 bits of the code of {@code name} as 8 characters. */
  static String subjectOf(Hmac key, byte[] name) {
    key.run(name, 0, name.length);
    int first = key.word(0);
    StringBuilder out = new StringBuilder(SUBJECT_LENGTH);
    for (int shift = 27; shift >= 2; shift -= 5) { // 30 of the 40 bits
      out.append(ALPHABET.charAt((first >>> shift) & 31));
    }
    int lastTen = (first & 3) << 8 | key.word(1) >>> 24;
    return out.append(ALPHABET.charAt(lastTen >>> 5))
        .append(ALPHABET.charAt(lastTen & 31))
        .toString();
  }

  private static char checkCharacter(CharSequence subject) {
    int sum = 0;
    for (int i = 0; i < SUBJECT_LENGTH; i++) {
      int value = ALPHABET.indexOf(subject.charAt(SUBJECT_LENGTH - 1 - i));
      int addend = (i & 1) == 0 ? 2 * value : value;
      sum += addend / 32 + addend % 32;
    }
    return ALPHABET.charAt((32 - sum % 32) % 32);
  }
}
