package eir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/conformance.md is what the rules do. */
class ConformanceTest {
  private static final Path ROOT = Path.of(System.getProperty("eir.root"));

  @Test
  void thePageIsTheOneThatTheCommandPrints() throws IOException {
    String page = Conformance.page(ROOT.resolve("standard"));

    assertThat(Files.readString(ROOT.resolve("docs/conformance.md")))
        .as("renew it: ./eir conformance > docs/conformance.md")
        .isEqualTo(page);
  }

  @Test
  void everyRowAndEveryCodeStandsInIt() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/conformance.md"));

    for (String line :
        Files.readAllLines(ROOT.resolve("standard/confidentiality-profile.tsv")).stream()
            .skip(1)
            .toList()) {
      assertThat(page).contains("| (" + line.substring(0, line.indexOf('\t')) + ") | ");
    }
    for (int code = 113100; code <= 113112; code++) {
      assertThat(page).contains("| " + code + " | ");
    }
    assertThat(page).doesNotContain("not offered:  |");
  }
}
