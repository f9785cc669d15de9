package eir.deid;

import eir.deid.gate.Gate;
import eir.deid.gate.Verdict;
import eir.deid.key.SiteKey;
import eir.dicom.Bytes;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import java.nio.charset.StandardCharsets;

/** The made-up site of the tests: key 00 01 … 1F as in DEID §3, one stamp, one gate. */
public final class TestSite {
  public static final Stamp STAMP =
      new Stamp("Sponsor", "P-1", "Trial one", "S01", "Site one", "BASELINE");
  public static final SiteKey KEY = key();

  private TestSite() {}

  public static Deidentifier deidentifier() {
    return new Deidentifier(Profile.standard(), KEY, STAMP);
  }

  public static Gate gate() {
    return new Gate(Profile.standard(), STAMP);
  }

  /** The output for {@code input}, which must be accepted. */
  public static byte[] output(byte[] input) {
    return output(input, STAMP);
  }

  /** The same under other stamps. */
  public static byte[] output(byte[] input, Stamp stamp) {
    Source source = Source.of(input);
    return switch (new Deidentifier(Profile.standard(), key(), stamp).plan(source)) {
      case Outcome.Planned planned -> output(planned, source, new Gate(Profile.standard(), stamp));
      case Outcome.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  /** What {@code planned} gives, by its other plan where {@code gate} finds spare bits alone. */
  public static byte[] output(Outcome.Planned planned, Source source, Gate gate) {
    byte[] output = planned.plan().assemble(source);
    return gate.check(Source.of(output)) instanceof Verdict.Refused refused
            && refused.isOnlySpareBits()
        ? planned.masked().assemble(source)
        : output;
  }

  /** The answer of a person who saw no text in the frames of {@code source}. */
  public static PixelLook noText(Source source) {
    Inspection seen = deidentifier().inspect(source);
    return PixelLook.noText(Math.max(1, seen.rows()), Math.max(1, seen.columns()));
  }

  public static Header header(byte[] input) {
    return Header.read(Source.of(output(input)));
  }

  public static RefusalCode refusal(byte[] input) {
    return switch (deidentifier().plan(Source.of(input))) {
      case Outcome.Planned planned -> throw new AssertionError("accepted: " + planned.instance());
      case Outcome.Refused(Refusal refusal) -> refusal.code();
    };
  }

  /** Whether {@code text} stands anywhere in {@code bytes}, in ASCII of any case. */
  public static boolean holds(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .toUpperCase(java.util.Locale.ROOT)
        .contains(text.toUpperCase(java.util.Locale.ROOT));
  }

  private static SiteKey key() {
    byte[] key = new byte[SiteKey.LENGTH_BYTES];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    return new SiteKey(Bytes.copyOf(key));
  }
}
