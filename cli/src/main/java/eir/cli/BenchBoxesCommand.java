package eir.cli;

import eir.bench.boxes.BoxesBench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code eir bench boxes}: how well the upload page finds writing in pictures. */
@Command(
    name = "boxes",
    mixinStandardHelpOptions = true,
    description = {
      "Recall and precision of the upload page's search for writing: made-up frames with known text",
      "in several fonts, sizes, contrasts and turns on real MR, speckle and screens, and real MR",
      "files without text. Needs Node and the npm packages of the build."
    })
final class BenchBoxesCommand implements Callable<Integer> {
  @Option(names = "--frames", description = "Made-up frames (${DEFAULT-VALUE}).")
  private int frames = 600;

  @Option(names = "--every", description = "Take every nth real file (${DEFAULT-VALUE}).")
  private int every = 3;

  @Option(
      names = "--data",
      description = "A tree of MR files without text; default: the corpus, or data/head-mr.")
  private Optional<Path> data = Optional.empty();

  @Override
  public Integer call() throws Exception {
    Path scratch = Files.createTempDirectory("eir-bench-boxes");
    BoxesBench.run(
        BenchCommand.root(),
        data.orElseGet(BenchCommand::realFiles),
        scratch,
        frames,
        every,
        System.out);
    return Exit.DONE.code();
  }
}
