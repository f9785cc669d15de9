package eir.bench.score;

import static org.assertj.core.api.Assertions.assertThat;

import eir.bench.Copy;
import eir.bench.residue.Engine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The score: all for what does all, little for what does nothing. */
class ScoreTest {
  private static final Path DATA =
      Path.of(System.getProperty("eir.root")).resolve("data").resolve("head-mr");

  @TempDir private Path folder;

  @Test
  void eirDoesEveryActionOnTheRepositorysHeads() throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    double score = new ScoreBench(DATA, folder, 1).run(List.of(new Engine()), to(printed));

    String said = printed.toString(StandardCharsets.UTF_8);
    assertThat(score).as(said).isEqualTo(100.0);
    assertThat(said).containsPattern(" 1 of +1  pixels hidden");
  }

  @Test
  void aCopyKeepsEverythingAndRemovesNothing() throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    double score = new ScoreBench(DATA, folder, 1).run(List.of(new Copy()), to(printed));

    assertThat(score).isLessThan(80);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .containsPattern(" 0 of +\\d+  text removed")
        .containsPattern(" 0 of +\\d+  date shifted")
        .containsPattern(" 0 of +\\d+  uid changed")
        .containsPattern(" 0 of +\\d+  patient id consistent")
        .containsPattern(" 0 of +1  pixels hidden")
        .containsPattern(" 8 of +8  pixels retained");
  }

  private static PrintStream to(ByteArrayOutputStream printed) {
    return new PrintStream(printed, true, StandardCharsets.UTF_8);
  }
}
