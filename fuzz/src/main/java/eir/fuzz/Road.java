package eir.fuzz;

import static eir.fuzz.BrokenLawException.require;

import eir.deid.Outcome;
import eir.deid.gate.Verdict;
import eir.dicom.stream.Source;
import java.util.Arrays;
import java.util.Optional;

/**
 * The road of a file through engine and gate, with its laws: what the engine plans, the gate
 * passes; what the gate passed, the engine leaves as it is.
 */
final class Road {
  private Road() {}

  /**
   * Sends {@code input} through {@code setup}.
   *
   * @return the output that passed; absent if the file was refused
   */
  static Optional<byte[]> go(Setup setup, byte[] input) {
    Source source = Source.of(input);
    return switch (setup.engine.plan(source, Setup.SUBJECT, setup.look)) {
      case Outcome.Refused(var refusal) -> {
        require(
            refusal.offset() >= 0 && refusal.offset() <= input.length,
            "a refusal names a place in the file");
        yield Optional.empty();
      }
      case Outcome.Planned planned -> {
        byte[] output = planned.plan().assemble(source);
        Verdict verdict = setup.gate.check(Source.of(output));
        if (verdict instanceof Verdict.Refused refused && refused.isOnlySpareBits()) {
          output = planned.masked().assemble(source);
          verdict = setup.gate.check(Source.of(output));
        }
        require(
            output.length <= 8 * input.length + 16_384, "an output grows by no more than stamps");
        yield switch (verdict) {
          case Verdict.Passed passed -> {
            require(
                passed.instance().sopInstanceUid().equals(planned.instance().sopInstanceUid()),
                "gate and plan name the same instance");
            requireUnchanged(setup, output);
            yield Optional.of(output);
          }
          case Verdict.Refused(var findings) ->
              throw new BrokenLawException(
                  "the gate refuses what the engine planned: "
                      + findings.getFirst().rule()
                      + " "
                      + findings.getFirst().reason());
        };
      }
    };
  }

  /** What the gate passed comes out of the engine as it went in, whoever the subject is. */
  static void requireUnchanged(Setup setup, byte[] passed) {
    Source source = Source.of(passed);
    switch (setup.engine.plan(source, Setup.SUBJECT, setup.look)) {
      case Outcome.Refused(var refusal) ->
          throw new BrokenLawException(
              "the engine refuses what the gate passed: " + refusal.code());
      case Outcome.Planned planned ->
          require(
              Arrays.equals(planned.plan().assemble(source), passed),
              "the engine changes what the gate passed");
    }
  }
}
