package eir.trial.reading;

import eir.trial.charter.Adjudication;
import eir.trial.charter.Charter;
import eir.trial.charter.Trigger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What follows from the signed reads of a submission: {@code afterRead} of docs/domain.md §2.2. */
public sealed interface Review {

  /** Reads are owed. */
  record StillReading() implements Review {}

  /** The reads agree, or enough of them. */
  record Concluded(Conclusion conclusion) implements Review {}

  /** An adjudicator is called, for these triggers of the charter. */
  record Discordant(Set<Trigger> triggers) implements Review {
    public Discordant {
      triggers = Collections.unmodifiableSet(new TreeSet<>(triggers));
    }
  }

  /**
   * Rules on the signed reads of the current submission, in the order of their slots.
   *
   * <p>A majority must be one: where two different majorities agree, each within itself, no rule
   * says which of them counts, and the adjudicator is called.
   */
  static Review after(List<ReadForm> signed, Charter charter) {
    if (signed.size() < charter.readers()) {
      return new StillReading();
    }
    Set<Trigger> triggers = triggersOf(signed, charter);
    if (triggers.isEmpty() || charter.readers() == 1) {
      return new Concluded(Conclusion.of(signed, charter));
    }
    if (charter.adjudication() == Adjudication.MAJORITY) {
      Optional<List<ReadForm>> majority = majority(signed, charter);
      if (majority.isPresent()) {
        return new Concluded(Conclusion.of(majority.get(), charter));
      }
    }
    return new Discordant(triggers);
  }

  private static Set<Trigger> triggersOf(List<ReadForm> reads, Charter charter) {
    Set<Trigger> triggers = new TreeSet<>(Discordance.triggers(reads, charter));
    triggers.retainAll(charter.adjudicateOn());
    return triggers;
  }

  // Of three reads a strict majority that is not all of them is two: leave each out in turn.
  private static Optional<List<ReadForm>> majority(List<ReadForm> signed, Charter charter) {
    List<List<ReadForm>> agreeing = new ArrayList<>();
    for (int left = 0; left < signed.size(); left++) {
      List<ReadForm> others = new ArrayList<>(signed);
      others.remove(left);
      if (triggersOf(others, charter).isEmpty()) {
        agreeing.add(others);
      }
    }
    return agreeing.size() == 1 ? Optional.of(agreeing.getFirst()) : Optional.empty();
  }
}
