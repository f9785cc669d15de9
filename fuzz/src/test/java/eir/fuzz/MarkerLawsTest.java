package eir.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A marker written over any value that stays is refused, pixels apart. What passes must be a valid
 * value of its element, and stands in {@code survivors.tsv}: numbers that are numbers.
 */
class MarkerLawsTest {
  private static final Path SURVIVORS =
      Seeds.root().resolve("fuzz/src/test/resources/eir/fuzz/survivors.tsv");

  @Test
  void onlyNumbersPassForNumbers() throws IOException {
    MarkerSweep sweep = new MarkerSweep(Setup.ofTrial());

    files().forEach(file -> sweep.sweep(Seeds.read(file)));

    List<String> passed = new ArrayList<>();
    new TreeMap<>(sweep.survivors()).forEach((place, _) -> passed.add(place));
    System.out.printf(
        "%d files, %d markers, %d passed at %d places%n",
        sweep.files(), sweep.written(), sweep.survived(), passed.size());
    if (Boolean.getBoolean("eir.renew")) {
      Files.write(SURVIVORS, passed);
    }
    assertThat(sweep.files()).isGreaterThan(60);
    assertThat(passed).as("markers that the gate passed").isSubsetOf(Files.readAllLines(SURVIVORS));
  }

  /** The own set, and where the whole set lies beside the repository, one file of each folder. */
  private static List<Path> files() {
    List<Path> files = new ArrayList<>(under(Seeds.root().resolve("data")));
    Path whole = Seeds.root().resolve("../shared/data");
    Path last = Path.of("");
    for (String folder : List.of("head-mr", "enhanced-mr", "odd")) {
      for (Path file : under(whole.resolve(folder))) {
        if (!file.resolveSibling("").equals(last)) {
          files.add(file);
          last = file.resolveSibling("");
        }
      }
    }
    return files;
  }

  private static List<Path> under(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".dcm")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
