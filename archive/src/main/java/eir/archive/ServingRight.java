package eir.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to be the one server of a data folder, held until it is closed or the process dies.
 *
 * <p>Commands beside the server need no such right. Servers that keep nothing in the folder, with
 * PostgreSQL and S3, share their archive freely and always get it.
 */
public final class ServingRight implements AutoCloseable {
  private static final String FILE = "serve.lock";

  private final Optional<FileChannel> held;

  private ServingRight(Optional<FileChannel> held) {
    this.held = held;
  }

  /**
   * Takes the right.
   *
   * @throws ArchiveException if another server has it, or the data folder cannot be written
   */
  public static ServingRight take(ArchivePlaces places) {
    if (places.isShared()) {
      return new ServingRight(Optional.empty());
    }
    Archive.makePrivate(places.folder());
    try {
      // The channel stays open in the answer; the system frees the lock when the process ends.
      FileChannel channel =
          FileChannel.open(
              places.folder().resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new ArchiveException(
            "Another server works on this data folder. Stop it, or give this one a folder of its"
                + " own with EIR_DATA; several servers share an archive only with PostgreSQL and"
                + " S3 (EIR_DB, EIR_BLOBS)");
      }
      return new ServingRight(Optional.of(channel));
    } catch (IOException e) {
      throw new ArchiveException(
          "The data folder cannot be written; check its owner and free space", e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // a server in this very process
    }
  }

  @Override
  public void close() {
    held.ifPresent(channel -> {
      try {
        channel.close();
      } catch (IOException e) {
        throw new ArchiveException("The lock of the data folder could not be given back", e);
      }
    });
  }
}
