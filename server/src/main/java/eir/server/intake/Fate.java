package eir.server.intake;

import eir.archive.index.Admission;
import eir.archive.index.IndexedInstance;
import eir.deid.gate.Finding;
import java.util.List;

/** What became of one file of a batch. */
sealed interface Fate {
  /** Its place in the batch, from 1. */
  int part();

  /** It passed the gate; the archive has ruled. */
  record Ruled(int part, IndexedInstance instance, Admission admission) implements Fate {}

  /** It did not pass the gate; nothing of it was kept. */
  record Refused(int part, List<Finding> findings) implements Fate {}
}
