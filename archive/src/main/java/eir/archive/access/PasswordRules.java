package eir.archive.access;

import eir.archive.ArchiveException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which passwords are taken: 12 to 128 characters and not among those that attackers try first
 * (OWASP ASVS 5.0.0, 6.2). No demand for digits or signs: length is what helps.
 *
 * <p>The list holds stems, not all breached passwords: a password is refused as well if it is a
 * stem with digits or signs around it, or a stem repeated, which is how people stretch one to
 * twelve characters.
 */
final class PasswordRules {
  static final int FEWEST_CHARACTERS = 12;
  static final int MOST_CHARACTERS = 128;

  // aaaaaaaaaaaa and 12345678901x have less to them than any word.
  private static final int SHORTEST_CORE = 4;

  private final Set<String> stems;

  private PasswordRules(Set<String> stems) {
    this.stems = stems;
  }

  static PasswordRules load() {
    Set<String> stems = new HashSet<>();
    try (InputStream in = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
      if (in == null) {
        throw new IllegalStateException("common-passwords.txt is not in the archive's jar");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          stems.add(folded(line.strip()));
        }
      }
    } catch (IOException e) {
      throw new ArchiveException("The list of common passwords cannot be read", e);
    }
    return new PasswordRules(stems);
  }

  /** What is wrong with a password for this login; empty if nothing. */
  Optional<PasswordProblem> check(Password password, String login) {
    String text = password.reveal();
    int characters = text.codePointCount(0, text.length());
    if (characters < FEWEST_CHARACTERS) {
      return Optional.of(PasswordProblem.TOO_SHORT);
    }
    if (characters > MOST_CHARACTERS) {
      return Optional.of(PasswordProblem.TOO_LONG);
    }
    String core = core(text);
    if (core.equals(core(login)) || core.equals("eir")) {
      return Optional.of(PasswordProblem.LIKE_LOGIN);
    }
    return core.length() < SHORTEST_CORE || stems.contains(folded(text)) || stems.contains(core)
        ? Optional.of(PasswordProblem.BREACHED)
        : Optional.empty();
  }

  /** Lower case, with the usual signs for letters read as the letters: P@ssw0rd is password. */
  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replace('@', 'a')
        .replace('4', 'a')
        .replace('3', 'e')
        .replace('0', 'o')
        .replace('$', 's')
        .replace('5', 's')
        .replace('1', 'i')
        .replace('!', 'i');
  }

  /** Without what is no letter at either end, folded, and once if it is one thing repeated. */
  private static String core(String text) {
    String core = folded(text.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", ""));
    for (int period = 1; period <= core.length() / 2; period++) {
      if (core.length() % period == 0
          && core.substring(0, period).repeat(core.length() / period).equals(core)) {
        return core.substring(0, period);
      }
    }
    return core;
  }
}
