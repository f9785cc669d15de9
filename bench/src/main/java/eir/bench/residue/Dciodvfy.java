package eir.bench.residue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The errors that dicom3tools' dciodvfy finds, without the values and places it quotes. */
final class Dciodvfy {
  private Dciodvfy() {}

  static Set<String> errors(Path file) throws IOException {
    Process process =
        new ProcessBuilder("dciodvfy", file.toString()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    try {
      process.waitFor();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    Set<String> errors = new TreeSet<>();
    for (String line : said.split("\n")) {
      if (line.startsWith("Error")) {
        errors.add(line.replaceAll("= <.*|value .*", ""));
      }
    }
    return errors;
  }
}
