package eir.deid.key;

/**
 * SHA-256 (FIPS 180-4) in plain Java, as the browser's own is asynchronous and TeaVM has none.
 *
 * <p>Not shared between threads. For large inputs on the JVM use {@code MessageDigest}: it has the
 * processor's instructions.
 */
public final class Sha256 {
  /** Length of a digest. */
  public static final int LENGTH_BYTES = 32;

  static final int BLOCK_BYTES = 64;

  // FIPS 180-4 §4.2.2 and §5.3.3.
  private static final int[] ROUND = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
  };
  private static final int[] START = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };

  private final int[] state = START.clone();
  private final int[] schedule = new int[64];
  private final byte[] block = new byte[BLOCK_BYTES];
  private int inBlock;
  // Two ints, as a long costs BigInt arithmetic in the browser.
  private int blocksLow;
  private int blocksHigh;

  /** The digest of {@code message[from, to)}, 32 bytes. */
  public static byte[] digest(byte[] message, int from, int to) {
    Sha256 sha = new Sha256();
    sha.update(message, from, to);
    return sha.digest();
  }

  /** Adds {@code message[from, to)}. */
  public void update(byte[] message, int from, int to) {
    int read = from;
    if (inBlock > 0) {
      int taken = Math.min(BLOCK_BYTES - inBlock, to - read);
      System.arraycopy(message, read, block, inBlock, taken);
      inBlock += taken;
      read += taken;
      if (inBlock < BLOCK_BYTES) {
        return;
      }
      compressCounted(block, 0);
      inBlock = 0;
    }
    while (to - read >= BLOCK_BYTES) {
      compressCounted(message, read);
      read += BLOCK_BYTES;
    }
    System.arraycopy(message, read, block, 0, to - read);
    inBlock = to - read;
  }

  /** The digest of everything added, 32 bytes; this object then starts anew. */
  public byte[] digest() {
    finish();
    byte[] out = new byte[LENGTH_BYTES];
    for (int i = 0; i < 8; i++) {
      putInt(out, 4 * i, state[i]);
    }
    System.arraycopy(START, 0, state, 0, 8);
    inBlock = 0;
    blocksLow = 0;
    blocksHigh = 0;
    return out;
  }

  /** Pads and closes; the eight words of the digest then stand in {@link #word}. */
  void finish() {
    int lowBits = (blocksLow << 9) + (inBlock << 3);
    int highBits = (blocksHigh << 9) | (blocksLow >>> 23);
    block[inBlock++] = (byte) 0x80;
    if (inBlock > BLOCK_BYTES - 8) {
      fillZero(inBlock, BLOCK_BYTES);
      compress(block, 0);
      inBlock = 0;
    }
    fillZero(inBlock, BLOCK_BYTES - 8);
    putInt(block, BLOCK_BYTES - 8, highBits);
    putInt(block, BLOCK_BYTES - 4, lowBits);
    compress(block, 0);
  }

  /** Starts from a state kept by {@link #keep} after {@code blocks} whole blocks. */
  void restart(int[] kept, int blocks) {
    System.arraycopy(kept, 0, state, 0, 8);
    inBlock = 0;
    blocksLow = blocks;
    blocksHigh = 0;
  }

  /** The eight words of the present state; only sensible at the end of a block. */
  int[] keep() {
    return state.clone();
  }

  int word(int index) {
    return state[index];
  }

  private void fillZero(int from, int to) {
    for (int i = from; i < to; i++) {
      block[i] = 0;
    }
  }

  private void compressCounted(byte[] in, int at) {
    compress(in, at);
    blocksLow++;
    if (blocksLow == 0) {
      blocksHigh++;
    }
  }

  private void compress(byte[] in, int at) {
    int[] w = schedule;
    for (int t = 0; t < 16; t++) {
      int p = at + 4 * t;
      w[t] =
          (in[p] << 24) | (in[p + 1] & 0xFF) << 16 | (in[p + 2] & 0xFF) << 8 | (in[p + 3] & 0xFF);
    }
    for (int t = 16; t < 64; t++) {
      int x = w[t - 15];
      int y = w[t - 2];
      int s0 = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ (x >>> 3);
      int s1 = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ (y >>> 10);
      w[t] = w[t - 16] + s0 + w[t - 7] + s1;
    }
    int[] s = state;
    int a = s[0];
    int b = s[1];
    int c = s[2];
    int d = s[3];
    int e = s[4];
    int f = s[5];
    int g = s[6];
    int h = s[7];
    for (int t = 0; t < 64; t++) {
      int s1 = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);
      int t1 = h + s1 + ((e & f) ^ (~e & g)) + ROUND[t] + w[t];
      int s0 = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10);
      int t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
      h = g;
      g = f;
      f = e;
      e = d + t1;
      d = c;
      c = b;
      b = a;
      a = t1 + t2;
    }
    s[0] += a;
    s[1] += b;
    s[2] += c;
    s[3] += d;
    s[4] += e;
    s[5] += f;
    s[6] += g;
    s[7] += h;
  }

  private static void putInt(byte[] out, int at, int value) {
    out[at] = (byte) (value >>> 24);
    out[at + 1] = (byte) (value >>> 16);
    out[at + 2] = (byte) (value >>> 8);
    out[at + 3] = (byte) value;
  }
}
