package eir.fuzz;

import static eir.fuzz.BrokenLawException.require;

import eir.deid.Inspection;
import eir.deid.Outcome;
import eir.deid.RefusalCode;
import eir.dicom.stream.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the page and the command line ask the engine about a file, under four profiles;
 * the length of the input chooses among them, so that one input always goes the same way.
 */
final class EngineTarget implements Target {
  private final List<Setup> setups = Setup.all();

  @Override
  public int run(byte[] input) {
    int choice = input.length & 3;
    Setup setup = setups.get(choice);
    Source source = Source.of(input);
    Inspection inspection = setup.engine.inspect(source);
    int way = inspection.refusal().map(refusal -> refusal.code().ordinal()).orElse(-1);
    if (inspection.anchor().isPresent()) {
      setup.engine.plan(source);
    }
    int changes = setup.engine.explain(source, Setup.SUBJECT, setup.look).size();
    Optional<byte[]> output = Road.go(setup, input);
    if (output.isPresent() || way < 0) {
      way = 31 * way + report(setup, source);
    }
    return (way * 31 + Integer.numberOfLeadingZeros(changes)) * 4 + choice;
  }

  /** Which actions were met, as a number; of a refusal its code. */
  private static int report(Setup setup, Source source) {
    return switch (setup.engine.plan(source, Setup.SUBJECT, setup.look)) {
      case Outcome.Refused(var refusal) -> {
        require(refusal.code() != RefusalCode.GATE, "the engine does not speak for the gate");
        yield 1000 + refusal.code().ordinal();
      }
      case Outcome.Planned planned -> {
        int met = 0;
        for (char action : new char[] {'K', 'C', 'U', 'D', 'Z', 'X'}) {
          met = met * 8 + Math.min(7, planned.report().count(action) / 4);
        }
        require(
            planned.report().toJson(setup.profile).startsWith("{\"format\""), "a report is JSON");
        yield met;
      }
    };
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>(Seeds.hardCases(""));
    Setup trial = Setup.ofTrial();
    for (byte[] seed : List.copyOf(seeds)) {
      Road.go(trial, seed).ifPresent(seeds::add);
    }
    return seeds;
  }

  @Override
  public List<byte[]> words() {
    return DicomWords.all();
  }

  @Override
  public Allowance allowance() {
    return new Allowance(1 << 20, 600);
  }
}
