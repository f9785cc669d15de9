package eir.bench.residue;

import eir.deid.rule.TagPath;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;
import eir.dicom.file.Inflation;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Fault;
import eir.dicom.stream.Limits;
import eir.dicom.stream.Source;
import eir.dicom.text.Latin1;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a reader computes from: b-values, diffusion directions, Philips scaling, by path and without
 * the block number of a private element; and the bytes of the pixels.
 *
 * @param bValues of (0018,9087) and the makers' own
 * @param directions of (0018,9089), (0018,9602) to (0018,9607) and the makers' own
 * @param scales slopes and intercepts
 * @param elements all of {@link KeptElements} that have a value
 * @param pixels as {@link Picture} has them
 */
public record Measured(
    Map<String, String> bValues,
    Map<String, String> directions,
    Map<String, String> scales,
    Map<String, String> elements,
    byte[] pixels) {

  /** Which private elements mean what, by {@code CREATOR|gggg|ee}. */
  record Lists(Set<String> bValues, Set<String> directions, Set<String> scales) {
    /** Reads {@code standard/allowed-private.tsv}. */
    static Lists read(Path table) throws IOException {
      Lists lists = new Lists(new HashSet<>(), new HashSet<>(), new HashSet<>());
      for (String line : Files.readAllLines(table)) {
        String[] cells = line.split("\t", -1);
        String name = cells[0].toUpperCase() + "|" + cells[1] + "|" + cells[2].replace("xx", "");
        if (!cells[10].equals("core") || cells[3].equals("SQ")) {
          continue;
        }
        if (cells[5].startsWith("b-value")) {
          lists.bValues.add(name);
        } else if (cells[5].matches("(b-matrix|diffusion).*")) {
          lists.directions.add(name);
        } else if (cells[5].matches("scale (slope|intercept).*")) {
          lists.scales.add(name);
        }
      }
      return lists;
    }
  }

  /** Reads {@code file}; empty maps and no pixels if it cannot be read. */
  static Measured of(byte[] file, Lists lists) {
    Measured measured =
        new Measured(
            new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new byte[0]);
    Source source = Inflation.inflate(Source.of(file), Limits.STANDARD);
    ElementTable table = new DataSetWalker().walk(source);
    if (table.fault() != Fault.NONE) {
      return measured;
    }
    Map<String, String> creators = new HashMap<>();
    for (int row = table.firstOfDataSet(); row < table.size(); row++) {
      if (row != table.pixelRow() && table.tag(row) != ElementTable.ITEM) {
        measured.element(table, row, creators, lists);
      }
    }
    return new Measured(
        measured.bValues,
        measured.directions,
        measured.scales,
        measured.elements,
        Picture.of(source, table));
  }

  private void element(ElementTable table, int row, Map<String, String> creators, Lists lists) {
    int tag = table.tag(row);
    String path = TagPath.of(table, row);
    String place = path.substring(0, path.length() - 10);
    int element = tag & 0xFFFF;
    String group = String.format("%04X", tag >>> 16);
    if ((tag >>> 16 & 1) == 1 && element >= 0x10 && element <= 0xFF) {
      creators.put(place + group + element, text(table, row).toUpperCase());
      return;
    }
    String creator = creators.getOrDefault(place + group + (element >>> 8), "");
    String name = creator + "|" + group + "|" + String.format("%02X", element & 0xFF);
    String key = (tag >>> 16 & 1) == 1 ? place + name : path;
    if (KeptElements.contains(tag, path) && table.vr(row) != Vr.SQ && table.length(row) > 0) {
      elements.put(path, Latin1.text(table.bytes(), table.value(row), table.length(row)));
    }
    if (tag == Tags.DIFFUSION_B_VALUE || lists.bValues.contains(name)) {
      bValues.put(key, text(table, row));
    } else if (tag == Tags.DIFFUSION_GRADIENT_ORIENTATION
        || tag >= Tags.DIFFUSION_B_VALUE_XX && tag <= Tags.DIFFUSION_B_VALUE_ZZ
        || lists.directions.contains(name)) {
      directions.put(key, text(table, row));
    } else if (lists.scales.contains(name)) {
      scales.put(key, text(table, row));
    }
  }

  private static String text(ElementTable table, int row) {
    return Latin1.text(table.bytes(), table.value(row), table.length(row)).trim();
  }

  /** The pixels of {@code file} as above; none if it cannot be read. */
  public static byte[] pixels(byte[] file) {
    Source source = Inflation.inflate(Source.of(file), Limits.STANDARD);
    ElementTable table = new DataSetWalker().walk(source);
    return table.fault() == Fault.NONE ? Picture.of(source, table) : new byte[0];
  }

  /** Whether the pixels of a file that was read are all there. */
  public static boolean isWhole(Source source, ElementTable table) {
    return Picture.isWhole(source, table);
  }

  /** Whether every value of {@code before} stands in {@code after} as it was. */
  static boolean isKept(Map<String, String> before, Map<String, String> after) {
    return before.entrySet().stream()
        .allMatch(entry -> entry.getValue().equals(after.get(entry.getKey())));
  }

  /** Whether both have a picture, and the same. */
  public static boolean isSamePicture(byte[] before, byte[] after) {
    return after.length > 0 && Arrays.equals(before, after);
  }
}
