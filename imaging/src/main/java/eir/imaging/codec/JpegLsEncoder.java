package eir.imaging.codec;

import java.util.Arrays;

/**
 * Lossless JPEG-LS with the default presets, ITU-T T.87: one grey component, or the components of a
 * colour image one after the other, each in a scan of its own.
 *
 * <p>Written for speed: one encoder serves all frames of a size, its tables and line buffers are
 * reused, the bit buffer is a {@code long}. Not for two threads at once. Whoever changes the loops
 * shows {@code BundleSpeed} of the test folder before and after.
 */
public final class JpegLsEncoder {
  private static final int RESET = 64;
  private static final int HEADER_BYTES = 25;

  private final int rows;
  private final int columns;
  private final int bits;
  private final JpegLsCoding coding;
  private final byte[] regions;
  private final int limit;

  private final int[] a = new int[JpegLsCoding.CONTEXTS];
  private final int[] b = new int[JpegLsCoding.CONTEXTS];
  private final int[] c = new int[JpegLsCoding.CONTEXTS];
  private final int[] n = new int[JpegLsCoding.CONTEXTS];
  private int runIndex;

  private byte[] out;
  private int at;
  private long pending;
  private int pendingBits;
  private boolean afterFf;

  /**
   * Makes an encoder of {@code rows × columns} samples of {@code bits} bits, 2 to 16.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public JpegLsEncoder(int rows, int columns, int bits) {
    if (bits < 2 || bits > 16 || !FrameShape.isPossible(rows, columns, 1, 16)) {
      throw new IllegalArgumentException(
          rows
              + " × "
              + columns
              + " samples of "
              + bits
              + " bits; expected 1 to 65535 each way and 2 to 16 bits");
    }
    this.rows = rows;
    this.columns = columns;
    this.bits = bits;
    this.coding = JpegLsCoding.defaults((1 << bits) - 1, 0);
    this.regions = coding.regions();
    this.limit = coding.limit();
    this.out = new byte[HEADER_BYTES + rows * columns / 2 + lineBound()];
  }

  /**
   * The code stream of one frame, SOI to EOI.
   *
   * @param samples {@code rows × columns} values, row by row; only their low {@code bits} bits are
   *     coded, so a signed sample goes in as it is and its reader extends the sign
   */
  public byte[] encode(short[] samples) {
    if (samples.length < rows * columns) {
      throw new IllegalArgumentException(
          samples.length + " samples; expected " + rows + " × " + columns);
    }
    begin(1);
    scan(samples, 0, 1);
    return end();
  }

  /**
   * The code stream of one colour frame, SOI to EOI.
   *
   * @param samples {@code rows × columns × components} values, the samples of a pixel side by side
   * @param components 1 to 4
   */
  public byte[] encode(short[] samples, int components) {
    if (components < 1 || components > 4 || samples.length < rows * columns * components) {
      throw new IllegalArgumentException(
          samples.length + " samples; expected 1 to 4 times " + rows + " × " + columns);
    }
    begin(components);
    for (int component = 0; component < components; component++) {
      scan(samples, component, components);
    }
    return end();
  }

  /** Codes the samples {@code component}, {@code component + step} and so on. */
  private void scan(short[] samples, int component, int step) {
    beginScan(component);
    int mask = coding.maxval();
    int[] above = new int[columns + 2];
    int[] line = new int[columns + 2];
    for (int row = 0; row < rows; row++) {
      int from = row * columns * step + component;
      for (int x = 0; x < columns; x++) {
        line[x + 1] = samples[from + x * step] & mask;
      }
      // A.2.1: left of a line stands the sample above its first, right of it the last one's copy.
      line[0] = above[1];
      above[columns + 1] = above[columns];
      reserve(lineBound());
      encodeLine(above, line);
      int[] swap = above;
      above = line;
      line = swap;
    }
    endScan();
  }

  private void begin(int components) {
    at = 0;
    reserve(HEADER_BYTES + 3 * components);
    word(0xFFD8);
    word(0xFFF7); // SOF55
    word(8 + 3 * components);
    out[at++] = (byte) bits;
    word(rows);
    word(columns);
    out[at++] = (byte) components;
    for (int component = 1; component <= components; component++) {
      out[at++] = (byte) component;
      out[at++] = 0x11;
      out[at++] = 0;
    }
  }

  private void beginScan(int component) {
    Arrays.fill(a, coding.firstA());
    Arrays.fill(b, 0);
    Arrays.fill(c, 0);
    Arrays.fill(n, 1);
    runIndex = 0;
    pending = 0;
    pendingBits = 0;
    afterFf = false;
    reserve(HEADER_BYTES);
    word(0xFFDA);
    word(8);
    out[at++] = 1;
    out[at++] = (byte) (component + 1);
    out[at++] = 0;
    out[at++] = 0; // NEAR
    out[at++] = 0; // one component: not interleaved
    out[at++] = 0;
  }

  private void encodeLine(int[] above, int[] line) {
    final int maxval = coding.maxval();
    final int unused = 32 - bits;
    final byte[] regions = this.regions;
    final int[] a = this.a;
    final int[] b = this.b;
    final int[] c = this.c;
    final int[] n = this.n;
    int x = 1;
    int ra = line[0];
    int rc = above[0];
    int rb = above[1];
    while (x <= columns) {
      int rd = above[x + 1];
      int q =
          (regions[maxval + rd - rb] * 9 + regions[maxval + rb - rc]) * 9
              + regions[maxval + rc - ra];
      if (q == 0) {
        x = encodeRun(above, line, x);
        if (x > columns) {
          return;
        }
        ra = line[x - 1];
        rc = above[x - 1];
        rb = above[x];
        continue;
      }
      int sign = q >> 31;
      q = (q ^ sign) - sign;
      int low = Math.min(ra, rb);
      int high = Math.max(ra, rb);
      int predicted = rc >= high ? low : rc <= low ? high : ra + rb - rc;
      predicted += (c[q] ^ sign) - sign;
      predicted = Math.max(0, Math.min(maxval, predicted));
      int x0 = line[x];
      int error = ((x0 - predicted) ^ sign) - sign;
      error = (error << unused) >> unused; // RANGE is 2^bits, so A.4.5 is a sign extension

      int nq = n[q];
      int aq = a[q];
      int bq = b[q];
      int k = golomb(nq, aq);
      int flip = k == 0 && 2 * bq <= -nq ? ~error : error;
      code((flip << 1) ^ (flip >> 31), k, limit);

      bq += error;
      aq += Math.abs(error);
      if (nq == RESET) {
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

      ra = x0;
      rc = rb;
      rb = rd;
      x++;
    }
  }

  /** Codes the run that starts at {@code x} and the sample that ends it; returns what follows. */
  private int encodeRun(int[] above, int[] line, int x) {
    int run = line[x - 1];
    int end = x;
    while (end <= columns && line[end] == run) {
      end++;
    }
    int left = end - x;
    while (left >= 1 << JpegLsCoding.J[runIndex]) {
      append(1, 1);
      left -= 1 << JpegLsCoding.J[runIndex];
      if (runIndex < 31) {
        runIndex++;
      }
    }
    if (end > columns) {
      if (left > 0) {
        append(1, 1);
      }
      return end;
    }
    append(left, 1 + JpegLsCoding.J[runIndex]); // a 0 and the rest of the run
    encodeInterruption(run, above[end], line[end]);
    if (runIndex > 0) {
      runIndex--;
    }
    return end + 1;
  }

  private void encodeInterruption(int ra, int rb, int value) {
    int type = ra == rb ? 1 : 0;
    int q = 365 + type;
    int error = value - rb;
    if (type == 0 && ra > rb) {
      error = -error;
    }
    int unused = 32 - bits;
    error = (error << unused) >> unused;
    int k = golomb(n[q], type == 1 ? a[q] + (n[q] >> 1) : a[q]);
    int negatives = b[q];
    boolean mapped =
        error > 0 ? k == 0 && 2 * negatives < n[q] : error < 0 && (k != 0 || 2 * negatives >= n[q]);
    int code = 2 * Math.abs(error) - type - (mapped ? 1 : 0);
    code(code, k, limit - JpegLsCoding.J[runIndex] - 1);
    if (error < 0) {
      b[q]++;
    }
    a[q] += (code + 1 - type) >> 1;
    if (n[q] == RESET) {
      a[q] >>= 1;
      n[q] >>= 1;
      b[q] >>= 1;
    }
    n[q]++;
  }

  /** The smallest k with {@code n × 2^k >= a} (A.5.1). */
  static int golomb(int n, int a) {
    int k = Math.max(0, Integer.numberOfLeadingZeros(n) - Integer.numberOfLeadingZeros(a));
    return n << k < a ? k + 1 : k;
  }

  /** A.5.3: limited-length Golomb code of {@code value}. */
  private void code(int value, int k, int limit) {
    int high = value >> k;
    int escape = limit - bits - 1;
    if (high < escape) {
      int length = high + 1 + k;
      if (length <= 31) {
        append((1 << k) | (value & ((1 << k) - 1)), length);
      } else {
        zeros(high);
        append((1 << k) | (value & ((1 << k) - 1)), 1 + k);
      }
    } else {
      zeros(escape);
      append(1, 1);
      append(value - 1, bits);
    }
  }

  private void zeros(int count) {
    int left = count;
    while (left > 31) {
      append(0, 31);
      left -= 31;
    }
    append(0, left);
  }

  /** Adds the low {@code length} bits of {@code value}, at most 31; the bits above must be 0. */
  private void append(int value, int length) {
    pending = (pending << length) | value;
    pendingBits += length;
    if (pendingBits >= 32) {
      flush();
    }
  }

  private void flush() {
    int word = (int) (pending >>> (pendingBits - 32));
    boolean anyFf = ((~word - 0x01010101) & word & 0x80808080) != 0;
    if (!anyFf && !afterFf) {
      out[at] = (byte) (word >>> 24);
      out[at + 1] = (byte) (word >>> 16);
      out[at + 2] = (byte) (word >>> 8);
      out[at + 3] = (byte) word;
      at += 4;
      pendingBits -= 32;
    } else {
      while (pendingBits >= 8) {
        oneByte();
      }
    }
  }

  /** After FF only 7 bits follow, so that no marker can arise (A.1). */
  private void oneByte() {
    int width = afterFf ? 7 : 8;
    int value = (int) (pending >>> (pendingBits - width)) & (0xFF >> (8 - width));
    out[at++] = (byte) value;
    pendingBits -= width;
    afterFf = value == 0xFF;
  }

  private void endScan() {
    reserve(32);
    while (pendingBits >= 8) {
      oneByte();
    }
    if (pendingBits > 0 || afterFf) {
      int width = afterFf ? 7 : 8;
      pending <<= width - pendingBits;
      pendingBits = width;
      oneByte();
    }
  }

  private byte[] end() {
    reserve(2);
    word(0xFFD9);
    return Arrays.copyOf(out, at);
  }

  private void word(int value) {
    out[at++] = (byte) (value >>> 8);
    out[at++] = (byte) value;
  }

  /** Most bytes of one line: every code at its limit, every byte stuffed. */
  private int lineBound() {
    return columns * limit / 7 + 64;
  }

  private void reserve(int bytes) {
    if (out.length - at < bytes) {
      out = Arrays.copyOf(out, out.length + Math.max(out.length / 2, bytes));
    }
  }
}
