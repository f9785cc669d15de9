package eir.bench.residue;

import eir.deid.header.TopLevel;
import eir.dicom.MalformedDicomException;
import eir.dicom.dictionary.Dictionary;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;
import eir.dicom.file.Inflation;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.ElementWriter;
import eir.dicom.stream.ElementWriter.Body;
import eir.dicom.stream.Encoding;
import eir.dicom.stream.Fault;
import eir.dicom.stream.Limits;
import eir.dicom.stream.SequenceLength;
import eir.dicom.stream.Source;
import eir.dicom.stream.TransferSyntax;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Plants markers into a real file, wherever identity has been seen to hide: preamble, meta group,
 * every element of PS3.6 that is no part of the picture's description (words in numbers, too),
 * sequences to depth 8, private blocks, icons, overlays, curves, code streams, bytes behind the
 * pixels. The picture itself stays as it was.
 */
public final class Planter {
  /** Elements without which a file is another kind of file, or cannot be read. */
  private static final Set<Integer> KEEPS =
      Set.of(
          Tags.SPECIFIC_CHARACTER_SET,
          Tags.SOP_CLASS_UID,
          Tags.MODALITY,
          Tags.CONVERSION_TYPE, // makes the picture a suspect, rightly
          Tags.PATIENT_IDENTITY_REMOVED,
          Tags.IMAGE_TYPE);

  private static final int MOST_ITEMS = 24;

  private final DataSetWalker walker = new DataSetWalker();

  /**
   * {@code file} with markers.
   *
   * @param number makes its markers differ from those of other files
   * @param isFollowed whether bytes are planted behind the pixels, which some peers cannot read
   * @return empty if the file cannot be read to its pixels
   */
  public Optional<PlantedFile> plant(byte[] file, int number, boolean isFollowed) {
    Source source = Inflation.inflate(Source.of(file), Limits.STANDARD);
    ElementTable table = walker.walk(source);
    if (table.fault() != Fault.NONE
        || table.pixelRow() >= 0 && (table.tag(table.pixelRow()) & 0xFFFF) != 0x10) {
      return Optional.empty();
    }
    byte[] bytes = new byte[(int) source.lengthBytes()];
    source.read(0, bytes, 0, bytes.length);
    Markers markers = new Markers(number);
    try {
      byte[] planted = written(table, source, bytes, markers, isFollowed);
      markers.keepThoseIn(planted);
      return Optional.of(new PlantedFile(planted, markers));
    } catch (MalformedDicomException fragments) {
      return Optional.empty();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] written(
      ElementTable table, Source source, byte[] bytes, Markers markers, boolean isFollowed)
      throws IOException {
    Map<Integer, Body> elements = new TreeMap<>(Integer::compareUnsigned);
    copy(table, bytes, markers, elements);
    PlantedItem item = new PlantedItem(markers);
    dictionary(table, markers, item, elements);
    new PlantedPrivate(markers).plant(table, elements);
    new PlantedGraphics(markers).plant(elements);
    Encoding encoding =
        table.isBigEndian()
            ? Encoding.EXPLICIT_BIG
            : table.isExplicit() ? Encoding.EXPLICIT_LITTLE : Encoding.IMPLICIT_LITTLE;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ElementWriter to = start(out, table, encoding, markers);
    for (Body body : elements.values()) {
      body.write(to);
    }
    if (table.pixelRow() >= 0) {
      TransferSyntax syntax = TransferSyntax.of(table.transferSyntaxUid()).orElseThrow();
      out.writeBytes(new PlantedPixels(markers).written(table, source, bytes, syntax, isFollowed));
    }
    return out.toByteArray();
  }

  private static ElementWriter start(
      ByteArrayOutputStream out, ElementTable table, Encoding encoding, Markers markers)
      throws IOException {
    byte[] preamble = new byte[128];
    byte[] word = PlantedItem.ascii("II*\0" + markers.text("preamble"));
    System.arraycopy(word, 0, preamble, 0, word.length);
    String sopClass = TopLevel.text(table, Tags.SOP_CLASS_UID);
    return ElementWriter.startFile(
        out,
        preamble,
        encoding,
        meta ->
            meta.bytes(0x00020001, "OB", new byte[] {0, 1})
                .text(0x00020002, "UI", sopClass)
                .text(0x00020003, "UI", markers.uid("(0002,0003)"))
                .text(0x00020010, "UI", table.transferSyntaxUid())
                .text(0x00020012, "UI", markers.uid("(0002,0012)"))
                .text(0x00020013, "SH", markers.text("(0002,0013)"))
                .text(0x00020016, "AE", markers.text("(0002,0016)"))
                .text(0x00020017, "AE", markers.text("(0002,0017)"))
                .text(0x00020018, "AE", markers.text("(0002,0018)"))
                .text(0x00020100, "UI", markers.uid("(0002,0100)"))
                .bytes(0x00020102, "OB", PlantedItem.ascii(markers.text("(0002,0102)"))));
  }

  /** The file's own elements; sequences that can be written again get markers into their items. */
  private static void copy(
      ElementTable table, byte[] bytes, Markers markers, Map<Integer, Body> elements) {
    int end = table.pixelRow() < 0 ? table.size() : table.pixelRow();
    int[] items = {0};
    for (int row = table.firstOfDataSet(); row < end; row = table.next(row)) {
      int next = table.next(row);
      int to = next < table.size() ? table.start(next) : bytes.length;
      String path = PlantedItem.place(table.tag(row));
      elements.put(
          table.tag(row), element(table, bytes, row, to, path, new PlantedItem(markers), items));
    }
  }

  private static Body element(
      ElementTable table,
      byte[] bytes,
      int row,
      int to,
      String path,
      PlantedItem planted,
      int[] items) {
    boolean isPlain =
        table.vr(row) == Vr.SQ
            && !table.wasUnknown(row)
            && table.isImplicit(row) != table.isExplicit()
            && table.next(row) > row + 1
            && items[0] < MOST_ITEMS;
    if (!isPlain) {
      byte[] raw = Arrays.copyOfRange(bytes, table.start(row), to);
      return out -> out.raw(raw);
    }
    List<Body> bodies = new ArrayList<>();
    int index = 0;
    for (int item = row + 1; item < table.next(row); item = table.next(item), index++) {
      Map<Integer, Body> inner = new TreeMap<>(Integer::compareUnsigned);
      String itemPath = path + "[" + index + "]/";
      int itemEnd = table.value(item) + table.length(item);
      if (items[0]++ < MOST_ITEMS) {
        inner.putAll(planted.elements(itemPath, 2, false));
      }
      for (int child = item + 1; child < table.next(item); child = table.next(child)) {
        int childNext = table.next(child);
        int childEnd = childNext < table.next(item) ? table.start(childNext) : itemEnd;
        boolean isPlanted = inner.containsKey(table.tag(child)) && table.vr(child) != Vr.SQ;
        if (!isPlanted) {
          inner.put(
              table.tag(child),
              element(
                  table,
                  bytes,
                  child,
                  childEnd,
                  itemPath + PlantedItem.place(table.tag(child)),
                  planted,
                  items));
        }
      }
      bodies.add(PlantedItem.all(inner));
    }
    SequenceLength length =
        table.isUndefined(row) ? SequenceLength.UNDEFINED : SequenceLength.DEFINED;
    return out -> out.sequence(table.tag(row), length, bodies);
  }

  /** Every element of PS3.6 that can hold a word, a day, a UID, or items of them. */
  private static void dictionary(
      ElementTable table, Markers markers, PlantedItem item, Map<Integer, Body> elements) {
    int sequences = 0;
    for (int i = 0; i < Dictionary.size(); i++) {
      int tag = Dictionary.tagAt(i);
      int group = tag >>> 16;
      if (group < 8 || group == 0x7FE0 || group >= 0xFFFA || KEEPS.contains(tag)) {
        continue;
      }
      int vr = Dictionary.vrAt(i);
      boolean isThere = table.find(tag) >= 0;
      boolean isPicture = isThere && !isReplaced(tag, vr);
      // What describes the pixels stays, or they could not be found.
      if (isPicture || group == 0x28 && (vr == Vr.CS || isNumber(vr))) {
        continue;
      }
      String place = PlantedItem.place(tag);
      if (vr == Vr.SQ) {
        boolean goesOn = sequences++ % 40 == 0;
        Map<Integer, Body> inner =
            sequences % 12 == 0
                ? item.japanese(place + "[0]/")
                : small(tag, item, place, goesOn, markers);
        SequenceLength length = SequenceLength.values()[sequences % 4];
        elements.put(tag, to -> to.sequence(tag, length, PlantedItem.all(inner)));
      } else {
        value(tag, vr, place, markers).ifPresent(body -> elements.put(tag, body));
      }
    }
    described(markers, elements);
  }

  private static Map<Integer, Body> small(
      int tag, PlantedItem item, String place, boolean goesOn, Markers markers) {
    if (goesOn || tag == Tags.ICON_IMAGE_SEQUENCE) {
      return item.elements(place + "[0]/", 1, goesOn);
    }
    Map<Integer, Body> inner = new TreeMap<>(Integer::compareUnsigned);
    String text = markers.text(place + "[0]/(0040,A123)");
    inner.put(Tags.PERSON_NAME, to -> to.text(Tags.PERSON_NAME, "PN", text));
    return inner;
  }

  private static Optional<Body> value(int tag, int vr, String place, Markers markers) {
    return switch (vr) {
      case Vr.PN -> {
        String one = markers.text(place);
        String two = markers.text(place + " second group");
        yield Optional.of(to -> to.text(tag, "PN", one + "^Q=" + two + "^R=" + two));
      }
      case Vr.LO, Vr.SH, Vr.AE, Vr.CS, Vr.LT, Vr.ST, Vr.UC, Vr.UR, Vr.UT -> {
        String word = markers.text(place);
        yield Optional.of(to -> to.text(tag, Vr.letters(vr), word));
      }
      case Vr.UI -> {
        String uid = markers.uid(place);
        yield Optional.of(to -> to.text(tag, "UI", uid));
      }
      case Vr.DA -> {
        String day = markers.date(place);
        yield Optional.of(to -> to.text(tag, "DA", day));
      }
      case Vr.DT -> {
        String day = markers.date(place);
        yield Optional.of(to -> to.text(tag, "DT", day + "101500.000000+0200"));
      }
      case Vr.AS, Vr.DS, Vr.IS, Vr.TM -> { // no age, number or time
        String word = markers.text(place);
        yield Optional.of(to -> to.text(tag, Vr.letters(vr), word));
      }
      case Vr.AT, Vr.FD, Vr.FL, Vr.SL, Vr.SS, Vr.SV, Vr.UL, Vr.US, Vr.UV -> { // letters are numbers
        String word = markers.text(place);
        yield Optional.of(to -> to.bytes(tag, Vr.letters(vr), PlantedItem.ascii(word)));
      }
      case Vr.OD, Vr.OF, Vr.OL, Vr.OV, Vr.OW -> {
        String word = markers.text(place);
        yield Optional.of(to -> to.bytes(tag, Vr.letters(vr), PlantedItem.ascii(word)));
      }
      case Vr.OB, Vr.UN -> {
        String word = markers.text(place);
        yield Optional.of(to -> to.bytes(tag, "OB", PlantedItem.ascii(word)));
      }
      default -> Optional.empty();
    };
  }

  private static boolean isNumber(int vr) {
    return switch (vr) {
      case Vr.AT, Vr.DS, Vr.FD, Vr.FL, Vr.IS, Vr.SL, Vr.SS, Vr.SV, Vr.UL, Vr.US, Vr.UV -> true;
      default -> false;
    };
  }

  /** Whether a value of the file gives way: what names, dates or describes, never what measures. */
  private static boolean isReplaced(int tag, int vr) {
    return switch (vr) {
      case Vr.PN, Vr.DA, Vr.DT, Vr.LT, Vr.ST, Vr.UT, Vr.AE -> true;
      case Vr.UI -> true;
      case Vr.LO, Vr.SH -> tag != Tags.MANUFACTURER && tag >>> 16 != 0x28;
      default -> false;
    };
  }

  /** Words of a name among words of a description, and as a later value of a list. */
  private static void described(Markers markers, Map<Integer, Body> elements) {
    for (int tag :
        new int[] {Tags.SERIES_DESCRIPTION, Tags.PROTOCOL_NAME, Tags.STUDY_DESCRIPTION}) {
      String word = markers.text(PlantedItem.place(tag));
      elements.put(tag, to -> to.text(tag, "LO", "T1 " + word + " SAG"));
    }
    String third = markers.text("(0018,1020) third value");
    elements.put(
        Tags.SOFTWARE_VERSIONS,
        to -> to.text(Tags.SOFTWARE_VERSIONS, "LO", "syngo MR E11", "1.0", third));
    String hidden = markers.text("(0018,1030) behind NUL");
    elements.put(Tags.PROTOCOL_NAME, to -> to.text(Tags.PROTOCOL_NAME, "LO", "T2\0" + hidden));
    String unknown = markers.text("(0010,9998)");
    elements.put(0x00109998, to -> to.text(0x00109998, "LO", unknown));
    String group = markers.text("(0006,0001)");
    elements.put(0x00060001, to -> to.text(0x00060001, "LO", group));
    elements.put(0x00100000, to -> to.bytes(0x00100000, "UL", PlantedItem.ascii("ZQXJ")));
  }
}
