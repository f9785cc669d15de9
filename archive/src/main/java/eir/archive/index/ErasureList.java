package eir.archive.index;

import eir.archive.ArchiveException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which submissions were erased, as a text beside the database, so that it outlives a restore from
 * a backup that is older than an erasure (docs/domain.md §2.5: the list is replayed after every
 * restore).
 *
 * <p>One submission a line: its id, a space, its version. Neither says whose images they were.
 */
public final class ErasureList {
  /** The file's name in a data folder and in a backup. */
  public static final String NAME = "erased.txt";

  private static final Pattern LINE = Pattern.compile("([0-9a-z]{1,32}) ([1-9][0-9]{0,8})");

  private ErasureList() {}

  /**
   * Reads a list; none where there is no file.
   *
   * @param place the file itself, or a backup or data folder that holds it
   * @throws ArchiveException if a line cannot be read: half a list must not pass for a whole one
   */
  public static List<SubmissionVersion> read(Path place) {
    Path file = Files.isDirectory(place) ? place.resolve(NAME) : place;
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<SubmissionVersion> erased = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
          throw new ArchiveException(
              "Line %d of the list of erased submissions cannot be read; give another copy of it"
                  .formatted(erased.size() + 1));
        }
        erased.add(new SubmissionVersion(matcher.group(1), Integer.parseInt(matcher.group(2))));
      }
      return erased;
    } catch (IOException e) {
      throw new ArchiveException("The list of erased submissions cannot be read", e);
    }
  }

  /** Adds to the list in {@code folder}, which is made if it is not there; forced to disk. */
  public static synchronized void add(Path folder, List<SubmissionVersion> erased) {
    Set<String> lines = new TreeSet<>();
    read(folder).forEach(each -> lines.add(line(each)));
    erased.forEach(each -> lines.add(line(each)));
    try {
      Path unfinished = folder.resolve(NAME + ".new");
      Files.write(unfinished, lines);
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          unfinished,
          folder.resolve(NAME),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ArchiveException(
          "The list of erased submissions cannot be written; is the disk full?", e);
    }
  }

  private static String line(SubmissionVersion id) {
    return id.submission() + " " + id.version();
  }
}
