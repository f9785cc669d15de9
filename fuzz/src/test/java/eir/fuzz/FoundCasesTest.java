package eir.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs that once broke a law, each kept as a file of {@code data/fuzz}. */
class FoundCasesTest {

  static Stream<Arguments> found() {
    List<Arguments> cases = new ArrayList<>();
    for (String target : Targets.names()) {
      for (Path file : Seeds.found(target)) {
        cases.add(Arguments.of(target, file.getFileName().toString(), Seeds.read(file)));
      }
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("found")
  void whatOnceBrokeALawKeepsIt(String target, String name, byte[] input) {
    Measured measured = new Measured(Targets.of(target));

    assertThatCode(() -> measured.run(input)).as(name).doesNotThrowAnyException();
  }
}
