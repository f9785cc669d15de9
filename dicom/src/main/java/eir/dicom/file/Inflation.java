package eir.dicom.file;

import eir.dicom.stream.Deflated;
import eir.dicom.stream.Limits;
import eir.dicom.stream.Source;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The JVM's way of inflating a deflated file, under the caps of {@link Limits}. */
public final class Inflation {
  private Inflation() {}

  /**
   * {@code source} itself, or its inflated form if it is a deflated file. A stream that is broken
   * or grows beyond the caps leaves {@code source} as it is, and the engine refuses it.
   */
  public static Source inflate(Source source, Limits limits) {
    OptionalInt offset = Deflated.streamOffset(source);
    if (offset.isEmpty()) {
      return source;
    }
    int length = (int) Math.min(Integer.MAX_VALUE - 16, source.lengthBytes()) - offset.getAsInt();
    byte[] deflated = new byte[length];
    int read = source.read(offset.getAsInt(), deflated, 0, length);
    long cap = Math.min(limits.fileBytes(), (long) length * limits.inflationRatio());
    cap = Math.min(cap, Integer.MAX_VALUE - 16);
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(deflated, 0, read);
      byte[] out = new byte[(int) Math.min(cap, 4L * length + 1024)];
      int size = 0;
      while (!inflater.finished()) {
        if (size == out.length) {
          if (size >= cap) {
            return source;
          }
          out = Arrays.copyOf(out, (int) Math.min(cap, 2L * size));
        }
        int count = inflater.inflate(out, size, out.length - size);
        if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          return source;
        }
        size += count;
      }
      if (!mayFollow(inflater.getRemaining())) {
        return source;
      }
      return Deflated.inflated(source, Arrays.copyOf(out, size));
    } catch (DataFormatException broken) {
      return source;
    }
  }

  /**
   * One byte of padding (PS3.5 §A.5), the eight bytes of checksum and length with which gzip ends,
   * as pydicom's and dicomParser's files have them, or both. A browser tells broken from followed
   * by junk only by trying, so nothing else is taken here either.
   */
  private static boolean mayFollow(int bytes) {
    return bytes == 0 || bytes == 1 || bytes == 8 || bytes == 9;
  }
}
