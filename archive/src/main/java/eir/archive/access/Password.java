package eir.archive.access;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** A password as typed, never printed. NFC-normalised, so that every keyboard gives the same. */
public final class Password {
  private final String text;

  public Password(String typed) {
    this.text = Normalizer.normalize(typed, Normalizer.Form.NFC);
  }

  String reveal() {
    return text;
  }

  byte[] utf8() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "‹password›";
  }
}
