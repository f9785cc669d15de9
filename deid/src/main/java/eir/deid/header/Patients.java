package eir.deid.header;

import java.util.HashMap;
import java.util.Map;

/**
 * What the files of a run reveal of their patients, by the anchor of each, so that what one file
 * says is searched for in all others of the same patient (DEID §4 case 27). Filled before the first
 * file is cleaned, by any number of readers; safe for several threads.
 */
public final class Patients {
  /** Patients of a run that are remembered together; later ones are known by each file alone. */
  private static final int MOST_PATIENTS = 4096;

  private final Map<String, Known> known = new HashMap<>();

  /** What is known of one patient. */
  static final class Known {
    private static final Known NOBODY = new Known();

    private final IdentityBuilder all = new IdentityBuilder();
    private int size;

    /** Grows with what is learned, so that what was built of it is known to be old. */
    synchronized int size() {
      return size;
    }

    synchronized void learn(IdentityBuilder file) {
      if (this != NOBODY) {
        all.add(file);
        size = all.size();
      }
    }

    /** Adds what the other files said to what one says. */
    synchronized void addTo(IdentityBuilder file) {
      file.add(all);
    }
  }

  /** The patient of {@code anchor}; of files without one there is none. */
  synchronized Known of(String anchor) {
    Known one = anchor.isEmpty() ? Known.NOBODY : known.get(anchor);
    if (one == null) {
      one = known.size() < MOST_PATIENTS ? new Known() : Known.NOBODY;
      if (one != Known.NOBODY) {
        known.put(anchor, one);
      }
    }
    return one;
  }
}
