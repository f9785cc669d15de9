package eir.cli.tree;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The regular files below a folder, sorted by path, so that a file has the same number in every
 * run. Symbolic links are not followed.
 */
public record FileList(Path root, List<Entry> entries) {
  /** One file. */
  public record Entry(Path path, long lengthBytes) {}

  /** Lists {@code root}, which may also be a single file. */
  public static FileList of(Path root) throws IOException {
    List<Entry> entries = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              entries.add(new Entry(file, attributes.size()));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    entries.sort(Comparator.comparing(Entry::path));
    return new FileList(Files.isDirectory(root) ? root : folderOf(root), entries);
  }

  /** The folder of {@code entry}, relative to the root; the root itself is the empty path. */
  Path folderOf(Entry entry) {
    return root.relativize(folderOf(entry.path()));
  }

  private static Path folderOf(Path file) {
    return Optional.ofNullable(file.getParent()).orElse(Path.of(""));
  }

  public int size() {
    return entries.size();
  }

  /** Bytes of all files. */
  public long lengthBytes() {
    return entries.stream().mapToLong(Entry::lengthBytes).sum();
  }
}
