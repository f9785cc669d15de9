package eir.bench.boxes;

import eir.bench.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Runs the page's detector of writing (in Node, the same script as in the browser) over made-up
 * frames with known writing, and over real files without, and counts.
 */
public final class BoxesBench {
  /** A line is found if this share of its ink lies in boxes: nobody overlooks it then. */
  static final double FOUND = 0.8;

  /** A line is whole if this share does: nothing can be read beside the boxes. */
  static final double WHOLE = 0.999;

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What was counted.
   *
   * @param recall lines found over lines written
   * @param whole lines wholly covered over lines written
   * @param precision boxes over writing, over all boxes in frames with writing
   * @param falseBoxes boxes a frame of files without writing
   */
  public record Result(double recall, double whole, double precision, double falseBoxes) {}

  private BoxesBench() {}

  /**
   * Prints what was found in {@code frames} made-up frames and in every {@code step}th file below
   * {@code plain}, whose pictures have no writing.
   *
   * @param root of the repository, whose packages of npm are there
   * @param scratch an empty folder
   */
  public static Result run(
      Path root, Path plain, Path scratch, int frames, int step, PrintStream out)
      throws IOException, InterruptedException {
    List<Path> real = files(plain, step);
    List<Path> slices = Backdrop.slices(plain);
    List<WrittenFrame> written = new ArrayList<>();
    List<Path> made = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      WrittenFrame frame = WrittenFrame.of(i, slices);
      Path file = scratch.resolve("%05d.pgm".formatted(i));
      Files.write(file, frame.canvas().pgm());
      written.add(frame);
      made.add(file);
    }
    List<JsonNode> found = detect(root, scratch, made);
    Map<String, Tally> tallies = new LinkedHashMap<>();
    int lines = 0;
    int foundLines = 0;
    int wholeLines = 0;
    int boxes = 0;
    int rightBoxes = 0;
    double millis = 0;
    for (int i = 0; i < frames; i++) {
      List<int[]> boxesHere = boxes(found.get(i));
      millis += found.get(i).path("millis").asDouble();
      for (Written line : written.get(i).lines()) {
        double covered = line.coveredBy(boxesHere);
        lines++;
        foundLines += covered >= FOUND ? 1 : 0;
        wholeLines += covered >= WHOLE ? 1 : 0;
        properties(written.get(i), line)
            .forEach((kind, value) ->
                tallies.computeIfAbsent(kind, _ -> new Tally()).add(value, covered));
      }
      for (int[] box : boxesHere) {
        boxes++;
        rightBoxes += written.get(i).lines().stream().anyMatch(line -> line.meets(box)) ? 1 : 0;
      }
    }
    List<JsonNode> inReal = detect(root, scratch, real);
    int shown = inReal.stream().mapToInt(node -> node.path("frames").asInt()).sum();
    int falseBoxes = inReal.stream().mapToInt(node -> node.path("boxes").size()).sum();
    long clean = inReal.stream().filter(node -> node.path("boxes").isEmpty()).count();
    out.println(
        "Writing in pictures, the page's detector in Node "
            + Machine.firstLineOf("node", "--version")
            + ". "
            + Machine.line());
    out.println(
        frames
            + " made-up frames, seeds 0 on: fonts by size, contrast, turn and backdrop by chance; a line is");
    out.println("found if 80 % of its ink lies in boxes, whole if 99.9 % does.");
    tallies.forEach((kind, tally) -> out.print(kind + "\n" + tally.text()));
    Result result =
        new Result(
            (double) foundLines / lines,
            (double) wholeLines / lines,
            (double) rightBoxes / Math.max(1, boxes),
            (double) falseBoxes / Math.max(1, shown));
    out.printf(
        Locale.ROOT,
        "all: %d lines, recall %.1f %%, whole %.1f %%; %d boxes, precision %.1f %%; %.0f ms a frame%n",
        lines,
        100 * result.recall(),
        100 * result.whole(),
        boxes,
        100 * result.precision(),
        millis / frames);
    out.printf(
        Locale.ROOT,
        "real pictures without writing: %d frames of %d files, %d boxes, %.2f a frame; none in %d files%n",
        shown,
        real.size(),
        falseBoxes,
        result.falseBoxes(),
        clean);
    return result;
  }

  private static Map<String, String> properties(WrittenFrame frame, Written line) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("by size", "%2d px".formatted(line.lettering().sizePixels()));
    properties.put("by contrast", "%3d %%".formatted(line.contrastPercent()));
    properties.put("by font", line.lettering().font());
    properties.put("by backdrop", frame.backdrop().name().toLowerCase(Locale.ROOT));
    properties.put(
        "by look",
        (line.white() ? "white on dark" : "black on bright") + (line.turned() ? ", turned" : ""));
    if (!line.white()) {
      properties.put("black on bright by contrast", "%3d %%".formatted(line.contrastPercent()));
    }
    return properties;
  }

  private static List<Path> files(Path folder, int step) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
      List<Path> some = new ArrayList<>();
      for (int i = 0; i < files.size(); i += step) {
        some.add(files.get(i));
      }
      return some;
    }
  }

  private static List<int[]> boxes(JsonNode found) {
    List<int[]> boxes = new ArrayList<>();
    for (JsonNode box : found.path("boxes")) {
      boxes.add(
          new int[] {
            box.path("x").asInt(), box.path("y").asInt(),
            box.path("width").asInt(), box.path("height").asInt()
          });
    }
    return boxes;
  }

  private static List<JsonNode> detect(Path root, Path scratch, List<Path> files)
      throws IOException, InterruptedException {
    Path input = Files.write(scratch.resolve("paths"), files.stream().map(Path::toString).toList());
    Path output = scratch.resolve("found");
    Process node =
        new ProcessBuilder("node", root.resolve("browser/test/pictures/boxes.mjs").toString())
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (node.waitFor() != 0) {
      throw new IOException("the detector ended with " + node.exitValue());
    }
    List<JsonNode> found = new ArrayList<>();
    for (String line : Files.readAllLines(output)) {
      found.add(JSON.readTree(line));
    }
    if (found.size() != files.size()) {
      throw new IOException(
          "the detector answered for %d of %d".formatted(found.size(), files.size()));
    }
    return found;
  }
}
