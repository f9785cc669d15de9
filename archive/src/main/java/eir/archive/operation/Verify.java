package eir.archive.operation;

import eir.archive.Archive;
import eir.archive.object.Sha256;
import java.util.ArrayList;
import java.util.List;

/** Reads every object that the index needs and compares its bytes with its name. */
public final class Verify {
  private Verify() {}

  /**
   * What was found.
   *
   * @param changed objects whose bytes give another hash
   * @param missing objects that the index needs and the store does not hold
   */
  public record Result(long intact, List<Sha256> changed, List<Sha256> missing) {
    public Result {
      changed = List.copyOf(changed);
      missing = List.copyOf(missing);
    }

    public boolean isWhole() {
      return changed.isEmpty() && missing.isEmpty();
    }
  }

  /** Reads all of the archive; others may use it meanwhile. */
  public static Result all(Archive archive) {
    long[] intact = {0};
    List<Sha256> changed = new ArrayList<>();
    List<Sha256> missing = new ArrayList<>();
    IndexedObjects.forEach(
        archive,
        sha256 -> {
          switch (archive.objects().verify(sha256)) {
            case INTACT -> intact[0]++;
            case CHANGED -> changed.add(sha256);
            case MISSING -> missing.add(sha256);
          }
        });
    return new Result(intact[0], changed, missing);
  }
}
