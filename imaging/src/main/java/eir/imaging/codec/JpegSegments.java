package eir.imaging.codec;

import eir.dicom.MalformedDicomException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The marker segments of a JPEG code stream with Huffman tables, ITU-T T.81 Annex B. */
final class JpegSegments {
  private static final int SOI = 0xFFD8;
  private static final int EOI = 0xFFD9;
  private static final int SOS = 0xFFDA;
  private static final int DQT = 0xFFDB;
  private static final int DHT = 0xFFC4;
  private static final int DRI = 0xFFDD;
  private static final int[] ZIGZAG = {
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63
  };

  /** One component of the frame header: sampling factors and its quantisation table. */
  record Component(int id, int across, int down, int quantisation) {}

  /** One component of a scan header: which of the frame's, and its Huffman tables. */
  record ScanComponent(int index, int dcTable, int acTable) {}

  /**
   * A scan header; {@code selection} is Ss, the predictor of a lossless scan.
   *
   * @param headerAt index of its marker
   * @param dataAt index of its first coded byte
   */
  record Scan(
      ScanComponent[] components,
      int selection,
      int transform,
      JpegBits bits,
      int headerAt,
      int dataAt) {}

  private final byte[] code;
  private final int from;
  private final int to;
  private int at;
  private int process = -1;
  private int precision;
  private int rows;
  private int columns;
  private int restartInterval;
  private Component[] components = {};
  private final int[] @Nullable [] quantisation = new int[4][];
  private final @Nullable HuffmanTable[] dc = new HuffmanTable[4];
  private final @Nullable HuffmanTable[] ac = new HuffmanTable[4];

  JpegSegments(byte[] code, int from, int to) {
    this.code = code;
    this.from = from;
    this.to = to;
    this.at = from;
    if (u16() != SOI) {
      throw malformed("no SOI marker", "FFD8 first (T.81 §B.2.1)");
    }
  }

  /** Position in natural order of each coefficient in zigzag order (T.81 figure A.6). */
  static int natural(int zigzag) {
    return ZIGZAG[zigzag];
  }

  /** Reads up to the next scan's data; null at the end of the image. */
  @Nullable Scan nextScan() {
    while (true) {
      int marker = u16();
      while (marker == 0xFFFF) {
        at--;
        marker = u16();
      }
      if (marker < 0xFF01) {
        throw malformed("no marker", "a marker segment (T.81 §B.1.1)");
      }
      if (marker == EOI) {
        return null;
      }
      if (marker == 0xFF01 || (marker >= 0xFFD0 && marker <= 0xFFD7)) {
        continue; // TEM and restart markers have no length
      }
      int headerAt = at - 2;
      int end = at + u16();
      if (end > to || end < at) {
        throw malformed("a segment longer than the code stream", "all of it (T.81 §B.1.1)");
      }
      if (marker == SOS) {
        return scan(headerAt, end);
      } else if (marker == DHT) {
        huffmanTables(end);
      } else if (marker == DQT) {
        quantisationTables(end);
      } else if (marker == DRI) {
        restartInterval = u16();
      } else if (marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC8 && marker != 0xFFCC) {
        frameHeader(marker - 0xFFC0);
      }
      at = end;
    }
  }

  /** Index of the next marker. */
  int at() {
    return at;
  }

  /** The bits of {@code scan} once more, from their beginning. */
  JpegBits bitsAgain(Scan scan) {
    return new JpegBits(code, from, scan.dataAt(), to);
  }

  /** Continues after the data of a scan. */
  void endScan(Scan scan) {
    at = scan.bits().afterData();
  }

  private void frameHeader(int kind) {
    if (process >= 0) {
      throw malformed("a second frame header", "one (T.81 §B.2.2)");
    }
    process = kind;
    precision = u8();
    rows = u16();
    columns = u16();
    components = new Component[u8()];
    if (components.length < 1 || components.length > 4) {
      throw malformed(components.length + " components", "1 to 4 (T.81 §B.2.2)");
    }
    for (int i = 0; i < components.length; i++) {
      int id = u8();
      int factors = u8();
      int table = u8();
      int across = factors >> 4;
      int down = factors & 15;
      if (across < 1 || across > 4 || down < 1 || down > 4 || table > 3) {
        throw malformed("sampling factors or a table out of range", "1 to 4, 0 to 3 (T.81 §B.2.2)");
      }
      components[i] = new Component(id, across, down, table);
    }
  }

  private Scan scan(int headerAt, int dataAt) {
    if (process < 0) {
      throw malformed("a scan before the frame header", "a frame header (T.81 §B.2.1)");
    }
    int count = u8();
    if (count < 1 || count > components.length) {
      throw malformed(count + " components in a scan", "those of the frame (T.81 §B.2.3)");
    }
    ScanComponent[] scanned = new ScanComponent[count];
    for (int i = 0; i < count; i++) {
      int id = u8();
      int tables = u8();
      int index = -1;
      for (int j = 0; j < components.length; j++) {
        index = components[j].id() == id ? j : index;
      }
      if (index < 0 || tables >> 4 > 3 || (tables & 15) > 3) {
        throw malformed("a scan of an unknown component or table", "known ones (T.81 §B.2.3)");
      }
      scanned[i] = new ScanComponent(index, tables >> 4, tables & 15);
    }
    int selection = u8();
    u8();
    int approximation = u8();
    return new Scan(
        scanned,
        selection,
        approximation & 15,
        new JpegBits(code, from, dataAt, to),
        headerAt,
        dataAt);
  }

  private void huffmanTables(int end) {
    while (at < end) {
      int target = u8();
      int[] counts = new int[16];
      int total = 0;
      for (int i = 0; i < 16; i++) {
        counts[i] = u8();
        total += counts[i];
      }
      if (total > 256 || total > end - at || (target & 15) > 3 || target >> 4 > 1) {
        throw malformed("a Huffman table out of range", "at most 256 codes (T.81 §B.2.4.2)");
      }
      byte[] values = Arrays.copyOfRange(code, at, at + total);
      at += total;
      try {
        (target >> 4 == 0 ? dc : ac)[target & 15] = HuffmanTable.of(counts, values);
      } catch (IllegalArgumentException _) {
        throw malformed("a Huffman table with too many codes", "a prefix code (T.81 Annex C)");
      }
    }
  }

  private void quantisationTables(int end) {
    while (at < end) {
      int target = u8();
      if (target >> 4 > 1 || (target & 15) > 3) {
        throw malformed("a quantisation table out of range", "0 to 3 (T.81 §B.2.4.1)");
      }
      int[] table = new int[64];
      for (int i = 0; i < 64; i++) {
        table[ZIGZAG[i]] = target >> 4 == 0 ? u8() : u16();
      }
      quantisation[target & 15] = table;
    }
  }

  /** The number of the start-of-frame marker: 0 baseline, 1 extended, 2 progressive, 3 lossless. */
  int process() {
    return process;
  }

  int precision() {
    return precision;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  int restartInterval() {
    return restartInterval;
  }

  int componentCount() {
    return components.length;
  }

  Component component(int index) {
    return components[index];
  }

  HuffmanTable dcTable(int index) {
    HuffmanTable table = dc[index];
    if (table == null) {
      throw malformed("a scan without its Huffman table", "a DHT segment (T.81 §B.2.4.2)");
    }
    return table;
  }

  HuffmanTable acTable(int index) {
    HuffmanTable table = ac[index];
    if (table == null) {
      throw malformed("a scan without its Huffman table", "a DHT segment (T.81 §B.2.4.2)");
    }
    return table;
  }

  int[] quantisationTable(int index) {
    int[] table = quantisation[index];
    if (table == null) {
      throw malformed("a component without quantisation table", "a DQT segment (T.81 §B.2.4.1)");
    }
    return table;
  }

  private int u8() {
    if (at >= to) {
      throw malformed("the code stream ends", "a whole marker segment (T.81 §B.1.1)");
    }
    return code[at++] & 0xFF;
  }

  private int u16() {
    return u8() << 8 | u8();
  }

  MalformedDicomException malformed(String found, String wanted) {
    return CodeStream.malformed(found, wanted, at - from);
  }
}
