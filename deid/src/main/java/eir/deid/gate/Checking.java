package eir.deid.gate;

import eir.deid.gate.Finding.Rule;
import eir.deid.gate.Verdict.Refused;
import eir.deid.pixel.NativeBits;
import eir.deid.rule.TagPath;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A check under way: everything is judged but the spare bits of native samples, whose bytes the
 * host hands in as it reads them. Several may be under way at one gate.
 */
public final class Checking {
  static final String SPARE_BITS = "spare-bits";

  private final Verdict header;
  private final Optional<NativeBits> samples;

  Checking(Verdict header, Optional<NativeBits> samples) {
    this.header = header;
    this.samples = samples;
  }

  /** Offset in the file of the next byte that {@link #look} wants. */
  public long nextByte() {
    return samples.map(NativeBits::nextByte).orElse(0L);
  }

  /** How many bytes are still to be looked at. */
  public long leftBytes() {
    return samples.map(NativeBits::leftBytes).orElse(0L);
  }

  /** Looks at {@code piece}, which starts at {@link #nextByte} and holds whole samples. */
  public void look(byte[] piece) {
    samples.ifPresent(bits -> bits.look(piece, 0, piece.length));
  }

  void lookAtRest(Source source) {
    samples.ifPresent(bits -> bits.lookAtRest(source));
  }

  /** The verdict; samples that were not looked at count as unclean. */
  public Verdict verdict() {
    if (samples.isEmpty()) {
      return header;
    }
    NativeBits bits = samples.get();
    long unclean = bits.leftBytes() > 0 ? bits.nextByte() : bits.firstUnclean();
    if (unclean < 0) {
      return header;
    }
    List<Finding> findings = new ArrayList<>();
    if (header instanceof Refused refused) {
      findings.addAll(refused.findings());
    }
    String path = TagPath.inBraces(Tags.PIXEL_DATA);
    findings.add(new Finding(Rule.G10, path, unclean, SPARE_BITS));
    return new Refused(findings);
  }
}
