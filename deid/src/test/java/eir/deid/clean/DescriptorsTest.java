package eir.deid.clean;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.clean.Descriptors.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptorsTest {
  record Example(Mode mode, String input, String output, Set<String> names) {
    @Override
    public String toString() {
      return mode + " " + input;
    }
  }

  static Stream<Example> examples() throws IOException {
    Path file = Path.of(System.getProperty("eir.root"), "standard", "descriptor-examples.tsv");
    return Files.readAllLines(file).stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(row ->
            new Example(
                row[0].equals("imagetype")
                    ? Mode.IMAGE_TYPE
                    : Mode.valueOf(row[0].toUpperCase(Locale.ROOT)),
                row[1],
                row[2],
                row[4].isEmpty() ? Set.of() : Set.of(row[4].split(" "))));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleOfTheTableComesOutAsWritten(Example example) {
    assertThat(Descriptors.clean(example.mode, example.input, example.names))
        .isEqualTo(example.output);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void whatCameOutIsLeftAloneByTheGate(Example example) {
    String output = Descriptors.clean(example.mode, example.input, example.names);

    assertThat(output.isEmpty() || Descriptors.isClean(example.mode, output, Descriptors.LONG))
        .isTrue();
  }
}
