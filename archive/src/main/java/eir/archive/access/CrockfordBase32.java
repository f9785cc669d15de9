package eir.archive.access;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * Douglas Crockford's base32 in lower case, five bits a character: no i, l, o or u, so that it can
 * be read aloud and typed; what is mistyped as i, l or o is read as 1, 1 and 0.
 */
public final class CrockfordBase32 {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private CrockfordBase32() {}

  /** Random text of {@code length} characters. */
  public static String random(SecureRandom random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /** The one spelling of what somebody typed; empty if it has another length or alphabet. */
  public static Optional<String> canonical(String typed, int length) {
    if (typed.length() != length) {
      return Optional.empty();
    }
    String text =
        typed.toLowerCase(Locale.ROOT).replace('o', '0').replace('i', '1').replace('l', '1');
    return text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
        ? Optional.of(text)
        : Optional.empty();
  }
}
