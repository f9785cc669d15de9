package eir.bench.residue;

import java.io.IOException;
import java.nio.file.Path;

/** Whether dcmtk's dcmdump reads a file to its end. */
final class Dcmdump {
  private Dcmdump() {}

  /** True also where dcmdump is not installed. */
  static boolean canRead(Path file) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder("dcmdump", "-q", file.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException absent) {
      return true;
    }
    try {
      return process.waitFor() == 0;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
