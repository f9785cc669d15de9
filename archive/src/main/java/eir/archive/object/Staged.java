package eir.archive.object;

import eir.archive.ArchiveException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way into the store: a temporary file that is hashed while it is written.
 *
 * <p>Write to {@link #output()}, close it, look at {@link #file()} (the gate reads it there), then
 * hand it to {@link Objects#commit} or {@link #discard} it. One thread at a time. What is neither
 * committed nor discarded is swept when the store is opened next.
 */
public final class Staged implements AutoCloseable {
  private final Path file;
  private final HashingOutput output;
  private @Nullable Sha256 sha256;

  private Staged(Path file, HashingOutput output) {
    this.file = file;
    this.output = output;
  }

  /** An empty one in a new file. */
  static Staged create(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new Staged(file, new HashingOutput(Channels.newOutputStream(channel)));
  }

  /** A file that is written already; reads it once for its hash. */
  static Staged adopt(Path file) throws IOException {
    HashingOutput output = new HashingOutput(OutputStream.nullOutputStream());
    try (output) {
      Files.copy(file, output);
    }
    return new Staged(file, output);
  }

  /** Where to write. Unbuffered: write in runs of some KiB. Close it before asking anything. */
  public OutputStream output() {
    return output;
  }

  /** The hash of what was written. */
  public Sha256 sha256() {
    requireWritten();
    if (sha256 == null) {
      sha256 = Sha256.finish(output.digest);
    }
    return sha256;
  }

  /** How many bytes were written. */
  public long lengthBytes() {
    requireWritten();
    return output.written;
  }

  /** The temporary file, to be read only; gone after commit or discard. */
  public Path file() {
    requireWritten();
    return file;
  }

  /** Throws the bytes away. Repeatable, and does nothing after a commit. */
  public void discard() {
    try {
      output.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new ArchiveException("A temporary file could not be deleted; check the data folder", e);
    }
  }

  /** The same as {@link #discard}, for try-with-resources. */
  @Override
  public void close() {
    discard();
  }

  private void requireWritten() {
    if (!output.closed) {
      throw new IllegalStateException("Close the output of a staged object before using it");
    }
  }

  private static final class HashingOutput extends FilterOutputStream {
    private final MessageDigest digest = Sha256.digest();
    private long written;
    private boolean closed;

    HashingOutput(OutputStream file) {
      super(file);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      digest.update((byte) b);
      written++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      digest.update(bytes, from, length);
      written += length;
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        super.close();
      }
    }
  }
}
