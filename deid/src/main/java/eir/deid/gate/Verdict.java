package eir.deid.gate;

import java.util.List;

/** What the gate says of one file. */
public sealed interface Verdict {

  /** Harmless in form; {@code instance} is what the index keeps. */
  record Passed(Instance instance) implements Verdict {}

  /** At least one finding; nothing of the file may be stored. */
  record Refused(List<Finding> findings) implements Verdict {
    public Refused {
      findings = List.copyOf(findings);
    }

    /**
     * Whether bits beside native samples are all that was found. The engine leaves native samples
     * unread, so these are the file's; {@link eir.deid.Outcome.Planned#masked} clears them.
     */
    public boolean isOnlySpareBits() {
      return findings.size() == 1 && findings.getFirst().reason().equals(Checking.SPARE_BITS);
    }
  }
}
