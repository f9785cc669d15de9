package eir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
  @Test
  void anUnknownCommandIsAUsageErrorThatSaysWhereToLook() {
    var err = new StringWriter();

    int exit = Main.commandLine().setErr(new PrintWriter(err)).execute("dei");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).startsWith("eir: Unmatched argument").doesNotContain("Exception");
  }

  @Test
  void aFailureOfTheDiskIsToldByItsKindAndNamesNoPath() {
    String path = "ZQXJ_DOE_JANE/IM1";

    assertThat(told(new NoSuchFileException(path))).contains("is not there");
    assertThat(told(new AccessDeniedException(path))).contains("may not be read or written");
    assertThat(told(new FileAlreadyExistsException(path))).contains("is there already");
    assertThat(told(new FileSystemException(path, null, "No space left")))
        .contains("refused to read or write");
    assertThat(told(new UncheckedIOException(new IOException(path)))).contains("stopped midway");
  }

  /** What is printed when a command ends in {@code failure}. */
  private static String told(Exception failure) {
    var err = new StringWriter();
    CommandLine line = Main.commandLine().setErr(new PrintWriter(err));
    line.setExecutionStrategy(_ -> {
      throw new CommandLine.ExecutionException(line, "wrapped", failure);
    });
    int exit = line.execute();

    assertThat(exit).as(err.toString()).isEqualTo(3);
    assertThat(err.toString()).hasLineCount(1).doesNotContain("ZQXJ");
    return err.toString();
  }

  @Test
  void theVersionIsOneLineOnStandardOutput() {
    var out = new StringWriter();

    int exit = Main.commandLine().setOut(new PrintWriter(out)).execute("--version");

    assertThat(exit).isZero();
    assertThat(out.toString()).startsWith("eir ").hasLineCount(1);
  }
}
