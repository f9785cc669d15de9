package eir.phantom.identity;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Specific Character Set of a made-up hospital, PS3.3 §C.12.1.1.2. */
public enum Repertoire {
  LATIN_1(StandardCharsets.ISO_8859_1, "ISO_IR 100"),
  UTF_8(StandardCharsets.UTF_8, "ISO_IR 192"),
  /** ASCII with JIS X 0208 behind escape sequences: two-byte codes that hold backslash bytes. */
  JAPANESE(Charset.forName("ISO-2022-JP"), "", "ISO 2022 IR 87");

  private final Charset charset;
  private final List<String> definedTerms;

  Repertoire(Charset charset, String... definedTerms) {
    this.charset = charset;
    this.definedTerms = List.of(definedTerms);
  }

  /** Values of (0008,0005). */
  public List<String> definedTerms() {
    return definedTerms;
  }

  /**
   * A value as it stands in a file. Escape sequences return to ASCII before each delimiter of PS3.5
   * §6.1.2.5.3.
   */
  public byte[] encode(String value) {
    return value.getBytes(charset);
  }

  /** Whether every character of {@code value} can be written. */
  public boolean canEncode(String value) {
    return charset.newEncoder().canEncode(value);
  }
}
