package eir.archive.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** 256 random bits as 43 characters of base64url: a session or a one-time right. Never printed. */
public final class Token {
  private final String text;

  private Token(String text) {
    this.text = text;
  }

  static Token random(SecureRandom random) {
    byte[] bits = new byte[32];
    random.nextBytes(bits);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** Reads what a browser sent; empty if it cannot be one. */
  public static Optional<Token> parse(String sent) {
    return sent.matches("[A-Za-z0-9_-]{43}") ? Optional.of(new Token(sent)) : Optional.empty();
  }

  /** The token itself: for the cookie or the one-time link only. */
  public String reveal() {
    return text;
  }

  byte[] ascii() {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "‹token›";
  }
}
