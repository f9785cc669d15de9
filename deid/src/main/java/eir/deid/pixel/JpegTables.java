package eir.deid.pixel;

import org.jspecify.annotations.Nullable;

/** JPEG (ITU-T T.81 Annex B): frame, scans, and the tables that scans refer to. */
final class JpegTables extends JpegHeaders {
  private static final int BASELINE = 0xC0;
  private static final int PROGRESSIVE = 2;
  private static final int LOSSLESS = 3;
  private static final int HUFFMAN = 0xC4;
  private static final int CONDITIONING = 0xCC;
  private static final int QUANTIZATION = 0xDB;

  /**
   * The last definition of each place; the places of Huffman tables are class times 4 and number.
   */
  private final @Nullable Table[] quantization = new Table[4];

  private final @Nullable Table[] huffman = new Table[8];

  /** How frames of this marker code: with the low two bits the process, bit 3 arithmetic. */
  private int process;

  private boolean hasConditioning;

  /** Minimum coded units of the last scan. */
  private long blocks;

  JpegTables(PixelDescription pixels) {
    super(pixels);
  }

  /** One table: {@code segment[from, to)}, without its class and number. */
  private static final class Table {
    private final MarkerSegment segment;
    private final int from;
    private final int to;
    private boolean isMet;

    Table(MarkerSegment segment, int from, int to) {
      this.segment = segment;
      this.from = from;
      this.to = to;
    }
  }

  @Override
  boolean mayStand(int marker) { // no hierarchy: no other processes, DHP and EXP
    return marker >= BASELINE && marker <= HUFFMAN
        || marker >= 0xC9 && marker <= CONDITIONING
        || marker >= SCAN && marker <= RESTARTS;
  }

  @Override
  boolean isRestartLength(int length) {
    return length == 2;
  }

  @Override
  boolean other(int marker, MarkerSegment segment, Patches patches) {
    return switch (marker) {
      case QUANTIZATION -> quantization(segment, patches);
      case HUFFMAN -> huffman(segment, patches);
      case CONDITIONING -> conditioning(segment);
      default -> frame(marker, segment);
    };
  }

  private boolean frame(int marker, MarkerSegment segment) {
    process = marker & 0xF;
    if (!takeFrame(segment, 3)) {
      return false;
    }
    int precision = precision(segment);
    if (isLossless()) {
      return precision >= 2 && precision <= 16 && pixels.mayCode(precision);
    }
    return precision == 8 || precision == 12 && marker != BASELINE;
  }

  private boolean isLossless() {
    return (process & 3) == LOSSLESS;
  }

  private boolean isProgressive() {
    return (process & 3) == PROGRESSIVE;
  }

  private boolean isArithmetic() {
    return process > 8;
  }

  private boolean quantization(MarkerSegment segment, Patches patches) {
    int at = 0;
    while (at < segment.length()) {
      int wide = segment.at(at) >> 4;
      int number = segment.at(at) & 15;
      int to = at + 1 + 64 * (1 + wide);
      if (wide > 1 || number > 3 || to > segment.length()) {
        return false;
      }
      blankQuantization(quantization[number], patches);
      quantization[number] = new Table(segment, at + 1, to);
      at = to;
    }
    return at > 0;
  }

  private boolean huffman(MarkerSegment segment, Patches patches) {
    int at = 0;
    while (at < segment.length()) {
      int kind = segment.at(at) >> 4;
      int number = segment.at(at) & 15;
      if (kind > 1 || number > 3 || at + 17 > segment.length()) {
        return false;
      }
      int to = at + 17 + symbols(segment, at + 1);
      if (to > at + 17 + 256 || to > segment.length()) {
        return false;
      }
      blankHuffman(huffman[4 * kind + number], patches);
      huffman[4 * kind + number] = new Table(segment, at + 1, to);
      at = to;
    }
    return at > 0;
  }

  private static int symbols(MarkerSegment segment, int from) {
    int symbols = 0;
    for (int i = 0; i < 16; i++) {
      symbols += segment.at(from + i);
    }
    return symbols;
  }

  private boolean conditioning(MarkerSegment segment) {
    hasConditioning = true;
    boolean isGood = segment.length() > 0 && segment.length() % 2 == 0;
    for (int at = 0; isGood && at < segment.length(); at += 2) {
      int kind = segment.at(at) >> 4;
      int value = segment.at(at + 1);
      boolean isInRange = kind == 0 ? (value & 15) <= value >> 4 : value >= 1 && value <= 63;
      isGood = kind <= 1 && (segment.at(at) & 15) <= 3 && isInRange;
    }
    return isGood;
  }

  @Override
  boolean scan(MarkerSegment frame, MarkerSegment segment) {
    int count = componentsOfScan(frame, segment);
    if (count < 0 || hasConditioning && !isArithmetic()) {
      return false;
    }
    int first = segment.at(1 + 2 * count);
    int last = segment.at(2 + 2 * count);
    int high = segment.at(3 + 2 * count) >> 4;
    int low = segment.at(3 + 2 * count) & 15;
    blocks = blocks(frame, segment, count);
    boolean isWhole = last == 0 || last == 63; // some writers of sequential scans end them at 0
    boolean isGood =
        isLossless()
            ? first <= 7 && isWhole && high == 0 && low < precision(frame)
            : isProgressive()
                ? first <= last && last <= 63 && (first == 0 ? last == 0 : count == 1)
                : first == 0 && isWhole && high == 0 && low == 0;
    boolean needsFirst = isLossless() || first == 0 && high == 0;
    boolean needsOthers = !isLossless() && (last > 0 || !isProgressive());
    for (int i = 0; isGood && i < count; i++) {
      int tables = segment.at(2 + 2 * i);
      int component = component(frame, segment.at(1 + 2 * i));
      isGood = (tables >> 4) <= 3 && (tables & 15) <= 3;
      if (isGood && !isLossless()) {
        isGood = meetQuantization(quantization[frame.at(8 + 3 * component)]);
      }
      if (isGood && needsFirst && !isArithmetic()) {
        isGood = meetHuffman(huffman[tables >> 4], false);
      }
      if (isGood && needsOthers && !isArithmetic()) {
        isGood = meetHuffman(huffman[4 + (tables & 15)], true);
      }
    }
    return isGood;
  }

  /** Minimum coded units of a scan (T.81 §A.2). */
  private long blocks(MarkerSegment frame, MarkerSegment scan, int count) {
    int mostAcross = 1;
    int mostDown = 1;
    for (int i = 0; i < components(frame); i++) {
      mostAcross = Math.max(mostAcross, frame.at(7 + 3 * i) >> 4);
      mostDown = Math.max(mostDown, frame.at(7 + 3 * i) & 15);
    }
    long unit = isLossless() ? 1 : 8;
    long columns = pixels.columns();
    long rows = pixels.rows();
    if (count > 1) {
      return up(columns, unit * mostAcross) * up(rows, unit * mostDown);
    }
    int factors = frame.at(7 + 3 * component(frame, scan.at(1)));
    return up(up(columns * (factors >> 4), mostAcross), unit)
        * up(up(rows * (factors & 15), mostDown), unit);
  }

  private static long up(long length, long unit) {
    return (length + unit - 1) / unit;
  }

  @Override
  boolean mayRestart(long interval, long count) {
    return count == (blocks - 1) / interval;
  }

  /** A table that is missing is the decoder's matter: nothing hides in it. */
  private static boolean meetQuantization(@Nullable Table table) {
    boolean isGood = true;
    if (table != null && !table.isMet) {
      table.isMet = true;
      int width = table.to - table.from == 64 ? 1 : 2;
      for (int at = table.from; at < table.to; at += width) {
        isGood &= width == 1 ? table.segment.at(at) > 0 : table.segment.shortAt(at) > 0;
      }
    }
    return isGood;
  }

  /** Whether the codes fit into their lengths, and each symbol is one of the process, once. */
  private boolean meetHuffman(@Nullable Table table, boolean isOfOthers) {
    if (table == null || table.isMet) {
      return true;
    }
    table.isMet = true;
    int codes = 0;
    for (int length = 1; length <= 16; length++) {
      codes = 2 * codes + table.segment.at(table.from + length - 1);
      if (codes > 1 << length) {
        return false;
      }
    }
    boolean[] seen = new boolean[256];
    for (int at = table.from + 16; at < table.to; at++) {
      int symbol = table.segment.at(at);
      if (seen[symbol] || !(isOfOthers ? isRun(symbol) : symbol <= mostDifference())) {
        return false;
      }
      seen[symbol] = true;
    }
    return true;
  }

  /** The most bits of a difference (T.81 §F.1.2.1.1 and H.1.2.2). */
  private int mostDifference() {
    return isLossless() ? 16 : isWide() ? 15 : 11;
  }

  /** Zeros and size of a coefficient (T.81 §F.1.2.2.1, G.1.2.2). */
  private boolean isRun(int symbol) {
    int size = symbol & 15;
    return size == 0
        ? isProgressive() || symbol == 0 || symbol == 0xF0
        : size <= (isWide() ? 14 : 10);
  }

  private boolean isWide() {
    return frame != null && precision(frame) > 8;
  }

  @Override
  boolean end(Patches patches) {
    for (Table table : quantization) {
      blankQuantization(table, patches);
    }
    for (Table table : huffman) {
      blankHuffman(table, patches);
    }
    return super.end(patches);
  }

  /** A table that no scan met becomes all 1. */
  private static void blankQuantization(@Nullable Table table, Patches patches) {
    if (table == null || table.isMet) {
      return;
    }
    boolean isWide = table.to - table.from > 64;
    for (int at = table.from; at < table.to; at++) {
      table.segment.put(at, isWide && (at - table.from) % 2 == 0 ? 0 : 1, patches);
    }
  }

  /** A table that no scan met keeps its length: as many codes, all as long as they can be. */
  private static void blankHuffman(@Nullable Table table, Patches patches) {
    if (table == null || table.isMet) {
      return;
    }
    int symbols = table.to - table.from - 16;
    for (int i = 0; i < 16; i++) {
      int count = i == 15 ? Math.min(symbols, 255) : i == 14 ? symbols / 256 : 0;
      table.segment.put(table.from + i, count, patches);
    }
    for (int at = table.from + 16; at < table.to; at++) {
      table.segment.put(at, 0, patches);
    }
  }
}
