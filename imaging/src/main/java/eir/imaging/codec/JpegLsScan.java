package eir.imaging.codec;

import eir.dicom.MalformedDicomException;
import java.util.Arrays;

/** The entropy-coded part of a JPEG-LS scan, ITU-T T.87 Annex A: the decoder's hot loop. */
final class JpegLsScan {
  private final byte[] code;
  private final int from;
  private final int to;
  private final JpegLsCoding coding;
  private final byte[] regions;
  private final int maxval;
  private final int near;
  private final int step;
  private final int range;
  private final int qbpp;
  private final int limit;

  private final int[] a = new int[JpegLsCoding.CONTEXTS];
  private final int[] b = new int[JpegLsCoding.CONTEXTS];
  private final int[] c = new int[JpegLsCoding.CONTEXTS];
  private final int[] n = new int[JpegLsCoding.CONTEXTS];
  private int runIndex;

  /** Next byte to read; bits already read stand left-aligned in {@link #cache}. */
  private int at;

  private long cache;
  private int cached;
  private boolean ended;

  JpegLsScan(byte[] code, int from, int to, JpegLsCoding coding) {
    this.code = code;
    this.from = from;
    this.to = to;
    this.coding = coding;
    this.regions = coding.regions();
    this.maxval = coding.maxval();
    this.near = coding.near();
    this.step = 2 * near + 1;
    this.range = coding.range();
    this.qbpp = coding.qbpp();
    this.limit = coding.limit();
    this.at = from;
    Arrays.fill(a, coding.firstA());
    Arrays.fill(n, 1);
  }

  /** Decodes components {@code first} to {@code first + count}, each with lines of its own. */
  void decodeLines(FrameShape shape, int first, int count, short[] out) {
    int columns = shape.columns();
    int[][] above = new int[count][columns + 2];
    int[][] line = new int[count][columns + 2];
    int[] runIndexes = new int[count];
    for (int row = 0; row < shape.rows(); row++) {
      for (int i = 0; i < count; i++) {
        int[] up = above[i];
        int[] here = line[i];
        here[0] = up[1];
        up[columns + 1] = up[columns];
        runIndex = runIndexes[i];
        decodeLine(up, here, columns);
        runIndexes[i] = runIndex;
        int to = row * columns * shape.samples() + first + i;
        for (int x = 1; x <= columns; x++) {
          out[to] = (short) here[x];
          to += shape.samples();
        }
        above[i] = here;
        line[i] = up;
      }
    }
  }

  private void decodeLine(int[] above, int[] line, int columns) {
    final byte[] regions = this.regions;
    int x = 1;
    while (x <= columns) {
      int ra = line[x - 1];
      int rb = above[x];
      int rc = above[x - 1];
      int rd = above[x + 1];
      int q =
          (regions[maxval + rd - rb] * 9 + regions[maxval + rb - rc]) * 9
              + regions[maxval + rc - ra];
      if (q != 0) {
        line[x] = regular(q, ra, rb, rc);
        x++;
        continue;
      }
      int run = runLength(columns + 1 - x);
      Arrays.fill(line, x, x + run, ra);
      x += run;
      if (x <= columns) {
        int up = above[x];
        int type = Math.abs(ra - up) <= near ? 1 : 0;
        line[x] = interrupted(type, ra, up);
        if (runIndex > 0) {
          runIndex--;
        }
        x++;
      }
    }
  }

  /** Sample-interleaved pixels of all components (interleave mode 2, A.7.1 for every component). */
  void decodePixels(FrameShape shape, short[] out) {
    int columns = shape.columns();
    int samples = shape.samples();
    int[][] above = new int[samples][columns + 2];
    int[][] line = new int[samples][columns + 2];
    int[] q = new int[samples];
    for (int row = 0; row < shape.rows(); row++) {
      for (int i = 0; i < samples; i++) {
        line[i][0] = above[i][1];
        above[i][columns + 1] = above[i][columns];
      }
      int x = 1;
      while (x <= columns) {
        int any = 0;
        for (int i = 0; i < samples; i++) {
          int rb = above[i][x];
          int rc = above[i][x - 1];
          q[i] =
              (regions[maxval + above[i][x + 1] - rb] * 9 + regions[maxval + rb - rc]) * 9
                  + regions[maxval + rc - line[i][x - 1]];
          any |= q[i];
        }
        if (any != 0) {
          for (int i = 0; i < samples; i++) {
            line[i][x] = regular(q[i], line[i][x - 1], above[i][x], above[i][x - 1]);
          }
          x++;
          continue;
        }
        int run = runLength(columns + 1 - x);
        for (int i = 0; i < samples; i++) {
          Arrays.fill(line[i], x, x + run, line[i][x - 1]);
        }
        x += run;
        if (x <= columns) {
          for (int i = 0; i < samples; i++) {
            line[i][x] = interrupted(0, line[i][x - 1], above[i][x]);
          }
          if (runIndex > 0) {
            runIndex--;
          }
          x++;
        }
      }
      int to = row * columns * samples;
      for (x = 1; x <= columns; x++) {
        for (int i = 0; i < samples; i++) {
          out[to++] = (short) line[i][x];
        }
      }
      int[][] swap = above;
      above = line;
      line = swap;
    }
  }

  private int regular(int context, int ra, int rb, int rc) {
    int sign = context >> 31;
    int q = (context ^ sign) - sign;
    int low = Math.min(ra, rb);
    int high = Math.max(ra, rb);
    int predicted = rc >= high ? low : rc <= low ? high : ra + rb - rc;
    predicted += (c[q] ^ sign) - sign;
    predicted = Math.max(0, Math.min(maxval, predicted));

    int nq = n[q];
    int aq = a[q];
    int bq = b[q];
    int k = golomb(nq, aq);
    int mapped = code(k, limit);
    int error = (mapped >>> 1) ^ -(mapped & 1);
    if (k == 0 && near == 0 && 2 * bq <= -nq) {
      error = ~error;
    }
    bq += error * step;
    aq += Math.abs(error);
    if (nq == coding.reset()) {
      aq >>= 1;
      bq >>= 1;
      nq >>= 1;
    }
    nq++;
    if (bq <= -nq) {
      bq = Math.max(bq + nq, 1 - nq);
      if (c[q] > -128) {
        c[q]--;
      }
    } else if (bq > 0) {
      bq = Math.min(bq - nq, 0);
      if (c[q] < 127) {
        c[q]++;
      }
    }
    a[q] = aq;
    b[q] = bq;
    n[q] = nq;
    return restore(predicted + ((error ^ sign) - sign) * step);
  }

  /** A.7.1: the number of samples that repeat, at most {@code left}. */
  private int runLength(int left) {
    int run = 0;
    while (bit() == 1) {
      int block = 1 << JpegLsCoding.J[runIndex];
      if (block <= left - run && runIndex < 31) {
        runIndex++;
      }
      run = Math.min(left, run + block);
      if (run == left) {
        return run;
      }
    }
    int order = JpegLsCoding.J[runIndex];
    run += order == 0 ? 0 : bits(order);
    if (run > left) {
      throw malformed(
          "a run past the end of its line", "at most the rest of the line (T.87 §A.7.1)");
    }
    return run;
  }

  /** A.7.2: the sample that ended a run; {@code type} is RItype. */
  private int interrupted(int type, int ra, int rb) {
    int q = 365 + type;
    int k = golomb(n[q], type == 1 ? a[q] + (n[q] >> 1) : a[q]);
    int mapped = code(k, limit - JpegLsCoding.J[runIndex] - 1);
    int folded = mapped + type;
    boolean map = (folded & 1) == 1;
    int size = (folded + 1) >> 1;
    boolean negative = (k != 0 || 2 * b[q] >= n[q]) == map;
    int error = negative ? -size : size;
    if (error < 0) {
      b[q]++;
    }
    a[q] += (mapped + 1 - type) >> 1;
    if (n[q] == coding.reset()) {
      a[q] >>= 1;
      n[q] >>= 1;
      b[q] >>= 1;
    }
    n[q]++;
    if (type == 1) {
      return restore(ra + error * step);
    }
    return restore(ra > rb ? rb - error * step : rb + error * step);
  }

  /** A.4.5 backwards: into the range of samples. */
  private int restore(int value) {
    int restored = value;
    if (restored < -near) {
      restored += range * step;
    } else if (restored > maxval + near) {
      restored -= range * step;
    }
    return Math.max(0, Math.min(maxval, restored));
  }

  private int golomb(int n, int a) {
    int k = JpegLsEncoder.golomb(n, a);
    if (k > 24) {
      throw malformed("errors larger than the samples", "a sane code stream (T.87 §A.5.1)");
    }
    return k;
  }

  /** A.5.3 backwards: one limited-length Golomb code. */
  private int code(int k, int limit) {
    int escape = limit - qbpp - 1;
    int zeros = 0;
    while (true) {
      fill();
      int run = Math.min(Long.numberOfLeadingZeros(cache), cached);
      zeros += run;
      if (zeros > escape) {
        throw malformed("a code longer than its limit", "at most LIMIT bits (T.87 §A.5.3)");
      }
      if (run < cached) {
        drop(run + 1);
        break;
      }
      drop(run);
    }
    if (zeros < escape) {
      return k == 0 ? zeros : zeros << k | bits(k);
    }
    return bits(qbpp) + 1;
  }

  private int bit() {
    return bits(1);
  }

  private int bits(int count) {
    fill();
    if (count > cached) {
      throw endsEarly();
    }
    int value = (int) (cache >>> (64 - count));
    drop(count);
    return value;
  }

  private void drop(int count) {
    cache <<= count;
    cached -= count;
    if (count == 64) {
      cache = 0;
    }
  }

  private void fill() {
    if (cached > 32) {
      return;
    }
    while (cached <= 56 && !ended) {
      if (at >= to) {
        ended = true;
        break;
      }
      int value = code[at] & 0xFF;
      if (value == 0xFF && (at + 1 >= to || (code[at + 1] & 0x80) != 0)) {
        ended = true; // a marker
        break;
      }
      boolean stuffed = at > from && code[at - 1] == (byte) 0xFF;
      int width = stuffed ? 7 : 8;
      cache |= (long) value << (64 - width - cached);
      cached += width;
      at++;
    }
    if (cached == 0) {
      throw endsEarly();
    }
  }

  /** Index of the marker that ends this scan's data. */
  int afterData() {
    int end = at;
    while (end + 1 < to && !(code[end] == (byte) 0xFF && (code[end + 1] & 0x80) != 0)) {
      end++;
    }
    return Math.min(end, to);
  }

  private MalformedDicomException endsEarly() {
    return malformed("the scan's data ends early", "all samples (T.87 Annex A)");
  }

  private MalformedDicomException malformed(String found, String wanted) {
    return CodeStream.malformed(found, wanted, at - from);
  }
}
