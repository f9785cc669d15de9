package eir.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import eir.phantom.PhantomCase;
import eir.phantom.PhantomStudy;
import eir.phantom.head.Atlas;
import eir.phantom.scan.Resolution;
import eir.phantom.scan.SeriesKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process of {@code eir deface} is stopped as Ctrl-C stops it. */
class InterruptedDefaceTest {
  private static final Set<SeriesKind> VOLUMES =
      EnumSet.of(SeriesKind.T2_AXIAL, SeriesKind.FLAIR_AXIAL);
  private static final String IMAGE = ".dcm";
  private static final String PART = ".eir-part-";

  @TempDir private Path folder;

  @Test
  void aStoppedRunLeavesWholeVolumesAlone() throws Exception {
    Path input = Files.createDirectories(folder.resolve("in"));
    Path clean = folder.resolve("clean");
    Path output = folder.resolve("out");
    Path key = Files.writeString(folder.resolve("key"), "00".repeat(32));
    PhantomStudy.masked(Atlas.load(), PhantomCase.typical(7), Resolution.MEDIUM)
        .write(file -> {
          if (VOLUMES.contains(file.kind())) {
            Files.write(input.resolve(file.sopInstanceUid()), file.bytes());
          }
        });
    Ended.run("deid", "--key-file", key.toString(), input.toString(), clean.toString());

    Interrupted run =
        Interrupted.when(
            () ->
                !Interrupted.files(output, IMAGE).isEmpty()
                    && !Interrupted.files(output, PART).isEmpty(),
            "deface",
            "--threads",
            "1",
            clean.toString(),
            output.toString());

    assertThat(run.exit()).isEqualTo(130);
    assertThat(run.said()).contains("stopped; start it again");
    assertThat(Interrupted.files(output, PART)).isEmpty();
    assertThat(slices(output)).isNotEmpty();
    assertThat(slices(clean)).as("every volume is whole").containsAllEntriesOf(slices(output));
    Ended again = Ended.run("deface", clean.toString(), output.toString());
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(slices(output)).isEqualTo(slices(clean));
  }

  /** How many files there are of each series, by its number. */
  private static Map<Integer, Long> slices(Path root) throws IOException {
    return Interrupted.files(root, IMAGE).stream()
        .collect(groupingBy(InterruptedDefaceTest::seriesNumber, counting()));
  }

  private static int seriesNumber(Path file) {
    try {
      return Header.read(Source.of(Files.readAllBytes(file)))
          .integer(Tags.SERIES_NUMBER)
          .orElseThrow();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
