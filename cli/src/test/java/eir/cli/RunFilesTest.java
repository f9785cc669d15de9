package eir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.dictionary.Uids;
import eir.phantom.ScaleSet;
import eir.phantom.head.Atlas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run reads and writes beside its images: the clinic's list, answers, what waits. */
class RunFilesTest {
  private static final String HEAD =
      "{\"format\": \"eir.boxes/1\", \"confirmed\": true, \"pictures\": [";

  @TempDir private Path folder;
  private Path input;
  private Path output;
  private Path key;

  @BeforeEach
  void layOut() throws IOException {
    input = Files.createDirectories(folder.resolve("in"));
    output = Files.createDirectories(folder.resolve("out"));
    key = folder.resolve("site.key");
    Ended.run("key", "new", key + "");
  }

  @Test
  void anOutputThatIsCleanedAgainAddsNobodyToTheList() throws IOException {
    Path list = folder.resolve("children.eirlist");
    Path again = folder.resolve("again");
    Files.write(input.resolve("a"), new ScaleSet(Atlas.load()).file(0).bytes());
    Ended.run("deid", "--key-file", key + "", input + "", output + "");

    Ended ended =
        Ended.run(
            "deid", "--crosswalk", list + "", "--key-file", key + "", output + "", again + "");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(Ended.run("crosswalk", "show", "--key-file", key + "", list + "").out())
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"--waiting,in", "--waiting,out", "--report,in", "--report,out", "--crosswalk,in"})
  void aFileOfTheRunInsideInOrOutIsRefused(String option, String where) {
    Path inside = folder.resolve(where).resolve("mine");

    Ended ended =
        Ended.run("deid", option, inside + "", "--key-file", key + "", input + "", output + "");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains(option + ": the file lies inside IN or OUT");
    assertThat(inside).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"in", "out"})
  void theReportOfDefacingLiesBesideToo(String where) {
    Path inside = folder.resolve(where).resolve("mine");

    Ended ended = Ended.run("deface", "--report", inside + "", input + "", output + "");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(inside).doesNotExist();
  }

  @Test
  void aRunThatCouldNotBeginLeavesNoWaitingFile() throws IOException {
    Path waiting = folder.resolve("waiting");
    Path noFolder = Files.writeString(folder.resolve("file"), "");

    Ended failed =
        Ended.run(
            "deid", "--waiting", waiting + "", "--key-file", key + "", input + "", noFolder + "");

    assertThat(failed.exit()).isNotZero();
    assertThat(waiting).doesNotExist();
  }

  @Test
  void aWaitingFileThatIsThereIsRefusedBeforeTheRun() throws IOException {
    Path waiting = Files.writeString(folder.resolve("waiting"), "mine");
    screen("a", "1.2.3", 8);

    Ended ended =
        Ended.run(
            "deid", "--waiting", waiting + "", "--key-file", key + "", input + "", output + "");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("never overwritten");
    assertThat(waiting).hasContent("mine");
  }

  @Test
  void aSeriesWithoutAProperUidWaitsByItsFolderAndAPictureWithoutRowsNotAtAll() throws IOException {
    Path waiting = folder.resolve("waiting");
    screen("us/a", "SERIES ZQXJ", 8);
    screen("us/b", "SERIES ZQXK", 8);
    screen("c", "1.2.3", 0);
    screen("d", "1.2.4", 8);

    Ended.run(
        "deid", "-n", "--waiting", waiting + "", "--key-file", key + "", input + "", output + "");

    String text = Files.readString(waiting);
    assertThat(text).contains("\"folder\" : \"us\"", "\"series\" : \"1.2.4\"");
    assertThat(text).doesNotContain("ZQX").doesNotContain("1.2.3").containsOnlyOnce("folder");
  }

  @Test
  void anAnswersUidIsMeasuredBeforeItIsReadAndPicturesAreCounted() {
    String deep = picture("1" + ".1".repeat(100_000) + ".");
    String many = String.join(",", Collections.nCopies(4097, picture("1.2")));

    assertThat(parsed(deep)).contains("pictures[0].series: expected a UID");
    assertThat(parsed(many)).contains("pictures: expected at most 4096");
  }

  private void screen(String name, String series, int rows) throws IOException {
    Path file = input.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new ScreenCopy(Uids.ULTRASOUND_IMAGE_STORAGE, series, rows, 56, 1).plain());
  }

  private static String picture(String series) {
    return "{\"series\": \"%s\", \"rows\": 8, \"columns\": 8, \"nothingWritten\": true}"
        .formatted(series);
  }

  private static String parsed(String pictures) {
    try {
      return BoxesFile.parse(HEAD + pictures + "]}").toString();
    } catch (CommandFailure unfit) {
      return String.valueOf(unfit.getMessage());
    }
  }
}
