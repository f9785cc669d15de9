package eir.cli.tree;

import eir.cli.tree.DeidOrder.Naming;
import eir.cli.tree.DeidOrder.Writing;
import eir.deid.key.SiteKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where the outputs of a run go, shared by its threads: each place is given once. */
final class OutputPlaces {
  private final Path inputRoot;
  private final Path output;
  private final SiteKey key;
  private final Naming naming;
  private final Writing writing;
  private final boolean mayResume;
  private final Set<Path> given = ConcurrentHashMap.newKeySet();
  private final Map<Path, Path> folders = new ConcurrentHashMap<>();

  /** Places below {@code output}, as {@code order} names them. */
  OutputPlaces(Path inputRoot, Path output, DeidOrder order) throws IOException {
    this.inputRoot = inputRoot;
    this.output = output;
    this.key = order.key();
    this.naming = order.naming();
    this.writing = order.writing();
    this.mayResume = Files.isDirectory(output) && !isEmpty(output);
  }

  /** Where the output of {@code file} goes; absent if an output of this run went there already. */
  Optional<Path> give(Path file, String sopInstanceUid) throws IOException {
    Path folder = folder(Optional.ofNullable(file.getParent()).orElse(inputRoot));
    String name = naming == Naming.KEPT ? file.getFileName().toString() : sopInstanceUid + ".dcm";
    Path place = folder.resolve(name);
    return given.add(place) ? Optional.of(place) : Optional.empty();
  }

  /** Whether an earlier run wrote to {@code place}. */
  boolean isTaken(Path place) {
    return mayResume && writing == Writing.FILES && Files.exists(place);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    }
  }

  /** The output folder of an input folder, made at its first use. */
  private Path folder(Path inputFolder) throws IOException {
    Path known = folders.get(inputFolder);
    if (known != null) {
      return known;
    }
    Path relative = inputRoot.relativize(inputFolder);
    Path target = output;
    if (!relative.toString().isEmpty()) {
      if (naming == Naming.KEPT) {
        target = output.resolve(relative.toString());
      } else {
        for (int depth = 1; depth <= relative.getNameCount(); depth++) {
          String path = relative.subpath(0, depth).toString().replace('\\', '/');
          target = target.resolve(key.folderName(path));
        }
      }
    }
    if (writing == Writing.FILES) {
      Files.createDirectories(target);
    }
    folders.put(inputFolder, target);
    return target;
  }
}
