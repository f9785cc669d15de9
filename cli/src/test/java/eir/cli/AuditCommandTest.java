package eir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.Archive;
import eir.archive.ArchivePlaces;
import eir.archive.journal.Act;
import eir.archive.journal.Who;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
  @TempDir private Path data;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void fill() {
    try (Archive archive = Archive.open(ArchivePlaces.in(data), InstantSource.system())) {
      archive.events().append(Act.of(Who.SYSTEM, "EXPORT_MADE", "export", "1"));
    }
  }

  @Test
  void aTrailThatIsWholeVerifiesAndIsNotedInItself() {
    assertThat(run("audit", "verify", "--json")).isZero();
    assertThat(out.toString())
        .contains("\"whole\" : true", "\"records\" : 1")
        .contains("eir.audit-verification/1");

    assertThat(run("audit", "export")).isZero();
    assertThat(out.toString()).contains("VERIFY_RUN", "\"salt\":\"");
  }

  @Test
  void aCheckpointThatSaysOtherwiseIsTold() {
    assertThat(run("audit", "verify", "--checkpoint", "1:" + "0".repeat(64))).isEqualTo(1);

    assertThat(out.toString()).contains("REWRITTEN", "firstBadRecord");
  }

  private int run(String... words) {
    String[] all = new String[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--data";
    all[words.length + 1] = data.toString();
    return Main.commandLine().setOut(new PrintWriter(out)).execute(all);
  }
}
