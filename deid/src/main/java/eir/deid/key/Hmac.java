package eir.deid.key;

/**
 * HMAC-SHA-256 (RFC 2104) under one key; the two pad blocks are hashed once, so a short message
 * costs two compressions instead of four.
 *
 * <p>Not shared between threads.
 */
public final class Hmac {
  private static final int INNER_PAD = 0x36;
  private static final int OUTER_PAD = 0x5C;

  private final Sha256 sha = new Sha256();
  private final int[] inner;
  private final int[] outer;
  private final byte[] innerDigest = new byte[Sha256.LENGTH_BYTES];

  /** Copies what it needs of {@code key}, which may have any length. */
  public Hmac(byte[] key) {
    byte[] used = key.length > Sha256.BLOCK_BYTES ? Sha256.digest(key, 0, key.length) : key;
    inner = padState(used, INNER_PAD);
    outer = padState(used, OUTER_PAD);
  }

  /** The 32 bytes of the code of {@code message[from, to)}. */
  public byte[] of(byte[] message, int from, int to) {
    run(message, from, to);
    byte[] out = new byte[Sha256.LENGTH_BYTES];
    wordsInto(out);
    return out;
  }

  /** Computes the code of {@code message[from, to)}; read it by {@link #word}. No allocation. */
  void run(byte[] message, int from, int to) {
    sha.restart(inner, 1);
    sha.update(message, from, to);
    sha.finish();
    wordsInto(innerDigest);
    sha.restart(outer, 1);
    sha.update(innerDigest, 0, innerDigest.length);
    sha.finish();
  }

  /** Word 0 to 7 of the last code, big endian. */
  int word(int index) {
    return sha.word(index);
  }

  private void wordsInto(byte[] out) {
    for (int i = 0; i < 8; i++) {
      int word = sha.word(i);
      out[4 * i] = (byte) (word >>> 24);
      out[4 * i + 1] = (byte) (word >>> 16);
      out[4 * i + 2] = (byte) (word >>> 8);
      out[4 * i + 3] = (byte) word;
    }
  }

  private static int[] padState(byte[] key, int pad) {
    byte[] block = new byte[Sha256.BLOCK_BYTES];
    for (int i = 0; i < block.length; i++) {
      block[i] = (byte) (pad ^ (i < key.length ? key[i] : 0));
    }
    Sha256 sha = new Sha256();
    sha.update(block, 0, block.length);
    return sha.keep();
  }
}
