import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the closed lists of {@code eir.deid.clean} and the word list of {@code eir.deid.key} as
 * compact string constants, from the tables in {@code standard/} and {@code deid/words/}.
 *
 * <p>Run by Maven before compiling: {@code java GenerateCleaningLists.java STANDARD WORDS OUT}. A
 * cell that it does not understand stops the build.
 */
final class GenerateCleaningLists {
  /** Letter of each kind in {@code CleaningData.WORDS}; {@code eir.deid.clean.Words} reads them. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("weighting", "w"),
          Map.entry("sequence", "s"),
          Map.entry("option", "o"),
          Map.entry("plane", "p"),
          Map.entry("contrast", "c"),
          Map.entry("timing", "t"),
          Map.entry("recon", "r"),
          Map.entry("phase", "h"),
          Map.entry("region", "g"),
          Map.entry("laterality", "l"),
          Map.entry("procedure", "d"),
          Map.entry("vendor-sequence", "v"));

  /** The range that a note describes, by its first words; {@code NumberPattern.Range} reads it. */
  private static final Map<String, String> RANGES = ranges();

  private static Map<String, String> ranges() {
    Map<String, String> ranges = new LinkedHashMap<>();
    ranges.put("b-value: 0 to 150, multiples of 50", "b");
    ranges.put("b-value behind, GE: same range", "b");
    ranges.put("echo, repetition, inversion time; 1900 to 2099 only in steps of 50", "y");
    ranges.put("flip angle up to 180", "f");
    ranges.put("matrix; each part 16 to 1024", "m");
    ranges.put("bandwidth; 1900 to 2099 excluded", "x");
    for (String free :
        List.of(
            "b-value in thousands",
            "dimension",
            "planes of a localiser",
            "thickness or voxel, up to 99 mm",
            "length",
            "decimal point written P",
            "isotropic voxel",
            "field of view",
            "acceleration",
            "multiband factor",
            "coil channels",
            "diffusion directions",
            "slice count",
            "field strength",
            "partial Fourier",
            "counter",
            "delay or duration",
            "vertebral level",
            "averages, turbo factor",
            "Siemens sequence-name tail")) {
      ranges.put(free, "-");
    }
    return ranges;
  }

  /** Letter of each class of keep-elements.tsv; {@code KeepElements} reads it. */
  private static final Map<String, String> HANDLINGS =
      Map.ofEntries(
          Map.entry("number", "n"),
          Map.entry("cs-list", "l"),
          Map.entry("container", "q"),
          Map.entry("value-list", "v"),
          Map.entry("number-text", "x"),
          Map.entry("ct-kernel", "k"),
          Map.entry("vendor-list", "m"),
          Map.entry("device-text", "t"),
          Map.entry("image-type", "i"),
          Map.entry("descriptor", "d"),
          Map.entry("code", "c"),
          Map.entry("uid", "u"),
          Map.entry("tag", "a"),
          Map.entry("lut", "p"),
          Map.entry("pixel", "z"),
          Map.entry("dummy", "y"),
          Map.entry("empty", "e"),
          Map.entry("removed", "r"),
          Map.entry("own", "o"));

  /** In the order of {@code AllowedCodes.Context}. */
  private static final List<String> CONTEXTS =
      List.of(
          "anatomy",
          "modifier",
          "contrast",
          "contrast-ingredient",
          "contrast-route",
          "contrast-phase",
          "derivation",
          "purpose",
          "unit",
          "quantity",
          "procedure",
          "phantom",
          "ct-recon",
          "patient-gantry",
          "patient-orientation",
          "equipment-purpose",
          "modality",
          "deid-method",
          "content");

  /** Codes of Eir's own objects, which no upload may carry: they are a report's alone. */
  private static final List<String> OWN_OBJECTS =
      List.of("seg-category", "seg-type", "sr-title", "sr-name", "sr-value", "finding-site");

  private static final int LARGEST_CONSTANT_BYTES = 60_000;

  public static void main(String[] arguments) throws IOException {
    Path standard = Path.of(arguments[0]);
    Path words = Path.of(arguments[1]);
    Path out = Path.of(arguments[2]);
    List<String[]> tokens = rows(standard.resolve("descriptor-tokens.tsv"));
    StringBuilder clean =
        head("descriptor-tokens.tsv, allowed-codes.tsv, allowed-private.tsv,"
                + " private-amended.tsv, icc-profiles.tsv,"
                + " mosaic-header.tsv, device-words.tsv, keep-elements.tsv, keep-amended.tsv,"
                + " keep-other-images.tsv, other-image-types.tsv, keep-content.tsv, content-codes.tsv")
            .append("package eir.deid.clean;\n\nfinal class CleaningData {\n")
            .append("  private CleaningData() {}\n");
    constant(clean, "WORDS", words(tokens));
    constant(
        clean, "IMAGE_TYPES", imageTypes(tokens, rows(standard.resolve("other-image-types.tsv"))));
    constant(clean, "NUMBER_PATTERNS", numberPatterns(tokens));
    constant(clean, "WHOLE_VALUES", wholeValues(tokens));
    List<String[]> codes = rows(standard.resolve("allowed-codes.tsv"));
    List<String[]> contentCodes = rows(standard.resolve("content-codes.tsv"));
    constant(clean, "CODES", codes(ofImages(codes, contentCodes)));
    constant(clean, "PRIVATE", privates(allowed(standard)));
    constant(clean, "PROFILES", profiles(rows(standard.resolve("icc-profiles.tsv"))));
    constant(
        clean,
        "DEVICE_WORDS",
        String.join(
            " ", rows(standard.resolve("device-words.tsv")).stream().map(row -> row[0]).toList()));
    constant(clean, "MOSAIC", mosaic(rows(standard.resolve("mosaic-header.tsv"))));
    constant(clean, "KEEP", keep(kept(standard), rows(standard.resolve("data-elements.tsv"))));
    List<String[]> content = rows(standard.resolve("keep-content.tsv"));
    constant(clean, "CONTENT", keep(content, rows(standard.resolve("data-elements.tsv"))));
    constant(clean, "DIMENSION_LABELS", dimensionLabels(kept(standard)));

    StringBuilder report =
        head("allowed-codes.tsv, content-codes.tsv")
            .append("package eir.deid.clean;\n\n/** Apart, as the browser takes no reports. */\n")
            .append("final class ReportData {\n  private ReportData() {}\n");
    constant(report, "CODES", reportCodes(codes, contentCodes));
    constant(clean, "HASH", hash(new StringBuilder(clean).append(report)));
    write(out.resolve("eir/deid/clean/CleaningData.java"), clean.append("}\n"));
    write(out.resolve("eir/deid/clean/ReportData.java"), report.append("}\n"));

    StringBuilder list =
        head("../deid/words/english.txt")
            .append("package eir.deid.key;\n\nfinal class EnglishWords {\n")
            .append("  private EnglishWords() {}\n");
    constant(list, "JOINED", String.join(" ", Files.readAllLines(words.resolve("english.txt"))));
    write(out.resolve("eir/deid/key/EnglishWords.java"), list.append("}\n"));
  }

  /** Of everything above it: it changes whenever a list changes what is done to a file. */
  private static String hash(StringBuilder text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Kinds between semicolons: letter, then words; {@code !} behind a word: glue, {@code ?}:
   * homonym.
   */
  private static String words(List<String[]> rows) {
    Map<String, StringBuilder> byKind = new TreeMap<>();
    for (String[] row : rows) {
      if (List.of("imagetype", "number-pattern", "whole-value").contains(row[1])) {
        continue;
      }
      byKind
          .computeIfAbsent(known(KINDS, row[1]), StringBuilder::new)
          .append(' ')
          .append(row[0])
          .append(row[4].startsWith("homonym") ? "?" : row[3].equals("y") ? "!" : "");
    }
    return String.join(";", byKind.values());
  }

  private static String imageTypes(List<String[]> rows, List<String[]> others) {
    List<String> values = new ArrayList<>();
    for (String[] row : rows) {
      if (row[1].equals("imagetype")) {
        values.add(row[0].replace(' ', '_'));
      }
    }
    others.forEach(row -> values.add(row[0].replace(' ', '_')));
    return String.join(" ", values);
  }

  /** One line a pattern: letter of its range, glue y or n, expression. */
  private static String numberPatterns(List<String[]> rows) {
    List<String> lines = new ArrayList<>();
    for (String[] row : rows) {
      if (row[1].equals("number-pattern")) {
        String range =
            RANGES.entrySet().stream()
                .filter(entry -> row[4].startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("range not understood: " + row[4]));
        lines.add(range + row[3] + row[0]);
      }
    }
    return String.join("\n", lines);
  }

  /** One line an expression: s for sequence names, c for comments, then the expression. */
  private static String wholeValues(List<String[]> rows) {
    List<String> lines = new ArrayList<>();
    for (String[] row : rows) {
      if (row[1].equals("whole-value")) {
        boolean sequence = row[4].startsWith("only (0018,0024) and (0018,9005)");
        if (!sequence && !row[4].startsWith("only (0020,4000)")) {
          throw new IllegalStateException("place not understood: " + row[4]);
        }
        lines.add((sequence ? "s" : "c") + row[0]);
      }
    }
    return String.join("\n", lines);
  }

  /** Lines of meaning, then scheme, value, contexts as letters from A, all between tabs. */
  private static String codes(List<String[]> rows) {
    Map<String, StringBuilder> byMeaning = new TreeMap<>();
    for (String[] row : rows) {
      StringBuilder contexts = new StringBuilder();
      for (String context : row[3].split(" ")) {
        if (!OWN_OBJECTS.contains(context)) {
          contexts.append((char) ('A' + place(CONTEXTS, context)));
        }
      }
      if (!contexts.isEmpty()) {
        byMeaning
            .computeIfAbsent(row[2], StringBuilder::new)
            .append("\t" + row[1] + "\t" + row[0] + "\t" + contexts);
      }
    }
    return String.join("\n", byMeaning.values());
  }

  /** Those that may stand in an image: of a report's, the ones that scanners write into images. */
  private static List<String[]> ofImages(List<String[]> codes, List<String[]> contentCodes) {
    List<String[]> rows = new ArrayList<>(codes);
    for (String[] row : contentCodes) {
      if (row[3].equals("image report")) {
        rows.add(new String[] {row[0], row[1], row[2], "content"});
      } else if (!row[3].equals("report")) {
        throw new IllegalStateException("place not understood: " + row[3]);
      }
    }
    return rows;
  }

  /** Lines of meaning, then scheme and value, all between tabs: what no image may hold. */
  private static String reportCodes(List<String[]> codes, List<String[]> contentCodes) {
    Map<String, StringBuilder> byMeaning = new TreeMap<>();
    for (String[] row : codes) {
      if (OWN_OBJECTS.containsAll(List.of(row[3].split(" ")))) {
        add(byMeaning, row);
      }
    }
    for (String[] row : contentCodes) {
      if (row[3].equals("report")) {
        add(byMeaning, row);
      }
    }
    return String.join("\n", byMeaning.values());
  }

  private static void add(Map<String, StringBuilder> byMeaning, String[] row) {
    byMeaning.computeIfAbsent(row[2], StringBuilder::new).append("\t" + row[1] + "\t" + row[0]);
  }

  /**
   * Lines of creator, group, low byte, VR, VM, tier letter, grammar, between tabs; the last is the
   * header of mosaics, which is made new from numbers and therefore not in the table.
   */
  private static String privates(List<String[]> rows) {
    List<String> lines = new ArrayList<>();
    for (String[] row : rows) {
      String tier = known(Map.of("core", "c", "research", "r"), row[10]);
      lines.add(
          String.join("\t", row[0], row[1], row[2].substring(2), row[3], row[4], tier, row[6]));
    }
    lines.add("SIEMENS CSA HEADER\t0029\t10\tOB\t1\tc\tmosaic");
    return String.join("\n", lines);
  }

  /**
   * allowed-private.tsv in its order, a row of private-amended.tsv in the place of the one with its
   * creator, group and element.
   */
  private static List<String[]> allowed(Path standard) throws IOException {
    Map<List<String>, String[]> rows = new LinkedHashMap<>();
    for (String[] row : rows(standard.resolve("allowed-private.tsv"))) {
      rows.put(List.of(row[0], row[1], row[2]), row);
    }
    for (String[] row : rows(standard.resolve("private-amended.tsv"))) {
      if (rows.put(List.of(row[0], row[1], row[2]), row) == null) {
        throw new IllegalStateException("no row to amend: " + String.join(" ", row));
      }
    }
    return List.copyOf(rows.values());
  }

  /** Hashes between blanks. */
  private static String profiles(List<String[]> rows) {
    return String.join(" ", rows.stream().map(row -> row[0]).toList());
  }

  /** Lines of field, VR and type, between blanks; the first field counts the pictures. */
  private static String mosaic(List<String[]> rows) {
    List<String> lines = new ArrayList<>();
    for (String[] row : rows) {
      lines.add(row[0] + " " + row[1] + " " + row[2]);
    }
    return String.join("\n", lines);
  }

  /**
   * Lines of tag, letter of the class, VR, VM, grammar, between tabs; dropped rows are left out,
   * but for the one that is emptied.
   */
  private static String keep(List<String[]> rows, List<String[]> elements) {
    Map<String, String> multiplicities = new TreeMap<>();
    for (String[] element : elements) {
      multiplicities.put(element[0], element[4]);
    }
    List<String> lines = new ArrayList<>();
    for (String[] row : rows) {
      if (!row[3].equals("drop")) {
        lines.add(
            String.join(
                "\t",
                row[0].replace(",", ""),
                known(HANDLINGS, row[3]),
                row[2],
                multiplicities.getOrDefault(row[0], "1"),
                row[4]));
      }
    }
    return String.join("\n", lines);
  }

  /**
   * keep-elements.tsv in ascending order, a row of keep-amended.tsv in the place of the one with
   * its tag, or where the table has none.
   */
  private static List<String[]> kept(Path standard) throws IOException {
    Map<String, String[]> kept = new TreeMap<>();
    for (String table : List.of("keep-elements.tsv", "keep-amended.tsv", "keep-other-images.tsv")) {
      for (String[] row : rows(standard.resolve(table))) {
        kept.put(row[0], row);
      }
    }
    return List.copyOf(kept.values());
  }

  /** Keywords of kept elements with values, as enhanced images name their dimensions by them. */
  private static String dimensionLabels(List<String[]> rows) {
    List<String> valueless = List.of("drop", "own", "code", "pixel", "lut", "container", "dummy");
    List<String> keywords = new ArrayList<>();
    for (String[] row : rows) {
      if (!valueless.contains(row[3]) && (row[5].contains("EMR") || row[5].contains("ECT"))) {
        keywords.add(row[1]);
      }
    }
    return String.join(" ", keywords);
  }

  private static String known(Map<String, String> letters, String name) {
    String letter = letters.get(name);
    if (letter == null) {
      throw new IllegalStateException("not understood: " + name);
    }
    return letter;
  }

  private static int place(List<String> names, String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw new IllegalStateException("not understood: " + name);
    }
    return at;
  }

  private static StringBuilder head(String sources) {
    return new StringBuilder()
        .append("// Generated by deid/src/gen/GenerateCleaningLists.java from standard/")
        .append(sources)
        .append("; do not edit.\n");
  }

  private static void constant(StringBuilder out, String name, String value) {
    if (value.length() > LARGEST_CONSTANT_BYTES) {
      throw new IllegalStateException(name + " is longer than a class file's constant may be");
    }
    out.append("  static final String ").append(name).append(" =\n      \"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '"', '\\' -> out.append('\\').append(c);
        default -> {
          if (c > 126) {
            throw new IllegalStateException(name + " holds a character outside ASCII");
          }
          out.append(c);
        }
      }
    }
    out.append("\";\n");
  }

  private static List<String[]> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).map(line -> line.split("\t", -1)).toList();
  }

  private static void write(Path file, CharSequence text) throws IOException {
    Files.createDirectories(file.getParent());
    // An unchanged file keeps its time, so that nothing compiles again for nothing.
    if (!Files.exists(file) || !Files.readString(file).contentEquals(text)) {
      Files.writeString(file, text);
    }
  }
}
