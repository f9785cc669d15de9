package eir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the benches of de-identification read and where they write. */
final class BenchFolders {
  @Parameters(index = "0", paramLabel = "IN", description = "A tree of DICOM files.")
  private Path input = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT", description = "An empty folder, for all outputs.")
  private Path output = Path.of("");

  @Option(names = "--every", description = "Take every nth file (${DEFAULT-VALUE}).")
  private int every = 1;

  Path input() {
    return input;
  }

  Path output() {
    return output;
  }

  int every() {
    return every;
  }

  /** Makes OUT, which may not hold anything yet; IN must be there. */
  void check() throws IOException {
    if (!Files.isDirectory(input)) {
      throw new CommandFailure(Exit.IO, "IN is no folder; name a tree of DICOM files.");
    }
    Files.createDirectories(output);
    try (Stream<Path> there = Files.list(output)) {
      if (there.findAny().isPresent()) {
        throw new CommandFailure(Exit.USAGE, "OUT is not empty; name a new folder.");
      }
    }
  }
}
