package eir.imaging;

import eir.dicom.stream.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The test data: all of it where it lies beside the repository, else the small set inside. */
public final class DataFolder {
  private static final Path ROOT = Path.of(System.getProperty("eir.root"));

  private DataFolder() {}

  /** Every data file, by its path in the data folder. */
  public static Path folder() {
    Path all = ROOT.resolveSibling("shared").resolve("data");
    return Files.isDirectory(all) ? all : ROOT.resolve("data");
  }

  /** The file, read whole. */
  public static Source source(String path) {
    return Source.of(bytes(path));
  }

  /** The bytes of a file. */
  public static byte[] bytes(String path) {
    try {
      return Files.readAllBytes(folder().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a folder, or none, by name. */
  public static List<Source> series(String path) {
    Path folder = folder().resolve(path);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(file -> source(folder().relativize(file).toString())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
