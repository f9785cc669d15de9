package eir.fuzz;

import static eir.fuzz.BrokenLawException.require;

import eir.dicom.MalformedDicomException;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Fault;
import eir.dicom.stream.Header;
import eir.dicom.stream.Limits;
import eir.dicom.stream.Source;
import java.util.List;

/**
 * The walker, and the values read behind it: rows lie in the file, in order and inside each other;
 * how much is read at a time makes no difference; what cannot be read is a fault or the one
 * declared exception.
 */
final class WalkerTarget implements Target {
  private static final Limits SMALL_PIECES = new Limits(48, 16 << 20, 32, 4L << 30, 200);
  private static final int MOST_READS = 16;

  private final DataSetWalker whole = new DataSetWalker();
  private final DataSetWalker pieces = new DataSetWalker(SMALL_PIECES);

  @Override
  public int run(byte[] input) {
    Source source = Source.of(input);
    ElementTable table = whole.walk(source);
    requireOrder(table, input.length);
    PiecedSource pieced = new PiecedSource(input);
    requireSame(table, pieces.walk(pieced));
    require(
        pieced.readBytes() <= MOST_READS * (long) (input.length + SMALL_PIECES.windowBytes()),
        "reading is bounded by the length of the file");
    if (table.fault() == Fault.NONE) {
      try {
        readAll(Header.read(source));
      } catch (MalformedDicomException declared) {
        require(declared.offset() >= 0, "a fault has a place in the file");
      }
    }
    return table.fault().ordinal() * 31
        + Integer.numberOfLeadingZeros(table.size()) * 7
        + (table.pixelRow() < 0 ? 0 : 1)
        + Integer.numberOfLeadingZeros(deepest(table)) * 1013
        + table.transferSyntaxUid().hashCode();
  }

  private static int deepest(ElementTable table) {
    int items = 0;
    for (int row = 0; row < table.size(); row++) {
      items += table.tag(row) == ElementTable.ITEM ? 1 : 0;
    }
    return items;
  }

  private static void requireOrder(ElementTable table, int length) {
    require(table.faultOffset() >= 0 && table.faultOffset() <= length, "a fault lies in the file");
    if (table.fault() != Fault.NONE) {
      return;
    }
    require(table.dataSetStart() >= 0 && table.dataSetStart() <= length, "the data set starts");
    int behind = 0;
    for (int row = 0; row < table.size(); row++) {
      boolean isPixels = row == table.pixelRow();
      int start = table.start(row);
      int value = table.value(row);
      require(start >= behind && value >= start + 8 && value <= length, "rows go forward");
      require(table.next(row) > row && table.next(row) <= table.size(), "rows hold what follows");
      if (!isPixels) {
        require(
            table.length(row) >= 0 && table.length(row) <= length - value,
            "a value ends in the file");
      }
      boolean holds = table.next(row) > row + 1;
      require(
          !holds || table.vr(row) == Vr.SQ || table.tag(row) == ElementTable.ITEM,
          "only sequences and items hold rows");
      behind = holds || isPixels ? value : value + table.length(row);
      for (int inner = row + 1; inner < table.next(row); inner = table.next(inner)) {
        require(
            table.value(inner) + table.length(inner) <= value + table.length(row),
            "what is inside ends inside");
      }
    }
    require(table.pixelRow() < 0 || table.pixelRow() == table.size() - 1, "pixels come last");
  }

  private static void requireSame(ElementTable one, ElementTable other) {
    require(
        one.fault() == other.fault()
            && one.faultTag() == other.faultTag()
            && one.faultOffset() == other.faultOffset(),
        "the same fault in whatever pieces the file is read");
    if (one.fault() != Fault.NONE) {
      return;
    }
    boolean isSame =
        one.size() == other.size()
            && one.pixelRow() == other.pixelRow()
            && one.firstOfDataSet() == other.firstOfDataSet()
            && one.transferSyntaxUid().equals(other.transferSyntaxUid());
    for (int row = 0; isSame && row < one.size(); row++) {
      isSame =
          one.tag(row) == other.tag(row)
              && one.vr(row) == other.vr(row)
              && one.start(row) == other.start(row)
              && one.value(row) == other.value(row)
              && one.length(row) == other.length(row)
              && one.next(row) == other.next(row);
    }
    require(isSame, "the same rows in whatever pieces the file is read");
  }

  private static void readAll(Header header) {
    ElementTable table = header.table();
    for (int row = table.firstOfDataSet(); row < table.size(); row = table.next(row)) {
      int tag = table.tag(row);
      require(table.find(tag) == row, "each element is found by its tag");
      header.texts(tag);
      header.integer(tag);
      header.decimals(tag);
      header.bytes(tag);
      for (Header item : header.items(tag)) {
        item.texts(tag);
      }
    }
    header.pixels();
  }

  @Override
  public List<byte[]> seeds() {
    return Seeds.hardCases("");
  }

  @Override
  public List<byte[]> words() {
    return DicomWords.all();
  }

  @Override
  public Allowance allowance() {
    return new Allowance(64 << 10, 160);
  }
}
