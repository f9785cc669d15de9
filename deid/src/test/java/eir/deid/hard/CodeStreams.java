package eir.deid.hard;

import static eir.deid.hard.CharacterSetCases.joined;
import static eir.deid.hard.HardCases.ascii;

import java.nio.charset.StandardCharsets;

/** Code streams of four by four samples, with segments where a test wants them. */
final class CodeStreams {
  private static final byte[] START = {(byte) 0xFF, (byte) 0xD8};
  private static final byte[] END = {(byte) 0xFF, (byte) 0xD9};

  private CodeStreams() {}

  /** A marker segment; its length is counted. */
  static byte[] segment(int code, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    byte[] head = {
      (byte) 0xFF, (byte) code, (byte) (bytes.length + 2 >> 8), (byte) (bytes.length + 2)
    };
    return joined(head, bytes);
  }

  /** JPEG with segments before its scan and between its scan and its end, and text behind it. */
  static byte[] jpeg(byte[]... segments) {
    return joined(
        START,
        joined(segments),
        segment(0xDA, "\1\1\0\0\77\0"),
        new byte[] {1, 2, (byte) 0xFF, 0, 3},
        joined(segments),
        END,
        ascii("ZQXJZ"));
  }

  static byte[] jpegLs(byte[]... segments) {
    return joined(
        START,
        joined(segments),
        segment(0xF7, "\b\0\4\0\4\1\1\021\0"),
        segment(0xDA, "\1\1\0\0\77\0"),
        new byte[] {1, 2, (byte) 0xFF, 0x7F, 3},
        END,
        ascii("ZQXJZ"));
  }

  /** SOC, SIZ, segments, one tile part that has the segments again, EOC, text. */
  static byte[] jpeg2000(byte[]... segments) {
    byte[] inner = segments[segments.length - 1];
    byte[] packets = {1, 2, 3, 4, 5};
    int length = 12 + inner.length + 2 + packets.length;
    byte[] part =
        segment(0x90, "\0\0\0\0" + (char) (length >> 8) + (char) (length & 0xFF) + "\0\1");
    return joined(
        new byte[] {(byte) 0xFF, 0x4F},
        segment(0x51, "\0".repeat(35) + "\1\7\1\1"),
        joined(segments),
        part,
        inner,
        new byte[] {(byte) 0xFF, (byte) 0x93},
        packets,
        END,
        ascii("ZQXJZ"));
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
}
