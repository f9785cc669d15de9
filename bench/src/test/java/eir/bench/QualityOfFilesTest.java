package eir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.Deidentifier;
import eir.deid.Outcome;
import eir.deid.Profile;
import eir.deid.Stamp;
import eir.deid.Subject;
import eir.deid.key.Pseudonym;
import eir.deid.key.SiteKey;
import eir.deid.plan.PlanFile;
import eir.dicom.Bytes;
import eir.dicom.stream.Source;
import eir.imaging.series.SeriesClass;
import eir.imaging.series.StudySurvey;
import eir.phantom.PhantomCase;
import eir.phantom.PhantomStudy;
import eir.phantom.head.Atlas;
import eir.phantom.scan.Resolution;
import eir.server.casework.SurveyedSubmission;
import eir.trial.Sex;
import eir.trial.charter.Charter;
import eir.trial.charter.CharterJson;
import eir.trial.charter.Level;
import eir.trial.charter.SequenceClass;
import eir.trial.quality.AutomaticChecks;
import eir.trial.quality.QcCheck;
import eir.trial.quality.QcFinding;
import eir.trial.quality.QcResult;
import eir.trial.quality.SubmissionFacts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole road of quality control: de-identified files, their survey, Q01 to Q18. */
class QualityOfFilesTest {
  private static final SiteKey KEY = new SiteKey(Bytes.copyOf(new byte[32]));
  private static final Deidentifier DEIDENTIFIER =
      new Deidentifier(
          Profile.standard(), KEY, new Stamp("Not named", "EIR", "", "S01", "Bench", ""));
  private static final Charter CHARTER =
      switch (CharterJson.read(
          "{\"format\":\"eir.charter/1\",\"charterId\":\"DIPG\",\"sponsor\":\"Eir\","
              + "\"protocolId\":\"DEMO-1\"}")) {
        case CharterJson.Valid(Charter charter) -> charter;
        case CharterJson.Invalid invalid -> throw new AssertionError(invalid);
      };

  /** A file without a Patient ID is somebody's whom the sender names. */
  private static Outcome outcome(Source input) throws IOException {
    Subject subject =
        DEIDENTIFIER
            .inspect(input)
            .anchor()
            .map(anchor -> Subject.of(KEY, anchor))
            .orElseGet(() -> Subject.known(KEY, new Pseudonym("6VE8KPBR9")));
    return DEIDENTIFIER.plan(input, subject);
  }

  private static Optional<Source> harmless(byte[] bytes) throws IOException {
    Source input = Source.of(bytes);
    if (outcome(input) instanceof Outcome.Planned planned) {
      var out = new ByteArrayOutputStream();
      PlanFile.write(planned.plan(), input, out);
      return Optional.of(Source.of(out.toByteArray()));
    }
    return Optional.empty();
  }

  private static List<QcResult> results(List<Source> files) {
    StudySurvey survey = StudySurvey.of(files);
    String code = survey.files().isEmpty() ? "" : survey.files().getFirst().subjectId();
    int age = survey.files().isEmpty() ? 0 : survey.files().getFirst().ageYears().orElse(0);
    return AutomaticChecks.run(
        SurveyedSubmission.facts(
            survey,
            code,
            Optional.empty(),
            new SubmissionFacts.Declared(age, Sex.UNKNOWN),
            OptionalInt.of(3)),
        CHARTER);
  }

  private static void print(String name, List<QcResult> results) {
    StringBuilder line = new StringBuilder(name);
    for (QcResult result : results) {
      if (result.outcome() == QcResult.Outcome.FAILED) {
        line.append(' ').append(result.check()).append('/').append(result.level());
        line.append(result.missing().isEmpty() ? "" : result.missing().toString());
      }
    }
    System.out.println(line);
  }

  @Test
  void thePhantomPassesAllButWhatItDoesNotHave() throws IOException {
    List<Source> files = new ArrayList<>();
    new PhantomStudy(Atlas.load(), PhantomCase.typical(1), Resolution.MEDIUM)
        .write(file -> harmless(file.bytes()).ifPresent(files::add));

    List<QcResult> results = results(files);

    print("phantom", results);
    assertThat(AutomaticChecks.findings(results))
        .as("no susceptibility and no spine; diffusion pixels of 1.56 mm")
        .containsExactly(
            new QcFinding(QcCheck.Q04, Level.MINOR), new QcFinding(QcCheck.Q10, Level.MINOR));
    assertThat(results.get(QcCheck.Q04.ordinal()).missing())
        .containsExactly("SWI_OR_GRE", "T1_POST_SPINE_SAG");
  }

  /**
   * Folders of real files: all of them where they lie beside the repository, else the few inside.
   */
  static Stream<Path> realSeries() throws IOException {
    Path root = Path.of(System.getProperty("eir.root"));
    Path all = root.resolveSibling("shared").resolve("data");
    Path data = Files.isDirectory(all) ? all : root.resolve("data");
    List<Path> folders = new ArrayList<>();
    for (String part : List.of("head-mr", "enhanced-mr")) {
      if (Files.isDirectory(data.resolve(part))) {
        try (Stream<Path> found = Files.list(data.resolve(part))) {
          found.sorted().forEach(folders::add);
        }
      }
    }
    return folders.stream();
  }

  @ParameterizedTest
  @MethodSource("realSeries")
  void realFilesAreHarmlessWholeAndReadable(Path folder) throws IOException {
    List<Source> files = new ArrayList<>();
    List<Path> left = new ArrayList<>();
    try (Stream<Path> found = Files.list(folder)) {
      for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
        harmless(Files.readAllBytes(file)).ifPresentOrElse(files::add, () -> left.add(file));
      }
    }
    if (files.isEmpty()) {
      assertThatEachIsRefused(folder.getFileName().toString(), left);
      return;
    }

    List<QcResult> results = results(files);

    print(folder.getFileName().toString(), results);
    assertThat(AutomaticChecks.findings(results))
        .extracting(QcFinding::check)
        .contains(QcCheck.Q04)
        .doesNotContain(
            QcCheck.Q01, QcCheck.Q02, QcCheck.Q03, QcCheck.Q15, QcCheck.Q16, QcCheck.Q17);
  }

  /**
   * A folder that de-identification empties has no quality to check, but a reason for each file.
   */
  private static void assertThatEachIsRefused(String folder, List<Path> files) throws IOException {
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      Outcome outcome = outcome(Source.of(Files.readAllBytes(file)));
      assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    }
    System.out.println(folder + " refused whole, " + files.size() + " files");
  }

  @Test
  void bothRoomsNameTheSameClasses() {
    assertThat(Arrays.stream(SeriesClass.values()).map(Enum::name))
        .containsExactlyElementsOf(Arrays.stream(SequenceClass.values()).map(Enum::name).toList());
  }
}
