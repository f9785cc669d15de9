package eir.deid.pixel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The segments of one JPEG 2000 or HTJ2K code stream that code pixels, each held to the structure
 * of ITU-T T.800 Annex A and T.814 Annex A, so that nothing else fits into them.
 */
final class Jpeg2000Headers {
  private static final int CAPABILITIES = 0xFF50;
  private static final int STYLE = 0xFF52;
  private static final int STYLE_OF_COMPONENT = 0xFF53;
  private static final int PART_LENGTHS = 0xFF55;
  private static final int PROFILE = 0xFF56;
  private static final int PACKET_LENGTHS_OF_ALL = 0xFF57;
  private static final int PACKET_LENGTHS = 0xFF58;
  private static final int CORRESPONDING_PROFILE = 0xFF59;
  private static final int QUANTIZATION = 0xFF5C;
  private static final int QUANTIZATION_OF_COMPONENT = 0xFF5D;
  private static final int REGION = 0xFF5E;
  private static final int PROGRESSION = 0xFF5F;
  private static final int REGISTRATION = 0xFF63;

  /** Of a comment. */
  private static final int COMMENT = 0x64;

  /** HTJ2K: the 15th part of the standard. */
  private static final int PART_15 = 0x0002_0000;

  private static final int MOST_LEVELS = 32;

  private final PixelDescription pixels;
  private final int components;
  private boolean isHighThroughput;
  private long tiles;

  /** What stood in the header that is being read: a segment once, or once for each component. */
  private final boolean[] styles;

  private final boolean[] quantizations;
  private final boolean[] regions;
  private boolean hasStyle;
  private boolean hasQuantization;
  private boolean hasProgression;
  private boolean hasCapabilities;

  /** The most levels of any component in any tile. */
  private int levels;

  private int layers;

  /** Where subbands may be told that no component has. */
  private final List<Steps> steps = new ArrayList<>();

  private final List<PartLengths> partLengths = new ArrayList<>();
  private int parts;
  private int[] tileOfPart = new int[4];
  private long[] lengthOfPart = new long[4];
  private int[] partsOfTile = new int[4];

  Jpeg2000Headers(PixelDescription pixels) {
    this.pixels = pixels;
    components = pixels.components();
    styles = new boolean[components];
    quantizations = new boolean[components];
    regions = new boolean[components];
  }

  /**
   * Steps of subbands.
   *
   * @param from index of the first
   * @param width bytes of one
   */
  private record Steps(MarkerSegment segment, int from, int width) {}

  /**
   * Lengths of tile parts.
   *
   * @param codeAt where in the file the second byte of the marker stands
   */
  private record PartLengths(MarkerSegment segment, long codeAt) {}

  /**
   * Whether the segment only points at packets, parts or places, or names a profile: no decoder
   * needs it.
   */
  static boolean isNote(int marker, boolean isMain) {
    return isMain
        ? marker == PROFILE
            || marker == PACKET_LENGTHS_OF_ALL
            || marker == CORRESPONDING_PROFILE
            || marker == REGISTRATION
        : marker == PACKET_LENGTHS;
  }

  /** Whether a segment of this marker is read; packed packet headers are not. */
  static boolean mayStand(int marker, boolean isMain) {
    return switch (marker) {
      case STYLE,
          STYLE_OF_COMPONENT,
          QUANTIZATION,
          QUANTIZATION_OF_COMPONENT,
          REGION,
          PROGRESSION ->
          true;
      case CAPABILITIES, PART_LENGTHS -> isMain;
      default -> false;
    };
  }

  /** Reads the size: that of the data set, from 0, 0 on (§A.5.1). */
  boolean takeSize(MarkerSegment size) {
    if (size.length() != 36 + 3 * components || size.shortAt(34) != components) {
      return false;
    }
    int capabilities = size.shortAt(0);
    isHighThroughput = (capabilities & 0x4000) != 0;
    long across = size.intAt(18);
    long down = size.intAt(22);
    boolean isGood =
        (capabilities & ~0x4000) <= 15
            && size.intAt(2) == pixels.columns()
            && size.intAt(6) == pixels.rows()
            && size.intAt(10) == 0
            && size.intAt(14) == 0
            && isTile(across)
            && isTile(down)
            && size.intAt(26) == 0
            && size.intAt(30) == 0;
    for (int i = 0; isGood && i < components; i++) {
      isGood =
          pixels.mayCode((size.at(36 + 3 * i) & 0x7F) + 1)
              && isStep(size.at(37 + 3 * i))
              && isStep(size.at(38 + 3 * i));
    }
    if (isGood) {
      tiles = up(pixels.columns(), across) * up(pixels.rows(), down);
    }
    return isGood && tiles <= 65535;
  }

  private static boolean isTile(long side) {
    return side >= 1 && side <= 65536;
  }

  private static boolean isStep(int step) {
    return step >= 1 && step <= 4;
  }

  private static long up(long length, long unit) {
    return (length + unit - 1) / unit;
  }

  /**
   * Reads a segment; whether it is as its marker asks for.
   *
   * @param codeAt where in the file the second byte of the marker stands
   */
  boolean read(int marker, long codeAt, MarkerSegment segment) {
    return switch (marker) {
      case CAPABILITIES -> capabilities(segment);
      case STYLE -> style(segment);
      case STYLE_OF_COMPONENT -> styleOfComponent(segment);
      case QUANTIZATION -> {
        boolean isFirst = !hasQuantization;
        hasQuantization = true;
        yield isFirst && quantization(segment, 0);
      }
      case QUANTIZATION_OF_COMPONENT -> isFirst(segment, quantizations) && quantization(segment, 1);
      case REGION ->
          isFirst(segment, regions)
              && segment.length() == 3
              && segment.at(1) == 0
              && segment.at(2) <= 37;
      case PROGRESSION -> progression(segment);
      default -> partLengths(segment, codeAt);
    };
  }

  /** Of HTJ2K alone, which has bits that are always 0 (T.814 §A.3). */
  private boolean capabilities(MarkerSegment segment) {
    boolean isFirst = !hasCapabilities;
    hasCapabilities = true;
    return isFirst
        && isHighThroughput
        && segment.length() == 6
        && segment.intAt(0) == PART_15
        && (segment.shortAt(4) & 0x07C0) == 0;
  }

  private boolean style(MarkerSegment segment) {
    boolean isFirst = !hasStyle;
    hasStyle = true;
    if (!isFirst || segment.length() < 10 || segment.at(0) > 7) {
      return false;
    }
    layers = Math.max(layers, segment.shortAt(2));
    return segment.at(1) <= 4
        && segment.shortAt(2) >= 1
        && segment.at(4) <= 1
        && decomposition(segment, 5, (segment.at(0) & 1) != 0);
  }

  private boolean styleOfComponent(MarkerSegment segment) {
    return segment.length() >= 7
        && isFirst(segment, styles)
        && segment.at(1) <= 1
        && decomposition(segment, 2, segment.at(1) == 1);
  }

  /** Levels, code blocks, transform and, if told, precincts (§A.6.1). */
  private boolean decomposition(MarkerSegment segment, int at, boolean hasPrecincts) {
    int own = segment.at(at);
    levels = Math.max(levels, own);
    int across = segment.at(at + 1);
    int down = segment.at(at + 2);
    int modes = segment.at(at + 3);
    return own <= MOST_LEVELS
        && across <= 8
        && down <= 8
        && across + down <= 8
        && modes <= (isHighThroughput ? 0xFF : 0x3F)
        && segment.at(at + 4) <= 1
        && segment.length() == at + 5 + (hasPrecincts ? own + 1 : 0);
  }

  private boolean isFirst(MarkerSegment segment, boolean[] seen) {
    if (segment.length() == 0 || segment.at(0) >= components || seen[segment.at(0)]) {
      return false;
    }
    seen[segment.at(0)] = true;
    return true;
  }

  /** Reversible exponents, one step for all, or steps (§A.6.4). */
  private boolean quantization(MarkerSegment segment, int at) {
    if (segment.length() <= at) {
      return false;
    }
    int told = segment.length() - at - 1;
    int kind = segment.at(at) & 31;
    int width = kind == 0 ? 1 : 2;
    if (kind > 2 || kind == 1 && told != 2 || told == 0 || told % width != 0 || told > 97 * width) {
      return false;
    }
    for (int i = at + 1; kind == 0 && i < segment.length(); i++) {
      if ((segment.at(i) & 7) != 0) {
        return false;
      }
    }
    steps.add(new Steps(segment, at + 1, width));
    return true;
  }

  private boolean progression(MarkerSegment segment) {
    boolean isGood = !hasProgression && segment.length() > 0 && segment.length() % 7 == 0;
    hasProgression = true;
    for (int at = 0; isGood && at < segment.length(); at += 7) {
      int layer = segment.shortAt(at + 2);
      int end = segment.at(at + 5);
      isGood =
          segment.at(at) <= MOST_LEVELS
              && segment.at(at + 1) < components
              && (layer >= 1 && layer <= layers || layer == 0xFFFF)
              && segment.at(at + 4) > segment.at(at)
              && segment.at(at + 4) <= MOST_LEVELS + 1
              && (end == 0 || end == 255 || end > segment.at(at + 1) && end <= components)
              && segment.at(at + 6) <= 4;
    }
    return isGood;
  }

  private boolean partLengths(MarkerSegment segment, long codeAt) {
    if (segment.length() < 2
        || segment.at(0) != (partLengths.size() & 0xFF)
        || (segment.at(1) & ~0x70) != 0
        || (segment.at(1) >> 4 & 3) == 3
        || (segment.length() - 2) % entryBytes(segment) != 0) {
      return false;
    }
    partLengths.add(new PartLengths(segment, codeAt));
    return true;
  }

  private static int tileBytes(MarkerSegment lengths) {
    return lengths.at(1) >> 4 & 3;
  }

  private static int entryBytes(MarkerSegment lengths) {
    return tileBytes(lengths) + ((lengths.at(1) & 0x40) == 0 ? 2 : 4);
  }

  /** The end of the main header: what every stream needs was there. */
  boolean endMain() {
    boolean isGood = hasStyle && hasQuantization && hasCapabilities == isHighThroughput;
    begin();
    return isGood;
  }

  private void begin() {
    hasStyle = false;
    hasQuantization = false;
    hasProgression = false;
    Arrays.fill(styles, false);
    Arrays.fill(quantizations, false);
    Arrays.fill(regions, false);
  }

  /** Begins the tile part of this SOT: the next of its tile (§A.4.2). */
  boolean takePart(MarkerSegment part) {
    begin();
    int tile = part.shortAt(0);
    if (tile >= tiles) {
      return false;
    }
    if (tile >= partsOfTile.length) {
      partsOfTile = Arrays.copyOf(partsOfTile, Math.max(tile + 1, 2 * partsOfTile.length));
    }
    int number = partsOfTile[tile]++;
    int inAll = part.at(7);
    if (parts == tileOfPart.length) {
      tileOfPart = Arrays.copyOf(tileOfPart, 2 * parts);
      lengthOfPart = Arrays.copyOf(lengthOfPart, 2 * parts);
    }
    tileOfPart[parts] = tile;
    lengthOfPart[parts++] = part.intAt(2);
    return part.at(6) == number && (inAll == 0 || inAll > number);
  }

  /**
   * The end of the stream: what was told of subbands and parts that are not there becomes blank.
   */
  boolean end(Patches patches) {
    if (!areTrue()) {
      for (PartLengths told : partLengths) {
        patches.insert(told.codeAt, (byte) COMMENT);
        for (int at = 0; at < told.segment.length(); at++) {
          told.segment.put(at, 0, patches);
        }
      }
    }
    for (Steps told : steps) {
      int from = told.from + (3 * levels + 1) * told.width;
      for (int at = from; at < told.segment.length(); at++) {
        told.segment.put(at, 0, patches);
      }
    }
    return true;
  }

  /** Whether the lengths of tile parts are those that are there, in their order (§A.7.1). */
  private boolean areTrue() {
    int part = 0;
    for (PartLengths told : partLengths) {
      MarkerSegment segment = told.segment;
      int tileBytes = tileBytes(segment);
      for (int at = 2; at < segment.length(); at += entryBytes(segment)) {
        int tile = tileBytes == 0 ? part : tileBytes == 1 ? segment.at(at) : segment.shortAt(at);
        long length =
            (segment.at(1) & 0x40) == 0
                ? segment.shortAt(at + tileBytes)
                : segment.intAt(at + tileBytes);
        if (part == parts || tileOfPart[part] != tile || lengthOfPart[part] != length) {
          return false;
        }
        part++;
      }
    }
    return part == parts || partLengths.isEmpty();
  }
}
