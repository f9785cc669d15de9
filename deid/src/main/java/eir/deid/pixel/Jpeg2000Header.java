package eir.deid.pixel;

/**
 * The marker segments of one JPEG 2000 or HTJ2K code stream (ITU-T T.800 Annex A, T.814): each has
 * exactly the length that its own numbers say, and the lengths that it tells of others are true.
 * Packed packet headers and packet lengths in the main header are not read.
 */
final class Jpeg2000Header {
  static final int SIZE = 0xFF51;
  private static final int CAPABILITIES = 0xFF50;
  private static final int CODING = 0xFF52;
  private static final int COMPONENT_CODING = 0xFF53;
  private static final int TILE_LENGTHS = 0xFF55;
  private static final int PROFILE = 0xFF56;
  private static final int PACKET_LENGTHS = 0xFF58;
  private static final int CORRESPONDING_PROFILE = 0xFF59;
  private static final int QUANTIZATION = 0xFF5C;
  private static final int COMPONENT_QUANTIZATION = 0xFF5D;
  private static final int REGION = 0xFF5E;
  private static final int PROGRESSION = 0xFF5F;
  private static final int MOST_LEVELS = 32;

  private int components;
  private boolean hasCoding;
  private boolean hasQuantization;
  private boolean hasTileLengths;
  private long toldBytes;
  private boolean hasPacketLengths;
  private long packetBytes;

  /** Samples of a pixel, as the size segment says. */
  int components() {
    return components;
  }

  /** Begins the header of the code stream or of a tile part. */
  void begin() {
    hasCoding = false;
    hasQuantization = false;
    hasPacketLengths = false;
    packetBytes = 0;
  }

  /** Whether the segment behind {@code marker} is {@code body} and nothing else. */
  boolean accepts(int marker, byte[] body, boolean isMain) {
    int length = body.length;
    int index = components < 257 ? 1 : 2;
    return switch (marker) {
      case SIZE -> {
        components = length < 39 ? 0 : short16(body, 34);
        yield components > 0 && length == 36 + 3 * components;
      }
      case CAPABILITIES -> length >= 4 && length == 4 + 2 * Integer.bitCount(int32(body, 0));
      case PROFILE, CORRESPONDING_PROFILE -> length == 2 || length == 4;
      case CODING -> {
        boolean isFirst = !hasCoding;
        hasCoding = true;
        yield isFirst && length >= 10 && isStyle(body, 5, body[0]);
      }
      case COMPONENT_CODING ->
          length >= index + 6 && isComponent(body) && isStyle(body, index + 1, body[index]);
      case QUANTIZATION -> {
        boolean isFirst = !hasQuantization;
        hasQuantization = true;
        yield isFirst && areSteps(body, 0);
      }
      case COMPONENT_QUANTIZATION -> length > index && isComponent(body) && areSteps(body, index);
      case REGION -> length == index + 2 && isComponent(body) && body[index] == 0;
      case PROGRESSION -> areProgressions(body, index);
      case TILE_LENGTHS -> isMain && areTileLengths(body);
      case PACKET_LENGTHS -> !isMain && arePacketLengths(body);
      default -> false;
    };
  }

  /** Whether the packets of a tile part are as long together as its header said, if it did. */
  boolean isDataLength(long bytes) {
    return !hasPacketLengths || packetBytes == bytes;
  }

  /** Whether the tile parts are as long together as the main header said, if it did. */
  boolean areTileParts(long bytes) {
    return !hasTileLengths || toldBytes == bytes;
  }

  private boolean isComponent(byte[] body) {
    return (components < 257 ? body[0] & 0xFF : short16(body, 0)) < components;
  }

  /** Levels, code block, transform and, where {@code style} says so, a precinct size a level. */
  private static boolean isStyle(byte[] body, int at, int style) {
    int levels = body[at] & 0xFF;
    return levels <= MOST_LEVELS && body.length == at + 5 + ((style & 1) == 0 ? 0 : levels + 1);
  }

  /** One step for all bands, or one a band: three a level and one more. */
  private static boolean areSteps(byte[] body, int at) {
    int values = body.length - at - 1;
    if (values < 1) {
      return false;
    }
    return switch (body[at] & 31) {
      case 0 -> values % 3 == 1 && values <= 3 * MOST_LEVELS + 1;
      case 1 -> values == 2;
      case 2 -> values % 2 == 0 && values / 2 % 3 == 1 && values <= 6 * MOST_LEVELS + 2;
      default -> false;
    };
  }

  private static boolean areProgressions(byte[] body, int index) {
    int size = 5 + 2 * index;
    boolean are = body.length > 0 && body.length % size == 0;
    for (int at = 0; are && at < body.length; at += size) {
      are =
          body[at] >= 0
              && body[at] <= MOST_LEVELS
              && body[at + index + 3] <= MOST_LEVELS + 1
              && body[at + size - 1] >= 0
              && body[at + size - 1] <= 4;
    }
    return are;
  }

  private boolean areTileLengths(byte[] body) {
    if (body.length < 2 || (body[1] & 0x8F) != 0) {
      return false;
    }
    int index = body[1] >>> 4 & 3;
    int size = (body[1] & 0x40) == 0 ? 2 : 4;
    if (index > 2 || (body.length - 2) % (index + size) != 0) {
      return false;
    }
    for (int at = 2 + index; at < body.length; at += index + size) {
      toldBytes += size == 2 ? short16(body, at) : int32(body, at) & 0xFFFFFFFFL;
    }
    hasTileLengths = true;
    return true;
  }

  private boolean arePacketLengths(byte[] body) {
    hasPacketLengths = true;
    long length = 0;
    for (int at = 1; at < body.length; at++) {
      length = length << 7 | body[at] & 0x7F;
      if (body[at] >= 0) {
        packetBytes += length;
        length = 0;
      }
    }
    return body.length > 1 && body[body.length - 1] >= 0;
  }

  private static int short16(byte[] body, int at) {
    return (body[at] & 0xFF) << 8 | body[at + 1] & 0xFF;
  }

  private static int int32(byte[] body, int at) {
    return short16(body, at) << 16 | short16(body, at + 2);
  }
}
