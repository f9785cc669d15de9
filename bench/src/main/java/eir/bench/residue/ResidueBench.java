package eir.bench.residue;

import eir.bench.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is left of identity and what is lost of the image, for each contestant over the same files.
 *
 * <p>Each file twice: with markers planted, to count what is left of them in the raw output; and as
 * it is, to count original values left, new errors of dciodvfy, b-values, directions and scale
 * slopes lost, pixels changed. A file without an output counts as refused.
 */
public final class ResidueBench {
  private static final int FOLLOWED_EACH = 8;

  private final Path input;
  private final Path output;
  private final Measured.Lists lists;
  private final Set<Integer> identifying;
  private final int step;

  /**
   * A bench over the files below {@code input}; all it makes lies below {@code output}.
   *
   * @param standard the folder of the standard's tables
   * @param step takes every {@code step}th file
   */
  public ResidueBench(Path input, Path output, Path standard, int step) throws IOException {
    this.input = input;
    this.output = output;
    this.step = step;
    lists = Measured.Lists.read(standard.resolve("allowed-private.tsv"));
    identifying = OriginalValues.identifying(standard.resolve("confidentiality-profile.tsv"));
  }

  /** Runs every contestant and prints a table, then each place where the first one leaks. */
  public void run(List<Contestant> contestants, PrintStream out) throws IOException {
    List<Path> originals = files(input, step);
    Path planted = output.resolve("planted");
    Map<Path, Markers> markers = plant(originals, planted);
    List<Path> plantedFiles = files(planted, 1);
    Map<Markers.Kind, Integer> counts = new TreeMap<>();
    markers
        .values()
        .forEach(each ->
            each.counts().forEach((kind, count) -> counts.merge(kind, count, Integer::sum)));
    out.println(
        originals.size() + " files, " + plantedFiles.size() + " of them planted: " + counts);
    out.println("  " + Machine.line());
    out.println("  " + Machine.firstLineOf("dciodvfy", "-version"));
    contestants.forEach(each -> out.println("  " + each.name() + ": " + each.method()));
    List<ResidueCount> all = new ArrayList<>();
    for (Contestant contestant : contestants) {
      Path own = output.resolve(contestant.name());
      contestant.run(planted, plantedFiles, own.resolve("planted"));
      contestant.run(input, originals, own.resolve("originals"));
      ResidueCount count = new ResidueCount(contestant.name());
      for (Map.Entry<Path, Markers> entry : markers.entrySet()) {
        count.planted(read(own.resolve("planted").resolve(entry.getKey())), entry.getValue());
      }
      for (Path original : originals) {
        Path name = input.relativize(original);
        original(original, own.resolve("originals").resolve(name), count);
      }
      all.add(count);
      out.println(count.line());
    }
    out.println(all.getFirst().places());
  }

  private void original(Path before, Path after, ResidueCount count) throws IOException {
    Optional<byte[]> result = read(after);
    if (result.isEmpty()) {
      count.originalRefused();
      return;
    }
    byte[] bytes = Files.readAllBytes(before);
    Set<String> errors = Dciodvfy.errors(after);
    errors.removeAll(Dciodvfy.errors(before));
    count.original(
        Measured.of(bytes, lists),
        Measured.of(result.get(), lists),
        errors,
        OriginalValues.of(bytes, identifying).left(result.get()),
        input.relativize(before).toString());
  }

  private Map<Path, Markers> plant(List<Path> originals, Path planted) throws IOException {
    Map<Path, Markers> markers = new TreeMap<>();
    Planter planter = new Planter();
    int number = 0;
    for (Path original : originals) {
      boolean isFollowed = number % FOLLOWED_EACH == 0;
      Optional<PlantedFile> file =
          planter.plant(Files.readAllBytes(original), number++, isFollowed);
      if (file.isPresent()) {
        Path name = input.relativize(original);
        Path target = planted.resolve(name);
        Files.createDirectories(target.resolveSibling("."));
        Files.write(target, file.get().bytes());
        markers.put(name, file.get().markers());
      }
    }
    return markers;
  }

  private static Optional<byte[]> read(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) > 0
        ? Optional.of(Files.readAllBytes(file))
        : Optional.empty();
  }

  private static List<Path> files(Path tree, int step) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
      List<Path> taken = new ArrayList<>();
      for (int i = 0; i < files.size(); i += step) {
        taken.add(files.get(i));
      }
      return taken;
    }
  }

  static String percent(int part, int whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}
