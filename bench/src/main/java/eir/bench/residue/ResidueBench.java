package eir.bench.residue;

import eir.bench.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
 * it is, to count original values left, new errors of dciodvfy, b-values, directions, scale slopes
 * and {@link KeptElements} lost or changed, pixels changed. A file without an output, or without
 * its picture in it, counts as refused.
 */
public final class ResidueBench {
  private static final int FOLLOWED_EACH = 8;
  private static final int FILES_AT_ONCE = 48;
  private static final long MOST_BYTES = 128L << 20;

  private final Path input;
  private final Path output;
  private final Measured.Lists lists;
  private final Set<Integer> identifying;
  private final int step;
  private final Map<Markers.Kind, Integer> planted = new TreeMap<>();
  private int plantedFiles;

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

  /**
   * Runs every contestant and prints a table, then for the first one each place where it leaks or
   * loses, and why it refused which of the originals.
   */
  public void run(List<Contestant> contestants, PrintStream out) throws IOException {
    out.println("  " + Machine.line());
    contestants.forEach(each -> out.println("  " + each.name() + ": " + each.method()));
    List<ResidueCount> counts =
        contestants.stream().map(each -> new ResidueCount(each.name())).toList();
    List<Path> all = files(input, step);
    for (int from = 0; from < all.size(); from += FILES_AT_ONCE) {
      batch(
          all.subList(from, Math.min(all.size(), from + FILES_AT_ONCE)), from, contestants, counts);
    }
    out.println(all.size() + " files, " + plantedFiles + " of them planted: " + planted);
    counts.forEach(count -> out.println(count.line()));
    out.println(counts.getFirst().places());
    out.println("Originals refused by " + contestants.getFirst().name() + ":");
    out.println(counts.getFirst().refusals());
  }

  /** Markers are many, so files are planted, cleaned and searched some at a time. */
  private void batch(
      List<Path> originals, int first, List<Contestant> contestants, List<ResidueCount> counts)
      throws IOException {
    Path folder = output.resolve("planted");
    Map<Path, Markers> markers = plant(originals, folder, first);
    Map<Path, Set<String>> errors = new HashMap<>();
    List<Path> plantedNow = markers.keySet().stream().map(folder::resolve).toList();
    for (Path file : originals) {
      errors.put(file, Dciodvfy.errors(file));
    }
    for (int i = 0; i < contestants.size(); i++) {
      Contestant contestant = contestants.get(i);
      ResidueCount count = counts.get(i);
      Path own = output.resolve(contestant.name());
      contestant.run(folder, plantedNow, own.resolve("planted"));
      for (Map.Entry<Path, Markers> entry : markers.entrySet()) {
        Path before = folder.resolve(entry.getKey());
        Path after = own.resolve("planted").resolve(entry.getKey());
        planted(before, after, entry.getValue(), count);
      }
      contestant.run(input, originals, own.resolve("originals"));
      for (Path original : originals) {
        Path after = own.resolve("originals").resolve(input.relativize(original));
        String reason = contestant.reason(original);
        original(original, after, errors.getOrDefault(original, Set.of()), reason, count);
      }
    }
  }

  private void planted(Path before, Path after, Markers markers, ResidueCount count)
      throws IOException {
    byte[] bytes = Files.readAllBytes(before);
    Optional<byte[]> result = withPicture(bytes, read(after));
    count.planted(result, markers);
    if (result.isPresent()) {
      count.elements(Measured.of(bytes, lists), Measured.of(result.get(), lists));
    }
  }

  private void original(
      Path before, Path after, Set<String> errors, String reason, ResidueCount count)
      throws IOException {
    String name = input.relativize(before).toString();
    byte[] bytes = Files.readAllBytes(before);
    Optional<byte[]> result = withPicture(bytes, read(after));
    if (result.isEmpty()) {
      count.originalRefused(reason, name);
      return;
    }
    if (!Dcmdump.canRead(after)) {
      count.unreadable(name);
    }
    count.original(
        Measured.of(bytes, lists),
        Measured.of(result.get(), lists),
        newErrors(after, errors),
        OriginalValues.of(bytes, identifying).left(result.get()),
        name);
  }

  /**
   * An output that lost the picture is none: some peers write what they read before they failed.
   */
  private static Optional<byte[]> withPicture(byte[] before, Optional<byte[]> after) {
    boolean isLost =
        after.isPresent()
            && after.get().length < before.length / 2
            && Measured.pixels(before).length > 0
            && Measured.pixels(after.get()).length == 0;
    return isLost ? Optional.empty() : after;
  }

  private static Set<String> newErrors(Path after, Set<String> before) throws IOException {
    Set<String> errors = Dciodvfy.errors(after);
    errors.removeAll(before);
    return errors;
  }

  private Map<Path, Markers> plant(List<Path> originals, Path folder, int first)
      throws IOException {
    Map<Path, Markers> markers = new TreeMap<>();
    Planter planter = new Planter();
    int number = first;
    for (Path original : originals) {
      boolean isFollowed = number % FOLLOWED_EACH == 0;
      Optional<PlantedFile> file =
          planter.plant(Files.readAllBytes(original), number++, isFollowed);
      if (file.isPresent()) {
        Path name = input.relativize(original);
        Path target = folder.resolve(name);
        Files.createDirectories(target.resolveSibling("."));
        Files.write(target, file.get().bytes());
        markers.put(name, file.get().markers());
        plantedFiles++;
        file.get()
            .markers()
            .counts()
            .forEach((kind, count) -> planted.merge(kind, count, Integer::sum));
      }
    }
    return markers;
  }

  /** A peer makes gigabytes of a few bytes that state huge frames: that is no output. */
  private static Optional<byte[]> read(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) > 0 && Files.size(file) < MOST_BYTES
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
