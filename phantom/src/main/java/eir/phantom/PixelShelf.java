package eir.phantom;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;

/** Where the slices of a head wait for the next child who shares it: drawing them takes longest. */
@FunctionalInterface
public interface PixelShelf {
  /** Keeps nothing. */
  PixelShelf NONE = (_, made) -> made.get();

  /**
   * The slices of one series, each row by row; the caller may change them.
   *
   * @param name of everything that they depend on, fit for a file
   * @param made draws them, if the shelf has none
   */
  short[][] slices(String name, Supplier<short[][]> made) throws IOException;

  /** One file for each series in {@code folder}: how many slices, how long each, their values. */
  static PixelShelf in(Path folder) {
    return (name, made) -> {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        return read(file);
      }
      short[][] slices = made.get();
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, "draft", "");
      write(draft, slices);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return slices;
    };
  }

  private static short[][] read(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      short[][] slices = new short[in.readInt()][in.readInt()];
      for (short[] slice : slices) {
        for (int n = 0; n < slice.length; n++) {
          slice[n] = in.readShort();
        }
      }
      return slices;
    }
  }

  private static void write(Path file, short[][] slices) throws IOException {
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(slices.length);
      out.writeInt(slices[0].length);
      for (short[] slice : slices) {
        for (short value : slice) {
          out.writeShort(value);
        }
      }
    }
  }
}
