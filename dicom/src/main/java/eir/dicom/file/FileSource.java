package eir.dicom.file;

import eir.dicom.stream.Source;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file on disk, read at any place; threads may share it. */
public final class FileSource implements Source, Closeable {
  private final FileChannel channel;
  private final long length;

  private FileSource(FileChannel channel) throws IOException {
    this.channel = channel;
    this.length = channel.size();
  }

  /** Opens {@code file} for reading. */
  public static FileSource open(Path file) throws IOException {
    return new FileSource(FileChannel.open(file, StandardOpenOption.READ));
  }

  @Override
  public long lengthBytes() {
    return length;
  }

  /** {@inheritDoc} An error of the disk is an {@link UncheckedIOException}. */
  @Override
  public int read(long offset, byte[] into, int at, int length) {
    ByteBuffer buffer = ByteBuffer.wrap(into, at, length);
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, offset + buffer.position() - at) < 0) {
          break;
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return buffer.position() - at;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
