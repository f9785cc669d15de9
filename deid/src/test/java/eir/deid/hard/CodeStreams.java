package eir.deid.hard;

import static eir.deid.hard.CharacterSetCases.joined;
import static eir.deid.hard.HardCases.ascii;

import java.nio.charset.StandardCharsets;

/** Code streams of four by four samples of eight bits, with segments where a test wants them. */
public final class CodeStreams {
  private static final byte[] START = {(byte) 0xFF, (byte) 0xD8};
  private static final byte[] END = {(byte) 0xFF, (byte) 0xD9};

  /** A quantization table of ones, a frame, and Huffman tables of one code each. */
  private static final byte[] JPEG_HEADERS =
      joined(
          segment(0xDB, "\0" + "\1".repeat(64)),
          segment(0xC0, "\b\0\4\0\4\1\1\021\0"),
          segment(0xC4, "\0\1" + "\0".repeat(15) + "\0"),
          segment(0xC4, "\020\1" + "\0".repeat(15) + "\0"));

  private static final byte[] JPEG_SCAN =
      joined(segment(0xDA, "\1\1\0\0\077\0"), new byte[] {0x3F});

  private CodeStreams() {}

  /** A marker segment; its length is counted. */
  public static byte[] segment(int code, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    byte[] head = {
      (byte) 0xFF, (byte) code, (byte) (bytes.length + 2 >> 8), (byte) (bytes.length + 2)
    };
    return joined(head, bytes);
  }

  /** JPEG with segments before its scan and between its scan and its end, and text behind it. */
  static byte[] jpeg(byte[]... segments) {
    return joined(jpeg(joined(segments), joined(segments)), ascii("ZQXJZ"));
  }

  /** JPEG of one flat block, with segments before its scan and between its scan and its end. */
  public static byte[] jpeg(byte[] before, byte[] behind) {
    return joined(START, JPEG_HEADERS, before, JPEG_SCAN, behind, END);
  }

  static byte[] jpegLs(byte[]... segments) {
    return joined(jpegLs(8, joined(segments)), ascii("ZQXJZ"));
  }

  /** JPEG-LS of samples of {@code bits}, with segments around its frame header. */
  public static byte[] jpegLs(int bits, byte[] segments) {
    return joined(
        START,
        segments,
        segment(0xF7, (char) bits + "\0\4\0\4\1\1\021\0"),
        segment(0xDA, "\1\1\0\0\0\0"),
        new byte[] {1, 2, (byte) 0xFF, 0x7F, 3},
        END);
  }

  /** SOC, SIZ, segments, one tile part that has the last of them again, EOC, text. */
  static byte[] jpeg2000(byte[]... segments) {
    byte[] inner = segments[segments.length - 1];
    return joined(jpeg2000(false, joined(segments), inner), ascii("ZQXJZ"));
  }

  /** JPEG 2000 with segments in its main header and in that of its tile part. */
  public static byte[] jpeg2000(boolean isHighThroughput, byte[] main, byte[] inner) {
    byte[] packets = {1, 2, 3, 4, 5};
    int length = 12 + inner.length + 2 + packets.length;
    byte[] part =
        segment(0x90, "\0\0\0\0" + (char) (length >> 8) + (char) (length & 0xFF) + "\0\1");
    String side = "\0\0\0\4\0\0\0\4";
    String none = "\0".repeat(8);
    return joined(
        new byte[] {(byte) 0xFF, 0x4F},
        segment(
            0x51,
            (isHighThroughput ? "@" : "\0") + "\0" + side + none + side + none + "\0\1\7\1\1"),
        main,
        segment(0x52, "\0\0\0\1\0\0\4\4" + (isHighThroughput ? "@" : "\0") + "\1"),
        segment(0x5C, "@@"),
        part,
        inner,
        new byte[] {(byte) 0xFF, (byte) 0x93},
        packets,
        END);
  }

  /** Two planes of 16 bytes, text between them and behind, text in an unused offset. */
  static byte[] rle() {
    byte[] plane = joined(new byte[] {15}, new byte[16]);
    byte[] header = new byte[64];
    header[0] = 2;
    header[4] = 64;
    header[8] = 88;
    System.arraycopy(ascii("ZQXJ"), 0, header, 40, 4);
    return joined(header, plane, ascii("ZQXJAAA"), plane, ascii("ZQXJZ"));
  }

  /** The planes of 16 samples, the high one as it is, the low one a run of {@code low}. */
  public static byte[] rle(byte[] high, int low) {
    byte[] header = new byte[64];
    header[0] = 2;
    header[4] = 64;
    header[8] = (byte) (64 + 1 + high.length + (1 + high.length) % 2);
    return joined(
        header,
        new byte[] {(byte) (high.length - 1)},
        high,
        new byte[(1 + high.length) % 2],
        new byte[] {(byte) (257 - 16), (byte) low});
  }
}
