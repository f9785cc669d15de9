package eir.archive.object;

import eir.archive.ArchiveException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An object in a bucket. A stream is one request; random reads go through one remembered block, as
 * a header is read in many small steps and each request costs a round trip.
 */
final class S3Object implements StoredObject {
  private static final int BLOCK_BYTES = 256 << 10;

  private final S3Client client;
  private final String bucket;
  private final String key;
  private final long lengthBytes;
  private volatile Block block = new Block(0, new byte[0]);

  private record Block(long from, byte[] bytes) {
    boolean has(long offset) {
      return offset >= from && offset < from + bytes.length;
    }
  }

  S3Object(S3Client client, String bucket, String key, long lengthBytes) {
    this.client = client;
    this.bucket = bucket;
    this.key = key;
    this.lengthBytes = lengthBytes;
  }

  @Override
  public long lengthBytes() {
    return lengthBytes;
  }

  @Override
  public int read(long offset, byte[] into, int at, int length) {
    Objects.checkFromIndexSize(at, length, into.length);
    if (offset >= lengthBytes) {
      return -1;
    }
    Block current = block;
    if (!current.has(offset)) {
      long to = Math.min(lengthBytes, offset + Math.max(BLOCK_BYTES, length));
      current = new Block(offset, bytes(offset, to));
      block = current;
    }
    int from = (int) (offset - current.from());
    int n = Math.min(length, current.bytes().length - from);
    System.arraycopy(current.bytes(), from, into, at, n);
    return n;
  }

  private byte[] bytes(long from, long to) {
    try (InputStream in = stream(from, to)) {
      return in.readNBytes((int) (to - from));
    } catch (IOException e) {
      throw new ArchiveException("The line to S3 broke while an object was read", e);
    }
  }

  @Override
  public InputStream stream(long from, long to) {
    if (from < 0 || from > to || to > lengthBytes) {
      throw new IllegalArgumentException(
          "Asked for bytes %d to %d of an object of %d bytes".formatted(from, to, lengthBytes));
    }
    if (from == to) {
      return InputStream.nullInputStream();
    }
    try {
      return client.getObject(
          request -> request.bucket(bucket).key(key).range("bytes=" + from + "-" + (to - 1)));
    } catch (SdkException e) {
      throw S3Objects.unanswered(e);
    }
  }

  @Override
  public void close() {
    block = new Block(0, new byte[0]);
  }
}
