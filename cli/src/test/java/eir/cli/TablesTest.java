package eir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of the repository are the tables they were copied from, where those are at hand. */
class TablesTest {
  private static final Path ROOT = Path.of(System.getProperty("eir.root"));

  static Stream<Path> tables() throws IOException {
    return Stream.of("standard", "domain").flatMap(folder -> listed(ROOT.resolve(folder)).stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void aCopiedTableEqualsItsSource(Path table) throws IOException {
    Path source = ROOT.resolveSibling("shared").resolve(ROOT.relativize(table));

    if (Files.exists(source) && isAmended(table)) {
      assertThat(Files.mismatch(table, source))
          .as("an amended table differs; strike it from domain/README.md if not")
          .isNotNegative();
    } else if (Files.exists(source)) {
      assertThat(Files.mismatch(table, source)).as("first differing byte").isEqualTo(-1);
    }
    assertThat(Files.size(table)).isPositive();
  }

  // Under "Amended" in domain/README.md each table that differs from its origin has a line.
  private static boolean isAmended(Path table) throws IOException {
    String amended = Files.readString(ROOT.resolve("domain/README.md")).split("## Amended", 2)[1];
    return table.startsWith(ROOT.resolve("domain"))
        && amended.lines().anyMatch(line -> line.startsWith("- `" + table.getFileName() + "`:"));
  }

  private static List<Path> listed(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.toString().endsWith(".md")).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
