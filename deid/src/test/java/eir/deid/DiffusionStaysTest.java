package eir.deid;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.key.Pseudonym;
import eir.deid.rule.TagPath;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What diffusion and Philips scaling are computed from comes out byte by byte (DEID §5, §8). */
class DiffusionStaysTest {
  private static final Subject SUBJECT = Subject.known(TestSite.KEY, new Pseudonym("6VE8KPBR9"));

  private final Deidentifier deidentifier = TestSite.deidentifier();

  @Test
  void everyBValueDirectionSlopeAndPixelOfRealHeadsStaysAsItWas() throws IOException {
    Set<String> listed = listedPrivate();
    List<String> changed = new ArrayList<>();
    for (Path file : realHeads()) {
      byte[] input = Files.readAllBytes(file);
      Outcome outcome = deidentifier.plan(Source.of(input), SUBJECT);
      if (outcome instanceof Outcome.Planned planned) {
        int count = file.getNameCount();
        String name = file.subpath(count - 2, count).toString();

        byte[] output = planned.plan().assemble(Source.of(input));

        Map<String, String> after = measured(output, listed);
        measured(input, listed)
            .forEach((path, value) -> {
              if (!value.equals(after.get(path))) {
                changed.add(name + " " + path + " " + value);
              }
            });
        assertThat(pixels(output)).as(name).isEqualTo(pixels(input));
      }
    }
    assertThat(changed).isEmpty();
  }

  /** Files of scanners beside the repository, else those in it. */
  private static List<Path> realHeads() throws IOException {
    Path root = Path.of(System.getProperty("eir.root"));
    Path shared = root.resolveSibling("shared").resolve("data");
    Path data = Files.isDirectory(shared) ? shared : root.resolve("data");
    try (Stream<Path> walk = Files.walk(data)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> data.relativize(file).getName(0).toString().endsWith("-mr"))
          .sorted()
          .toList();
    }
  }

  /** {@code CREATOR|gggg|ee} of what the list itself calls diffusion or scaling. */
  private static Set<String> listedPrivate() throws IOException {
    Path table = Path.of(System.getProperty("eir.root"), "standard", "allowed-private.tsv");
    Set<String> listed = new HashSet<>();
    for (String line : Files.readAllLines(table)) {
      String[] cells = line.split("\t", -1);
      if (cells[10].equals("core")
          && cells[5].matches("(b-value|b-matrix|diffusion|scale (slope|intercept)).*")) {
        listed.add(cells[0] + "|" + cells[1] + "|" + cells[2].substring(2));
      }
    }
    assertThat(listed).contains("Philips MR Imaging DD 001|2005|0E", "SIEMENS MR HEADER|0019|0C");
    return listed;
  }

  /** Path and bytes of every b-value, direction, slope and intercept, at any depth. */
  private static Map<String, String> measured(byte[] file, Set<String> listed) {
    ElementTable table = new DataSetWalker().walk(Source.of(file));
    Map<String, String> creators = new HashMap<>();
    Map<String, String> found = new TreeMap<>();
    for (int row = table.firstOfDataSet(); row < table.size(); row++) {
      int tag = table.tag(row);
      int from = table.value(row);
      String path = TagPath.of(table, row);
      String block = path.substring(0, path.length() - 5); // the four digits of the element go
      int element = tag & 0xFFFF;
      boolean isPrivate = (tag >>> 16 & 1) == 1;
      if (isPrivate && element >= 0x10 && element <= 0xFF) {
        String creator =
            new String(file, from, table.length(row), StandardCharsets.ISO_8859_1).trim();
        creators.put(block + element, creator);
      }
      String name =
          String.format(
              "%s|%04X|%02X", creators.get(block + (element >>> 8)), tag >>> 16, element & 0xFF);
      if (isDiffusion(tag) || isPrivate && listed.contains(name)) {
        byte[] value = Arrays.copyOfRange(file, from, from + table.length(row));
        found.put(path, HexFormat.of().formatHex(value));
      }
    }
    return found;
  }

  private static boolean isDiffusion(int tag) {
    return tag == Tags.DIFFUSION_DIRECTIONALITY
        || tag == Tags.DIFFUSION_B_VALUE
        || tag == Tags.DIFFUSION_GRADIENT_ORIENTATION
        || tag >= Tags.DIFFUSION_B_VALUE_XX && tag <= Tags.DIFFUSION_B_VALUE_ZZ;
  }

  private static byte[] pixels(byte[] file) {
    ElementTable table = new DataSetWalker().walk(Source.of(file));
    int from = table.value(table.pixelRow());
    return Arrays.copyOfRange(file, from, from + table.length(table.pixelRow()));
  }
}
