package eir.dicom.stream;

import eir.dicom.Bytes;
import eir.dicom.MalformedDicomException;
import eir.dicom.dictionary.Vr;
import eir.dicom.text.Latin1;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The values of one data set, or of one item of it, up to the pixels and without them.
 *
 * <p>Text is read as ISO 8859-1, which is right for what Eir keeps (ASCII); names in other
 * character sets are {@code eir.dicom.text}'s. Read only; threads may share it.
 */
public final class Header {
  private final Source source;
  private final ElementTable table;
  private final int from;
  private final int to;

  private Header(Source source, ElementTable table, int from, int to) {
    this.source = source;
    this.table = table;
    this.from = from;
    this.to = to;
  }

  /**
   * Reads the header of {@code source}.
   *
   * @throws MalformedDicomException if it cannot be read to the pixels, as {@link Fault} tells
   */
  public static Header read(Source source) {
    ElementTable table = new DataSetWalker().walk(source);
    if (table.fault() != Fault.NONE) {
      throw new MalformedDicomException(
          table.fault().found(), table.fault().wanted(), table.faultTag(), table.faultOffset());
    }
    return new Header(source, table, table.firstOfDataSet(), table.size());
  }

  /** The rows behind this header; the first is {@link ElementTable#firstOfDataSet()}. */
  public ElementTable table() {
    return table;
  }

  /** How the file is written. */
  public TransferSyntax transferSyntax() {
    return TransferSyntax.of(table.transferSyntaxUid()).orElseThrow();
  }

  /** First value of {@code tag} without padding; empty if it is absent, empty or not text. */
  public Optional<String> text(int tag) {
    List<String> values = texts(tag);
    return values.isEmpty() || values.getFirst().isEmpty()
        ? Optional.empty()
        : Optional.of(values.getFirst());
  }

  /** All values of {@code tag} without padding; none if it is absent, empty or not text. */
  public List<String> texts(int tag) {
    int row = find(tag);
    if (row < 0 || table.length(row) <= 0 || !Vr.isText(table.vr(row))) {
      return List.of();
    }
    String all = Latin1.text(table.bytes(), table.value(row), table.length(row));
    List<String> values = new ArrayList<>();
    boolean single = table.vr(row) == Vr.LT || table.vr(row) == Vr.ST || table.vr(row) == Vr.UT;
    int start = 0;
    for (int i = 0; i <= all.length(); i++) {
      if (i == all.length() || !single && all.charAt(i) == '\\') {
        values.add(trimmed(all, start, i));
        start = i + 1;
      }
    }
    return values;
  }

  /** First value of {@code tag} as an integer: IS, DS without fraction, US, SS, UL, SL. */
  public OptionalInt integer(int tag) {
    double[] values = decimals(tag);
    return values.length == 0 || values[0] != Math.rint(values[0])
        ? OptionalInt.empty()
        : OptionalInt.of((int) values[0]);
  }

  /** All values of {@code tag} as numbers; an empty array if it is absent or one is no number. */
  public double[] decimals(int tag) {
    int row = find(tag);
    if (row < 0) {
      return new double[0];
    }
    int vr = table.vr(row);
    return vr == Vr.DS || vr == Vr.IS ? parsed(texts(tag)) : binary(row, vr);
  }

  /** The items of sequence {@code tag}, none if it is absent or no sequence. */
  public List<Header> items(int tag) {
    int row = find(tag);
    if (row < 0 || table.vr(row) != Vr.SQ) {
      return List.of();
    }
    List<Header> items = new ArrayList<>();
    for (int item = row + 1; item < table.next(row); item = table.next(item)) {
      items.add(new Header(source, table, item + 1, table.next(item)));
    }
    return items;
  }

  /** The value of {@code tag} as it stands in the file; empty if it is absent or pixel data. */
  public Optional<Bytes> bytes(int tag) {
    int row = find(tag);
    if (row < 0 || row == table.pixelRow()) {
      return Optional.empty();
    }
    int at = table.value(row);
    return Optional.of(Bytes.copyOf(table.bytes(), at, at + table.length(row)));
  }

  /**
   * Where the pixels lie; fragments are found by hopping from one item header to the next.
   *
   * @throws MalformedDicomException if fragments do not follow each other to a delimiter
   */
  public PixelLocation pixels() {
    return Fragments.locate(source, table);
  }

  private int find(int tag) {
    return table.find(tag, from, to);
  }

  private static double[] parsed(List<String> texts) {
    double[] numbers = new double[texts.size()];
    for (int i = 0; i < numbers.length; i++) {
      try {
        numbers[i] = Double.parseDouble(texts.get(i));
      } catch (NumberFormatException noNumber) {
        return new double[0];
      }
    }
    return numbers;
  }

  private double[] binary(int row, int vr) {
    int unit = Vr.unitBytes(vr);
    boolean isNumber =
        switch (vr) {
          case Vr.US, Vr.SS, Vr.UL, Vr.SL, Vr.FL, Vr.FD, Vr.OW -> true;
          default -> false;
        };
    if (!isNumber || row == table.pixelRow()) {
      return new double[0];
    }
    double[] numbers = new double[table.length(row) / unit];
    for (int i = 0; i < numbers.length; i++) {
      long bits = bits(table.value(row) + i * unit, unit, table.isBigEndian(row));
      numbers[i] =
          switch (vr) {
            case Vr.SS -> (short) bits;
            case Vr.SL -> (int) bits;
            case Vr.FL -> Float.intBitsToFloat((int) bits);
            case Vr.FD -> Double.longBitsToDouble(bits);
            default -> bits;
          };
    }
    return numbers;
  }

  private long bits(int at, int unit, boolean big) {
    long bits = 0;
    for (int i = 0; i < unit; i++) {
      bits = bits << 8 | table.bytes()[big ? at + i : at + unit - 1 - i] & 0xFF;
    }
    return bits;
  }

  private static String trimmed(String text, int from, int to) {
    int start = from;
    int end = to;
    while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
      end--;
    }
    while (start < end && text.charAt(start) == ' ') {
      start++;
    }
    return text.substring(start, end);
  }
}
