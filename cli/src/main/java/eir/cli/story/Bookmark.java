package eir.cli.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the story was told in a data folder: a file with the moment that it counts back from, and
 * the number of steps. A start after a crash goes on there.
 */
final class Bookmark {
  private final Path file;

  /** In {@code folder}. */
  Bookmark(Path folder) {
    file = folder.resolve("story");
  }

  /**
   * A place in the story.
   *
   * @param now the moment of the visitor, from which it counts back
   * @param done steps that happened
   */
  record Place(Instant now, int done) {}

  /** Where it was left; empty if it never began. */
  Optional<Place> place() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String[] words = Files.readString(file).strip().split(" ", -1);
      return Optional.of(new Place(Instant.parse(words[0]), Integer.parseInt(words[1])));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Puts it there, whole or not at all. */
  void put(Place place) {
    try {
      Path draft = file.resolveSibling("story.draft");
      Files.writeString(draft, place.now() + " " + place.done() + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
