package eir.bench.differential;

import eir.bench.residue.Contestant;
import eir.dicom.dictionary.Dictionary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Two de-identifiers over the same unplanted files: each element of which they make different
 * things, what the standard asks, and who does it.
 */
public final class Differential {
  private final Path input;
  private final Path output;
  private final StandardRow.Table table;
  private final int step;
  private final Map<String, Integer> rows = new TreeMap<>();
  private final Map<String, Integer> verdicts = new TreeMap<>();
  private int files;
  private int values;
  private int same;

  /**
   * Over every {@code step}th file below {@code input}; outputs go below {@code output}.
   *
   * @param standard the folder of the standard's tables
   */
  public Differential(Path input, Path output, Path standard, int step) throws IOException {
    this.input = input;
    this.output = output;
    this.step = step;
    table = StandardRow.Table.read(standard);
  }

  /** Prints sums, then a row for each element and pair of fates, as a table with tabs. */
  public void run(Contestant one, Contestant other, PrintStream out) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(input)) {
      all = walk.filter(Files::isRegularFile).sorted().toList();
    }
    List<Path> taken = new ArrayList<>();
    for (int i = 0; i < all.size(); i += step) {
      taken.add(all.get(i));
    }
    List<Path> outputs = new ArrayList<>();
    for (Contestant contestant : List.of(one, other)) {
      Path own = output.resolve(contestant.name());
      contestant.run(input, taken, own);
      outputs.add(own);
    }
    for (Path file : taken) {
      Path name = input.relativize(file);
      Optional<Values> left = values(outputs.get(0).resolve(name));
      Optional<Values> right = values(outputs.get(1).resolve(name));
      Optional<Values> before = values(file);
      if (left.isPresent() && right.isPresent() && before.isPresent()) {
        compare(before.get(), left.get(), right.get());
      }
    }
    out.println(one.name() + ": " + one.method());
    out.println(other.name() + ": " + other.method());
    out.println(
        files + " files that both write, " + values + " values, " + same + " with the same fate");
    verdicts.forEach((verdict, count) -> out.println(count + "\t" + verdict));
    out.println(
        "element\tkeyword\tTable E.1-1\t" + one.name() + "\t" + other.name() + "\tright\tvalues");
    rows.forEach((row, count) -> out.println(row + "\t" + count));
  }

  private void compare(Values before, Values left, Values right) {
    boolean isTurned =
        before.isBigEndian() != left.isBigEndian() || before.isBigEndian() != right.isBigEndian();
    if (isTurned) {
      return; // numbers cannot be compared as bytes
    }
    files++;
    before
        .byPath()
        .forEach((path, value) -> {
          if (value.isEmpty()) {
            return;
          }
          values++;
          Fate one = Fate.of(path, value, left.byPath());
          Fate other = Fate.of(path, value, right.byPath());
          if (one == other) {
            same++;
          } else {
            count(path, before.names().getOrDefault(path, ""), value, one, other);
          }
        });
  }

  private void count(String path, String name, String value, Fate one, Fate other) {
    StandardRow row = table.of(name);
    byte[] ascii = value.getBytes(StandardCharsets.ISO_8859_1);
    boolean isStandardUid = Dictionary.isStandardUid(ascii, 0, ascii.length);
    boolean oneIsRight = isRight(row, one, isStandardUid, path);
    boolean otherIsRight = isRight(row, other, isStandardUid, path);
    String right =
        oneIsRight && otherIsRight
            ? "both"
            : oneIsRight ? "first" : otherIsRight ? "second" : "neither";
    verdicts.merge(right + " right: " + row.text() + ", " + one + " and " + other, 1, Integer::sum);
    String keyword = table.keywords().getOrDefault(name, "");
    rows.merge(
        String.join("\t", name, keyword, row.text(), one.name(), other.name(), right),
        1,
        Integer::sum);
  }

  private boolean isRight(StandardRow row, Fate fate, boolean isStandardUid, String path) {
    return isStandardUid && fate == Fate.KEPT
        || row.right().contains(fate)
        || fate == Fate.REMOVED && mayGoWithItsSequence(path);
  }

  /** Whether a sequence around the element may be removed, and all in it with it. */
  private boolean mayGoWithItsSequence(String path) {
    String[] steps = path.split("/");
    for (int i = 0; i < steps.length - 1; i++) {
      String name = steps[i].substring(1, 10);
      if (table.of(name).right().contains(Fate.REMOVED)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Values> values(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) > 0
        ? Values.of(Files.readAllBytes(file))
        : Optional.empty();
  }
}
