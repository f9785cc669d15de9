package eir.deid;

import eir.deid.gate.Finding;
import eir.deid.gate.Gate;
import eir.deid.gate.Verdict;
import eir.deid.key.Pseudonym;
import eir.deid.key.Sha256;
import eir.deid.key.SiteKey;
import eir.dicom.Bytes;
import eir.dicom.stream.Source;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One digest over what the engine does with many files, whole and damaged: JVM and browser run the
 * same and compare one line.
 *
 * <p>Key, stamp and subject are fixed; damage is made by xorshift from a seed: flipped and
 * overwritten bytes, cut ends. Into the digest go refusal codes, paths, offsets, outputs, reports
 * and the gate's findings.
 */
public final class Parity {
  private static final Pseudonym SUBJECT = new Pseudonym("6VE8KPBR9");

  private final Sha256 digest = new Sha256();
  private final Deidentifier deidentifier;
  private final Gate gate;
  private final Subject subject;
  private int planned;
  private int refused;
  private int random = 1;

  /** Starts with an empty digest. */
  public Parity() {
    byte[] key = new byte[SiteKey.LENGTH_BYTES];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    SiteKey siteKey = new SiteKey(Bytes.copyOf(key));
    Stamp stamp = new Stamp("Sponsor", "PARITY-1", "Parity", "S01", "Site", "BASELINE");
    deidentifier = new Deidentifier(Profile.standard(), siteKey, stamp);
    gate = new Gate(Profile.standard(), stamp);
    subject = Subject.known(siteKey, SUBJECT);
  }

  /**
   * Folds one file as it is.
   *
   * @return whether its output passed the gate; false for a refusal
   * @throws IllegalStateException if an output does not pass the gate: a fault of the engine
   */
  public boolean file(byte[] bytes) {
    Source source = Source.of(bytes);
    fold(deidentifier.inspect(source).refusal().map(Parity::words).orElse("-"));
    fold(String.valueOf(deidentifier.explain(source, subject).size()));
    switch (deidentifier.plan(source, subject)) {
      case Outcome.Refused(Refusal refusal) -> {
        fold(words(refusal));
        refused++;
        return false;
      }
      case Outcome.Planned done -> {
        byte[] output = done.plan().assemble(source);
        Verdict verdict = gate.check(Source.of(output));
        if (verdict instanceof Verdict.Refused refused && refused.isOnlySpareBits()) {
          output = done.masked().assemble(source);
          verdict = gate.check(Source.of(output));
        }
        digest.update(output, 0, output.length);
        fold(done.report().toJson(Profile.standard()));
        switch (verdict) {
          case Verdict.Passed(var instance) -> {
            fold(instance.sopInstanceUid() + " " + instance.lengthBytes());
            planned++;
            return true;
          }
          case Verdict.Refused(var findings) ->
              throw new IllegalStateException(
                  "an output did not pass the gate: " + words(findings.getFirst()));
        }
      }
    }
  }

  /** Folds {@code count} damaged forms of {@code bytes}, and the gate's word on each. */
  public void damaged(byte[] bytes, int count, int seed) {
    random = seed == 0 ? 1 : seed;
    for (int i = 0; i < count; i++) {
      byte[] damaged = damage(bytes);
      file(damaged);
      fold(
          switch (gate.check(Source.of(damaged))) {
            case Verdict.Passed _ -> "passed";
            case Verdict.Refused(var findings) ->
                findings.stream().map(Parity::words).reduce("", (all, next) -> all + next);
          });
    }
  }

  /** Files whose output passed. */
  public int planned() {
    return planned;
  }

  /** Files refused. */
  public int refused() {
    return refused;
  }

  /** The digest so far, 64 hexadecimal digits, with both counts; the digest then starts anew. */
  public String line() {
    byte[] sum = digest.digest();
    StringBuilder line = new StringBuilder();
    for (byte b : sum) {
      line.append(Character.forDigit(b >> 4 & 0xF, 16)).append(Character.forDigit(b & 0xF, 16));
    }
    return line + " planned " + planned + " refused " + refused;
  }

  // By hand: how a record prints itself is not promised to be the same in the browser.
  private static String words(Refusal refusal) {
    return refusal.code().name() + " " + refusal.path() + " " + refusal.offset() + "\n";
  }

  private static String words(Finding finding) {
    return finding.rule().name()
        + " "
        + finding.path()
        + " "
        + finding.offset()
        + " "
        + finding.reason()
        + "\n";
  }

  private byte[] damage(byte[] bytes) {
    byte[] damaged = bytes.clone();
    if (damaged.length == 0) {
      return damaged;
    }
    int header = Math.min(damaged.length, 8192);
    for (int times = 1 + below(4); times > 0; times--) {
      int at = below(header);
      switch (below(4)) {
        case 0 -> damaged[at] ^= (byte) (1 << below(8));
        case 1 -> damaged[at] = (byte) next();
        case 2 -> damaged[at] = (byte) 0xFF;
        default -> {
          int from = below(header);
          int length = Math.min(1 + below(64), header - Math.max(at, from));
          System.arraycopy(bytes, from, damaged, at, length);
        }
      }
    }
    return below(8) == 0 ? Arrays.copyOf(damaged, below(damaged.length)) : damaged;
  }

  private int below(int bound) {
    return (next() >>> 1) % bound;
  }

  private int next() {
    random ^= random << 13;
    random ^= random >>> 17;
    random ^= random << 5;
    return random;
  }

  private void fold(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(bytes, 0, bytes.length);
  }
}
