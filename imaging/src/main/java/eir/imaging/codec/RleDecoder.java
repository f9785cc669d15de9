package eir.imaging.codec;

import eir.dicom.MalformedDicomException;
import java.util.Arrays;

/**
 * DICOM's run-length compression, PS3.5 Annex G: byte planes, each PackBits coded.
 *
 * <p>Written as a hot loop: static, no allocation, positions in local ints, one bounds check a run
 * and none a byte.
 */
public final class RleDecoder implements FrameDecoder {
  private static final int HEADER_BYTES = 64;

  @Override
  public void decode(byte[] code, int from, int to, FrameShape shape, short[] out) {
    if (to - from < HEADER_BYTES) {
      throw CodeStream.malformed(
          "RLE frame of " + (to - from) + " bytes", "a header of 64 (PS3.5 §G.5)", 0);
    }
    int bytesPerSample = shape.bitsAllocated() / 8;
    int segments = u32(code, from);
    if (segments != shape.samples() * bytesPerSample) {
      throw CodeStream.malformed(
          segments + " RLE segments",
          shape.samples() * bytesPerSample + ", one a byte plane (PS3.5 §G.2)",
          0);
    }
    byte[] plane = new byte[shape.rows() * shape.columns()];
    for (int segment = 0; segment < segments; segment++) {
      int start = u32(code, from + 4 + 4 * segment);
      int end = segment + 1 < segments ? u32(code, from + 8 + 4 * segment) : to - from;
      if (start < HEADER_BYTES || end < start || end > to - from) {
        throw CodeStream.malformed(
            "RLE segment " + segment + " outside its frame",
            "ascending offsets from 64 (PS3.5 §G.5)",
            4 + 4 * segment);
      }
      decodeSegment(code, from + start, from + end, plane);
      // G.2: sample by sample, the most significant byte first
      int sample = segment / bytesPerSample;
      boolean high = bytesPerSample == 2 && segment % 2 == 0;
      spread(plane, out, sample, shape.samples(), high, bytesPerSample == 2 && !high);
    }
  }

  private static void spread(
      byte[] plane, short[] out, int sample, int samples, boolean high, boolean add) {
    int to = sample;
    for (byte value : plane) {
      int bits = value & 0xFF;
      out[to] = (short) (high ? bits << 8 : add ? out[to] | bits : bits);
      to += samples;
    }
  }

  /**
   * Decodes {@code in[from, to)} into {@code out}, filling it from index 0.
   *
   * @param in the encoded segment among other bytes
   * @param from index of the segment's first byte
   * @param to index after its last byte; a trailing pad byte is allowed
   * @param out one byte plane of one frame, {@code rows × columns} bytes, row by row
   * @throws MalformedDicomException if the segment gives fewer or more bytes than {@code out} holds
   */
  static void decodeSegment(byte[] in, int from, int to, byte[] out) {
    int read = from;
    int written = 0;
    while (written < out.length) {
      if (read >= to) {
        throw malformed("RLE segment ends after ", written, out.length, read);
      }
      int control = in[read++];
      if (control >= 0) { // literal run of control + 1 bytes
        int length = control + 1;
        if (length > to - read || length > out.length - written) {
          throw malformed("literal run leaves the segment or plane at ", written, out.length, read);
        }
        System.arraycopy(in, read, out, written, length);
        read += length;
        written += length;
      } else if (control != -128) { // repeated byte; -128 outputs nothing
        int length = 1 - control;
        if (read >= to || length > out.length - written) {
          throw malformed("repeat run leaves the segment or plane at ", written, out.length, read);
        }
        Arrays.fill(out, written, written + length, in[read++]);
        written += length;
      }
    }
  }

  private static int u32(byte[] in, int at) {
    return (in[at] & 0xFF)
        | (in[at + 1] & 0xFF) << 8
        | (in[at + 2] & 0xFF) << 16
        | (in[at + 3] & 0xFF) << 24;
  }

  private static MalformedDicomException malformed(String found, int written, int size, int at) {
    return CodeStream.malformed(
        found + written + " of " + size + " bytes", "exactly one byte plane (PS3.5 §G.3)", at);
  }
}
