package eir.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Small files of {@code data/}: those of the hard cases, and what was found before. */
final class Seeds {
  private static final int LARGEST_BYTES = 4096;

  private Seeds() {}

  /** The folder of the repository. */
  static Path root() {
    return Path.of(System.getProperty("eir.root", "."));
  }

  /** Files of {@code data/hard-cases} whose names begin with {@code prefix}. */
  static List<byte[]> hardCases(String prefix) {
    List<byte[]> seeds = new ArrayList<>();
    for (Path file : files(root().resolve("data/hard-cases"))) {
      byte[] bytes = read(file);
      if (file.getFileName().toString().startsWith(prefix) && bytes.length <= LARGEST_BYTES) {
        seeds.add(bytes);
      }
    }
    return seeds;
  }

  /** What earlier runs found for {@code target}: {@code data/fuzz/TARGET}, none if it is absent. */
  static List<Path> found(String target) {
    return files(root().resolve("data/fuzz").resolve(target));
  }

  /** What lies in {@code folder}. */
  static List<byte[]> in(Path folder) {
    return files(folder).stream().map(Seeds::read).toList();
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Texts of Latin letters as words of a format. */
  static List<byte[]> words(String... texts) {
    List<byte[]> words = new ArrayList<>();
    for (String text : texts) {
      words.add(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    return words;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
