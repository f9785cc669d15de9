package eir.archive.object;

import eir.archive.ArchiveException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** An object in a folder: positional reads of one open file. */
final class FolderObject implements StoredObject {
  private final FileChannel channel;
  private final long lengthBytes;

  FolderObject(FileChannel channel) throws IOException {
    this.channel = channel;
    this.lengthBytes = channel.size();
  }

  @Override
  public long lengthBytes() {
    return lengthBytes;
  }

  @Override
  public int read(long offset, byte[] into, int at, int length) {
    try {
      return channel.read(ByteBuffer.wrap(into, at, length), offset);
    } catch (IOException e) {
      throw new ArchiveException("An object cannot be read; check the disk", e);
    }
  }

  @Override
  public InputStream stream(long from, long to) {
    return new RangeInput(this, from, to);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new ArchiveException("An object cannot be closed; check the disk", e);
    }
  }
}
