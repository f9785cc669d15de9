package eir.cli.tree;

import eir.deid.PixelLook;
import eir.deid.PixelLook.Looked;
import eir.dicom.Identifying;
import eir.dicom.file.FileSource;
import eir.dicom.file.Inflation;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What a person answered for the pictures of a tree. Of several answers one for frames of the
 * file's size goes first; then one for its series, then one for the innermost folder, then one for
 * everything.
 */
public record Answers(List<Answer> answers) {
  /** Nobody has looked at anything. */
  public static final Answers NONE = new Answers(List.of());

  public Answers {
    answers = List.copyOf(answers);
  }

  /** For which files an answer holds. */
  public sealed interface Place {
    /** Those of one series, by the UID that stands in them. */
    record Series(Identifying<String> uid) implements Place {}

    /** Those in or below a folder; {@code path} is relative to IN. */
    record Folder(Identifying<Path> path) implements Place {}

    /** All. */
    record Everywhere() implements Place {}
  }

  /** One answer. */
  public record Answer(Place place, Looked look) {
    private boolean isFor(Picture picture) {
      return switch (place) {
        case Place.Series(var uid) -> uid.reveal().equals(picture.series().reveal());
        case Place.Folder(var path) -> picture.folder().reveal().startsWith(path.reveal());
        case Place.Everywhere() -> true;
      };
    }

    private boolean isOfSize(Picture picture) {
      return look.rows() == picture.rows() && look.columns() == picture.columns();
    }

    private int weight(Picture picture) {
      int size = isOfSize(picture) ? 1 << 30 : 0;
      return switch (place) {
        case Place.Series _ -> size + (1 << 20);
        case Place.Folder(var path) -> size + path.reveal().getNameCount();
        case Place.Everywhere() -> size;
      };
    }
  }

  /** An answer that holds for no file: its number, and whether files of another size are there. */
  public record Unmet(int index, boolean isOfOtherSize) {}

  boolean isEmpty() {
    return answers.isEmpty();
  }

  /** What was answered for {@code picture}. */
  PixelLook of(Picture picture) {
    int best = find(picture);
    return best < 0 ? PixelLook.NOT_LOOKED_AT : answers.get(best).look;
  }

  private int find(Picture picture) {
    int best = -1;
    for (int i = 0; i < answers.size(); i++) {
      boolean isFor = answers.get(i).isFor(picture);
      if (isFor
          && (best < 0 || answers.get(i).weight(picture) > answers.get(best).weight(picture))) {
        best = i;
      }
    }
    return best;
  }

  /**
   * The answers that no file of {@code input} falls under. A box for a series with a typing error
   * would leave its text in place, so a run that has any must not begin.
   */
  public List<Unmet> unmet(FileList input) throws IOException {
    BitSet met = new BitSet();
    BitSet otherSize = new BitSet();
    DataSetWalker walker = new DataSetWalker();
    for (FileList.Entry entry : input.entries()) {
      try (FileSource file = FileSource.open(entry.path())) {
        Picture.of(walker, Inflation.inflate(file, Limits.STANDARD), input.folderOf(entry))
            .ifPresent(picture -> {
              int found = find(picture);
              if (found >= 0 && answers.get(found).isOfSize(picture)) {
                met.set(found);
              }
              for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i).isFor(picture) && !answers.get(i).isOfSize(picture)) {
                  otherSize.set(i);
                }
              }
            });
      }
    }
    List<Unmet> unmet = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      if (!met.get(i)) {
        unmet.add(new Unmet(i, otherSize.get(i)));
      }
    }
    return unmet;
  }
}
