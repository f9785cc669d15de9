package eir.imaging.bundle;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Encoded frames that wait for the index that must stand before them: in memory up to a limit, in a
 * temporary file beyond.
 */
final class Spill implements Closeable {
  private final Path folder;
  private final int memoryBytes;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable Path file;
  private @Nullable OutputStream toFile;

  Spill(Path folder, int memoryBytes) {
    this.folder = folder;
    this.memoryBytes = memoryBytes;
  }

  void add(byte[] code) throws IOException {
    if (toFile == null && memory.size() + (long) code.length > memoryBytes) {
      file = Files.createTempFile(folder, "bundle", ".tmp");
      toFile = Files.newOutputStream(file);
    }
    if (toFile == null) {
      memory.writeBytes(code);
    } else {
      toFile.write(code);
    }
  }

  /** Writes all that was added, in order. */
  void writeTo(OutputStream out) throws IOException {
    memory.writeTo(out);
    if (toFile != null && file != null) {
      toFile.flush();
      Files.copy(file, out);
    }
  }

  @Override
  public void close() throws IOException {
    if (toFile != null && file != null) {
      toFile.close();
      Files.deleteIfExists(file);
    }
  }
}
