package eir.bench.differential;

import static org.assertj.core.api.Assertions.assertThat;

import eir.bench.Copy;
import eir.bench.residue.Engine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where two de-identifiers differ, the standard's table says who is right. */
class DifferentialTest {
  private static final Path ROOT = Path.of(System.getProperty("eir.root"));

  @TempDir private Path folder;

  @Test
  void whoRemovesNothingIsWrongAboutNamesAndUidsAndRightAboutWhatHasNoRow() throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    new Differential(ROOT.resolve("data/head-mr"), folder, ROOT.resolve("standard"), 1)
        .run(new Engine(), new Copy(), new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .containsPattern("0008,0018\tSOPInstanceUID\tU\tCHANGED\tKEPT\tfirst\t[1-9]")
        .containsPattern("0010,0010\tPatientName\tZ\tCHANGED\tKEPT\tfirst\t[1-9]")
        .containsPattern("0008,0020\tStudyDate\tZ, C \\(dates\\)\tCHANGED\tKEPT\tfirst\t[1-9]")
        .containsPattern("0029\\|SIEMENS CSA HEADER\\|20\t\tprivate\tREMOVED\tKEPT\tfirst\t[1-9]")
        .containsPattern("no row\tREMOVED\tKEPT\tboth\t[1-9]")
        .doesNotContain("StudyTime")
        .doesNotContain("ImagePositionPatient");
  }
}
