package eir.trial.decision;

import eir.trial.Slot;
import eir.trial.reading.ReadForm;

/** How an adjudicator settles reads that differ. */
public sealed interface Settlement {
  /** One of the reads is right. */
  record Chosen(Slot slot, String reason) implements Settlement {}

  /** The adjudicator's own read. */
  record OwnRead(ReadForm form) implements Settlement {}
}
