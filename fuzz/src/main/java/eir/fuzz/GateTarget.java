package eir.fuzz;

import static eir.fuzz.BrokenLawException.require;

import eir.deid.gate.Finding;
import eir.deid.gate.Verdict;
import eir.dicom.stream.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * The gate over what arrives from a network: it never throws, it reads the same in pieces, and what
 * it passes the engine would leave as it is.
 */
final class GateTarget implements Target {
  private final Setup setup = Setup.ofTrial();

  @Override
  public int run(byte[] input) {
    Verdict verdict = setup.gate.check(Source.of(input));
    require(
        verdict.equals(setup.gate.check(new PiecedSource(input))),
        "the same verdict in whatever pieces the file is read");
    return switch (verdict) {
      case Verdict.Passed passed -> {
        require(passed.instance().lengthBytes() == input.length, "all bytes were looked at");
        Road.requireUnchanged(setup, input);
        yield -1;
      }
      case Verdict.Refused(var findings) -> {
        require(!findings.isEmpty(), "a refusal has a reason");
        int way = 0;
        for (Finding finding : findings) {
          way = way * 31 + finding.rule().ordinal() + finding.reason().hashCode();
        }
        yield way;
      }
    };
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (byte[] seed : Seeds.hardCases("")) {
      Road.go(setup, seed).ifPresent(seeds::add);
    }
    return seeds;
  }

  @Override
  public List<byte[]> words() {
    return DicomWords.all();
  }

  @Override
  public Allowance allowance() {
    return new Allowance(256 << 10, 300);
  }
}
