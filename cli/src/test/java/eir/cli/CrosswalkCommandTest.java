package eir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list in data/crosswalk is the one that worker.test.mjs of the browser writes. */
class CrosswalkCommandTest {
  private static final Path LIST =
      Path.of(System.getProperty("eir.root", ".."), "data/crosswalk/golden.eirlist");

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path key = Path.of("");

  @BeforeEach
  void writeKey() throws IOException {
    byte[] secret = new byte[32];
    for (int i = 0; i < secret.length; i++) {
      secret[i] = (byte) i;
    }
    key = Files.writeString(folder.resolve("site.key"), HexFormat.of().formatHex(secret));
  }

  @Test
  void theListOfThePageIsShownAsATableThatNoSpreadsheetRuns() {
    assertThat(run("show", "--key-file", key.toString(), LIST.toString())).isZero();

    assertThat(out.toString().split("\r\n"))
        .containsExactly(
            "pseudonym,anchor,name,birthDate,studyDates,shiftDays",
            "\"6VE8KPBR9\",\"PAT-001\\\",\"SOUSA^JOÃO\",\"20171103\",\"20240131 20240301\",-1258",
            "\"6VE8KPBR9\",\"'=4711\\H2\",\"山田^太郎\",\"\",\"\",-1258");
  }

  @Test
  void underANewKeyTheListSaysTheSame() throws IOException {
    Path next = folder.resolve("next.key");
    Path sealed = folder.resolve("next.eirlist");
    assertThat(Main.commandLine().setOut(new PrintWriter(out)).execute("key", "new", next + ""))
        .isZero();

    assertThat(
            run(
                "rekey",
                "--key-file",
                key + "",
                "--new-key-file",
                next + "",
                LIST + "",
                sealed + ""))
        .isZero();
    assertThat(run("show", "--key-file", key + "", sealed + "")).as("the old key").isEqualTo(2);
    out.getBuffer().setLength(0);
    assertThat(run("show", "--key-file", next + "", sealed + "")).isZero();

    assertThat(out.toString()).contains("SOUSA^JOÃO", "-1258").hasLineCount(3);
    assertThat(Files.readString(sealed)).doesNotContain("SOUSA", "PAT-001");
    assertThat(
            run("rekey", "--key-file", key + "", "--new-key-file", next + "", LIST + "", LIST + ""))
        .as("never overwritten")
        .isEqualTo(2);
  }

  @Test
  void aListThatWasChangedIsToldWithoutAValueOfIt() throws IOException {
    String text = Files.readString(LIST);
    int at = text.indexOf("sealed") + 20;
    char other = text.charAt(at) == 'A' ? 'B' : 'A';
    Path changed =
        Files.writeString(
            folder.resolve("changed.eirlist"),
            text.substring(0, at) + other + text.substring(at + 1));
    Path none = Files.writeString(folder.resolve("none.eirlist"), "[]");

    assertThat(run("show", "--key-file", key + "", changed + "")).isEqualTo(2);
    assertThat(run("show", "--key-file", key + "", none + "")).isEqualTo(2);

    assertThat(err.toString()).contains("was changed or is damaged", "is no list of children");
    assertThat(out.toString()).isEmpty();
  }

  private int run(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "crosswalk";
    System.arraycopy(words, 0, all, 1, words.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}
