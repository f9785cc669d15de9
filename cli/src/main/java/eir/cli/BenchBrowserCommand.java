package eir.cli;

import eir.bench.BrowserBench;
import eir.bench.EirProcess;
import eir.bench.LargeFileBench;
import eir.phantom.HugeFile;
import eir.phantom.ScaleSet;
import eir.phantom.head.Atlas;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code eir bench browser}: the engine in Chromium beside its peers, and the page's calm. */
@Command(
    name = "browser",
    mixinStandardHelpOptions = true,
    description = {
      "De-identification in a Chromium worker beside dcmjs and dicom-curate, the size of the worker,",
      "and the upload page's main thread while it reads a folder of 1,196 files."
    })
final class BenchBrowserCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      description = "A tree of MR files; default: the corpus, or data/head-mr.")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--rounds", description = "Counted rounds (${DEFAULT-VALUE}); 0: the page only.")
  private int rounds = 5;

  @Option(
      names = "--large",
      description = "Instead: the page's memory while one file of 1.9 GB goes through it.")
  private boolean large;

  @Override
  public Integer call() throws Exception {
    if (large) {
      return largeFile();
    }
    Path scratch = Files.createTempDirectory("eir-bench-browser");
    Path disc = Files.createDirectory(scratch.resolve("disc"));
    ScaleSet set = new ScaleSet(Atlas.load());
    for (int i = 0; i < BrowserBench.FILES; i++) {
      Files.write(disc.resolve("IM%04d".formatted(i)), set.file(i).bytes());
    }
    Path tree = data.orElseGet(BenchCommand::realFiles);
    Path inputs = Files.isDirectory(tree) ? flat(tree, scratch.resolve("inputs")) : disc;
    Path home = scratch.resolve("eir");
    String mailed = EirProcess.uploadLink(home, 1, "en");
    try (EirProcess eir = EirProcess.serve(home)) {
      String upload = mailed.replace("127.0.0.1:1/", "127.0.0.1:" + eir.port() + "/");
      BrowserBench.run(BenchCommand.root(), inputs, disc, upload, rounds, System.out);
    }
    return Exit.DONE.code();
  }

  private static int largeFile() throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("eir-bench-large");
    Path file = scratch.resolve("large.dcm");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      new HugeFile(Atlas.load()).write(out, LargeFileBench.FRAMES);
    }
    Path home = scratch.resolve("eir");
    String mailed = EirProcess.uploadLink(home, 1, "en");
    try (EirProcess eir = EirProcess.serve(home, "--max-file=" + LargeFileBench.MAX_FILE)) {
      String upload = mailed.replace("127.0.0.1:1/", "127.0.0.1:" + eir.port() + "/");
      LargeFileBench.run(BenchCommand.root(), file, upload, System.out);
    } finally {
      Files.delete(file);
    }
    return Exit.DONE.code();
  }

  /** All files of a tree in one folder, numbered. */
  private static Path flat(Path tree, Path folder) throws IOException {
    Files.createDirectory(folder);
    List<Path> files;
    try (Stream<Path> all = Files.walk(tree)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (int i = 0; i < files.size(); i++) {
      Files.copy(files.get(i), folder.resolve("%05d".formatted(i)));
    }
    return folder;
  }
}
