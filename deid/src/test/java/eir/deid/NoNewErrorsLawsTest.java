package eir.deid;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.gate.Gate;
import eir.deid.gate.Verdict;
import eir.deid.key.Pseudonym;
import eir.deid.rule.AnyImage;
import eir.dicom.file.Inflation;
import eir.dicom.file.JvmTwoByteSets;
import eir.dicom.stream.Limits;
import eir.dicom.stream.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** dciodvfy (dicom3tools) finds in an output no error that it does not find in the input. */
class NoNewErrorsLawsTest {
  private static final Path DATA =
      Path.of(System.getProperty("eir.root")).resolveSibling("shared").resolve("data");

  /** What odd files lose because their own value stands in no list, where the image needs one. */
  private static final List<String> LOST_WITH_ODD_VALUES =
      List.of(
          "Laterality", // asked for where Body Part Examined, PROSTATE, has gone
          "AnatomicRegionSequence", // a knee is no region of this trial
          "PaletteColorLookupTableData"); // a segmented palette (one ultrasound picture)

  /** Said of a file that dciodvfy does not read to its end: what else it says proves nothing. */
  private static final String UNREAD = "Error - Information Object Not found";

  private static final int LARGEST_REPORT_BYTES = 1 << 20;
  private static final Profile CONTENT =
      Profile.parse("test|113100 113104 113105 113107 113108 113111|core|");
  private static final Deidentifier REPORTS =
      new Deidentifier(CONTENT, TestSite.KEY, TestSite.STAMP, new JvmTwoByteSets(), new AnyImage());
  private static final Gate REPORT_GATE =
      new Gate(CONTENT, Optional.of(TestSite.STAMP), Gate.END_OF_TIME, new AnyImage());

  private final Deidentifier anyImage =
      new Deidentifier(
          Profile.standard(), TestSite.KEY, TestSite.STAMP, (_, _, _, _) -> "", new AnyImage());

  @TempDir private Path scratch;

  /** The first file of each folder of the scanners' series, every file of the odd ones. */
  static Stream<Path> files() throws IOException {
    Map<Path, Path> first = new LinkedHashMap<>();
    for (String folder : List.of("head-mr", "enhanced-mr", "media", "odd")) {
      if (Files.isDirectory(DATA.resolve(folder))) {
        try (Stream<Path> walk = Files.walk(DATA.resolve(folder))) {
          walk.filter(Files::isRegularFile)
              .sorted()
              .forEach(
                  file -> first.putIfAbsent(folder.equals("odd") ? file : file.getParent(), file));
        }
      }
    }
    return first.values().stream().map(DATA::relativize);
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("files")
  void anOutputHasNoErrorThatItsInputHasNot(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(DATA.resolve(file));
    Source source = Inflation.inflate(Source.of(bytes), Limits.STANDARD);
    Subject subject = Subject.known(TestSite.KEY, new Pseudonym("6VE8KPBR9"));
    Outcome outcome = anyImage.plan(source, subject, TestSite.noText(source));
    if (!(outcome instanceof Outcome.Planned planned)) {
      return; // refused: RealFilesTest says which
    }

    Set<String> before = errors(bytes);
    if (before.contains(UNREAD)) {
      return;
    }
    Set<String> after = errors(planned.plan().assemble(source));
    after.removeAll(before);
    if (file.startsWith("odd")) {
      after.removeIf(error -> LOST_WITH_ODD_VALUES.stream().anyMatch(error::contains));
    }

    assertThat(after).isEmpty();
  }

  /** Every report beside the repository. */
  static Stream<Path> reports() throws IOException {
    if (!Files.isDirectory(DATA)) {
      return Stream.empty();
    }
    try (Stream<Path> walk = Files.walk(DATA)) {
      return walk
          .filter(Files::isRegularFile)
          .filter(file -> file.toFile().length() < LARGEST_REPORT_BYTES)
          .sorted()
          .filter(NoNewErrorsLawsTest::isReport)
          .map(DATA::relativize)
          .toList()
          .stream();
    }
  }

  private static boolean isReport(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String sopClass =
          REPORTS.inspect(Inflation.inflate(Source.of(bytes), Limits.STANDARD)).sopClassUid();
      return sopClass.startsWith("1.2.840.10008.5.1.4.1.1.88.");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("reports")
  void aCleanedReportHasNoErrorThatItsInputHasNot(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(DATA.resolve(file));
    Source source = Inflation.inflate(Source.of(bytes), Limits.STANDARD);
    Subject subject = Subject.known(TestSite.KEY, new Pseudonym("6VE8KPBR9"));
    if (!(REPORTS.plan(source, subject) instanceof Outcome.Planned planned)) {
      return; // a title of no list
    }

    byte[] output = planned.plan().assemble(source);

    assertThat(errors(output)).isSubsetOf(errors(bytes));
    assertThat(REPORT_GATE.check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
  }

  /** The errors of a file, without the values and places that they quote. */
  private Set<String> errors(byte[] file) throws IOException, InterruptedException {
    Path written = Files.write(scratch.resolve("file.dcm"), file);
    Process process =
        new ProcessBuilder("dciodvfy", written.toString()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    process.waitFor();
    Set<String> errors = new TreeSet<>();
    Arrays.stream(said.split("\n"))
        .filter(line -> line.startsWith("Error"))
        .map(line -> line.replaceAll("= <.*|value .*", ""))
        .forEach(errors::add);
    return errors;
  }
}
