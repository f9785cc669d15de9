package eir.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * The bytes of a request under two limits: how many there may be, and how slowly they may drip.
 *
 * <p>A pause is ended by the connection's idle time; this class ends the sender who never pauses
 * long enough for that and never finishes either.
 */
final class RequestBody extends InputStream {
  /** Slower than a modem of 1995; a clinic on a satellite line sends a hundred times faster. */
  private static final long SLOWEST_BYTES_PER_SECOND = 1024;

  private static final long GRACE_NANOS = 20_000_000_000L;

  private final InputStream in;
  private final long limitBytes;
  private final LongSupplier nanos;
  private final long startedNanos;
  private long readBytes;

  RequestBody(InputStream in, long limitBytes, LongSupplier nanos) {
    this.in = in;
    this.limitBytes = limitBytes;
    this.nanos = nanos;
    this.startedNanos = nanos.getAsLong();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    int n = in.read(into, at, length);
    if (n > 0) {
      readBytes += n;
      if (readBytes > limitBytes) {
        throw new ProblemException(Problem.BODY_TOO_LARGE);
      }
      long spent = nanos.getAsLong() - startedNanos;
      if (spent > GRACE_NANOS && readBytes < spent / 1_000_000_000L * SLOWEST_BYTES_PER_SECOND) {
        throw new ProblemException(Problem.BODY_TOO_SLOW);
      }
    }
    return n;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
