package eir.archive.object;

import eir.archive.ArchiveException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Parts as one growing file: its length is the offset, so there is no other state to lose. */
final class FolderParts implements Parts {
  private static final int RUN_BYTES = 1 << 16;

  private final Path folder;
  private final Scratch scratch;
  // Guard the file of a key from a second sender of the same file; several keys may share one.
  private final Lock[] locks =
      Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

  FolderParts(Path folder, Scratch scratch) {
    this.folder = folder;
    this.scratch = scratch;
  }

  @Override
  public long offset(Key key) {
    try {
      Path file = file(key);
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public Appended append(Key key, long offset, InputStream body, long limitBytes) {
    Lock lock = lock(key);
    lock.lock();
    try {
      Path file = file(key);
      Files.createDirectories(folder.resolve(key.upload()));
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        if (channel.size() != offset) {
          return new Appended.WrongOffset(channel.size());
        }
        channel.position(offset);
        return write(channel, body, limitBytes, file);
      }
    } catch (IOException e) {
      throw broken(e);
    } finally {
      lock.unlock();
    }
  }

  private static Appended write(FileChannel channel, InputStream body, long limitBytes, Path file)
      throws IOException {
    byte[] run = new byte[RUN_BYTES];
    try {
      for (int n = body.read(run); n >= 0; n = body.read(run)) {
        if (channel.position() + n > limitBytes) {
          Files.delete(file);
          return new Appended.TooLong();
        }
        ByteBuffer rest = ByteBuffer.wrap(run, 0, n);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      }
    } catch (IOException e) {
      channel.force(true); // what came before the line broke need not be sent again
      throw new UncheckedIOException("The sender's line broke within a part", e);
    }
    channel.force(true);
    return new Appended.Kept(channel.position());
  }

  @Override
  public Optional<Staged> assemble(Key key) {
    Lock lock = lock(key);
    lock.lock();
    try {
      // A second name for the same bytes: if we die before the commit, the parts are still there.
      Path file = Files.createLink(scratch.newFile(), file(key));
      Staged staged = Staged.adopt(file);
      if (staged.sha256().equals(key.sha256())) {
        return Optional.of(staged);
      }
      staged.discard();
      Files.deleteIfExists(file(key));
      return Optional.empty();
    } catch (IOException e) {
      throw broken(e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void drop(Key key) {
    Lock lock = lock(key);
    lock.lock();
    try {
      Files.deleteIfExists(file(key));
    } catch (IOException e) {
      throw broken(e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void dropAll(String upload) {
    try {
      Scratch.deleteTree(folder.resolve(upload));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private Path file(Key key) {
    return folder.resolve(key.upload()).resolve(key.sha256().hex());
  }

  private Lock lock(Key key) {
    return locks[Math.floorMod(key.hashCode(), locks.length)];
  }

  private static ArchiveException broken(IOException cause) {
    return new ArchiveException("A part of a large file cannot be kept; is the disk full?", cause);
  }
}
