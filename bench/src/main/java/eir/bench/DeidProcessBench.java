package eir.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whole processes over the same tree, from the start of the process to its end: {@code eir deid},
 * gdcmanon and dcmodify, and {@code cp -r} as the floor.
 *
 * <p>Each peer in its quickest mode: gdcmanon goes over the folder by itself ({@code -r}), dcmodify
 * gets all files in one call and changes a copy in place, whose making is not counted. They run on
 * the same memory disk, take turns within a round, and nothing is written through to a disk.
 */
public final class DeidProcessBench {
  private final Path source;
  private final Path scratch;
  private final int copies;
  private final List<String> eir;

  /**
   * Prepares nothing yet.
   *
   * @param source a tree of DICOM files
   * @param scratch an empty folder, best on tmpfs
   * @param copies how many copies of the tree make the input
   * @param eir the command {@code eir deid} with its options, without IN and OUT
   */
  public DeidProcessBench(Path source, Path scratch, int copies, List<String> eir) {
    this.source = source;
    this.scratch = scratch;
    this.copies = copies;
    this.eir = List.copyOf(eir);
  }

  /** Builds the input, lets all take turns and prints medians and ratios. */
  public void run(int warmUp, int rounds, PrintStream out) throws Exception {
    Path input = scratch.resolve("in");
    Files.createDirectories(input);
    for (int i = 0; i < copies; i++) {
      PeerCommands.await(
          List.of("cp", "-r", source.toString(), input.resolve("copy" + i).toString()));
    }
    List<String> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(input)) {
      all.filter(Files::isRegularFile).map(Path::toString).sorted().forEach(files::add);
    }
    Path certificate = PeerCommands.certificate(scratch);
    out.println("Whole process over " + files.size() + " files (" + copies + " copies), seconds");
    out.println("  " + Machine.line());
    out.println("  input and outputs on " + Files.getFileStore(scratch).type());
    out.println("  " + Machine.firstLineOf("gdcmanon", "--version"));
    out.println("  " + Machine.firstLineOf("dcmodify", "--version"));
    out.println(
        "  gdcmanon -e -c CERT -r --continue; dcmodify -nb -ie -imt -ep -gst -gse -gin, 20 -ma");
    Rounds bench =
        new Rounds()
            .with("cp -r", () -> seconds(List.of("cp", "-r", input.toString(), fresh("cp"))))
            .with("eir deid", () -> seconds(with(eir, input.toString(), fresh("eir"))))
            .with(
                "gdcmanon",
                () ->
                    seconds(
                        List.of(
                            "gdcmanon",
                            "-e",
                            "-c",
                            certificate.toString(),
                            "-r",
                            "--continue",
                            "-i",
                            input.toString(),
                            "-o",
                            fresh("gdcmanon"))))
            .with("dcmodify", () -> dcmodify(input, files));
    bench.run(warmUp, rounds);
    for (String name : bench.names()) {
      out.println(
          String.format(
              Locale.ROOT,
              "  %-10s median %8.2f s, %,8.0f files/s, %6.2f × cp -r, %6.2f × eir",
              name,
              bench.median(name),
              files.size() / bench.median(name),
              bench.ratio(name, "cp -r"),
              bench.ratio(name, "eir deid")));
    }
  }

  private double dcmodify(Path input, List<String> files) throws IOException {
    String copy = fresh("dcmodify");
    PeerCommands.await(List.of("cp", "-r", input.toString(), copy));
    List<String> command = PeerCommands.dcmodify();
    String root = input.toString();
    for (String file : files) {
      command.add(copy + file.substring(root.length()));
    }
    return seconds(command);
  }

  /** The path of an output that does not exist (any more). */
  private String fresh(String name) throws IOException {
    Path folder = scratch.resolve("out-" + name);
    if (Files.exists(folder)) {
      delete(folder);
    }
    if (name.equals("gdcmanon")) {
      Files.createDirectories(folder); // it wants its output folder to be there
    }
    return folder.toString();
  }

  /** Removes a tree that a bench made. */
  public static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path done, java.io.IOException problem)
              throws IOException {
            Files.delete(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static List<String> with(List<String> command, String... more) {
    return Stream.concat(command.stream(), Stream.of(more)).toList();
  }

  private static double seconds(List<String> command) throws IOException {
    long start = System.nanoTime();
    PeerCommands.await(command);
    return (System.nanoTime() - start) / 1e9;
  }
}
