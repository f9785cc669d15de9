package eir.archive.access;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * The secret half of a link: 26 characters of Crockford base32 (130 random bits). Never printed;
 * {@link #reveal()} is for the one moment it is shown.
 */
public final class LinkKey {
  private static final int CHARACTERS = 26;

  private final String key;

  private LinkKey(String key) {
    this.key = key;
  }

  static LinkKey random(SecureRandom random) {
    return new LinkKey(CrockfordBase32.random(random, CHARACTERS));
  }

  /** Reads a key as people type it; empty if it cannot be one. */
  public static Optional<LinkKey> parse(String typed) {
    return CrockfordBase32.canonical(typed, CHARACTERS).map(LinkKey::new);
  }

  /** The key in canonical lower case: for the link's owner only. */
  public String reveal() {
    return key;
  }

  @Override
  public String toString() {
    return "‹key›";
  }
}
