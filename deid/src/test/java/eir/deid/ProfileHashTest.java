package eir.deid;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.clean.AllowedPrivate.Tier;
import eir.deid.clean.KeepElements;
import eir.deid.rule.RuleTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Page and server compare eight digits; whatever changes an output must change them. */
class ProfileHashTest {
  private static final Path ROOT = Path.of(System.getProperty("eir.root"));
  private static final Pattern HASH = Pattern.compile("HASH =\\s+\"([0-9a-f]{64})\"");

  @TempDir private Path folder;

  @BeforeEach
  void copyTables() throws IOException {
    Path standard = Files.createDirectory(folder.resolve("standard"));
    try (Stream<Path> tables = Files.list(ROOT.resolve("standard"))) {
      for (Path table : tables.filter(each -> each.toString().endsWith(".tsv")).toList()) {
        Files.copy(table, standard.resolve(table.getFileName()));
      }
    }
  }

  @Test
  void theSameTablesGiveTheHashesThatAreBuiltIn() throws Exception {
    assertThat(listsHash()).isEqualTo(KeepElements.listsHash());
    assertThat(rulesHash()).isEqualTo(RuleTable.sourcesHash());
  }

  @Test
  void anAllowedCodeLessGivesAnotherHash() throws Exception {
    withoutFirstRow("allowed-codes.tsv");

    assertThat(listsHash()).isNotEqualTo(KeepElements.listsHash());
  }

  @Test
  void aRuleLessGivesAnotherHash() throws Exception {
    withoutFirstRow("confidentiality-profile.tsv");

    assertThat(rulesHash()).isNotEqualTo(RuleTable.sourcesHash());
  }

  @Test
  void whatIsChosenIsInTheDigits() {
    Profile standard = Profile.standard();
    Profile lean = new Profile(standard.name(), EnumSet.of(Option.BASIC), Tier.CORE);

    assertThat(standard.hash8()).hasSize(8).isEqualTo(Profile.standard().hash8());
    assertThat(lean.hash8()).isNotEqualTo(standard.hash8());
  }

  private void withoutFirstRow(String table) throws IOException {
    Path file = folder.resolve("standard").resolve(table);
    List<String> rows = new ArrayList<>(Files.readAllLines(file));
    rows.remove(1);
    Files.write(file, rows);
  }

  private String listsHash() throws Exception {
    generate(
        "GenerateCleaningLists.java",
        folder.resolve("standard").toString(),
        ROOT.resolve("deid").resolve("words").toString(),
        folder.toString());
    return hashIn(folder.resolve("eir/deid/clean/CleaningData.java"));
  }

  private String rulesHash() throws Exception {
    generate("GenerateRules.java", folder.resolve("standard").toString(), folder.toString());
    return hashIn(folder.resolve("eir/deid/rule/RuleData.java"));
  }

  private static void generate(String program, String... arguments) throws Exception {
    Process java =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            ROOT.resolve("deid").resolve("src/gen").resolve(program).toString()),
                        Stream.of(arguments))
                    .toList())
            .inheritIO()
            .start();
    assertThat(java.waitFor()).isZero();
  }

  private static String hashIn(Path file) throws IOException {
    Matcher matcher = HASH.matcher(Files.readString(file));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
