package eir.trial;

import eir.trial.quality.Suspect;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The answer to a command: what is appended and what follows, or why not and who can. */
public sealed interface Ruling {

  /**
   * The command is carried out.
   *
   * @param entries to append in this order, in one transaction; the first is the act itself, those
   *     after it are Eir's own, such as assignments
   * @param messages to write to the outbox in the same transaction
   * @param consequences to bring about once that is committed
   */
  record Allowed(List<Entry> entries, List<Message> messages, Set<Consequence> consequences)
      implements Ruling {
    public Allowed {
      entries = List.copyOf(entries);
      messages = List.copyOf(messages);
      consequences = Set.copyOf(consequences);
    }

    /** The events alone. */
    public List<CaseEvent> events() {
      return entries.stream().map(Entry::event).toList();
    }
  }

  /**
   * Nothing happens.
   *
   * @param who roles that can do it or put it right; empty if nobody can in this state
   * @param suspects what in a text looks like an identity, and where; never the text itself
   */
  record Refused(Refusal why, Set<Role> who, List<Suspect> suspects) implements Ruling {
    public Refused {
      who = Set.copyOf(who);
      suspects = List.copyOf(suspects);
    }

    /** A refusal that no text caused. */
    public Refused(Refusal why, Set<Role> who) {
      this(why, who, List.of());
    }
  }

  /** The refusal, if it is one. */
  default Optional<Refusal> refusal() {
    return this instanceof Refused refused ? Optional.of(refused.why()) : Optional.empty();
  }
}
