package eir.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fixed number of changed inputs for every target, the same each time. */
class MutatingRunLawsTest {
  private static final int INPUTS = 60_000;
  private static final int FEWER = 15_000;
  private static final Map<String, Integer> SLOWER =
      Map.of("form", FEWER, "charter", FEWER, "deflate", FEWER);
  private static final HangWatch WATCH =
      new HangWatch(Path.of(System.getProperty("java.io.tmpdir"), "eir-fuzz-hang"));

  static List<String> targets() {
    List<String> names = new ArrayList<>();
    Targets.names().forEach(names::add);
    return names;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("targets")
  void changedInputsBreakNoLaw(String target) {
    MutatingRun run = new MutatingRun(Targets.of(target), 20261129, List.of());

    assertThatCode(() -> run.run(WATCH, SLOWER.getOrDefault(target, INPUTS)))
        .as(() -> "the input is " + HexFormat.of().formatHex(run.current()))
        .doesNotThrowAnyException();
    assertThat(run.ways()).as("ways through the target").isGreaterThan(2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("targets")
  void theSameSeedGivesTheSameInputs(String target) {
    MutatingRun one = new MutatingRun(Targets.of(target), 7, List.of());
    MutatingRun other = new MutatingRun(Targets.of(target), 7, List.of());

    one.run(WATCH, 500);
    other.run(WATCH, 500);

    assertThat(one.current()).isEqualTo(other.current());
    assertThat(one.ways()).isEqualTo(other.ways());
  }
}
