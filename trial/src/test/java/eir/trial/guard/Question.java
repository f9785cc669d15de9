package eir.trial.guard;

import eir.trial.Actor;
import eir.trial.CaseCommand;
import eir.trial.Ruling;
import eir.trial.Story;
import java.util.Optional;

/** Who asks what, of a case in which all else is in order. */
record Question(Story story, Actor actor, CaseCommand command) {

  Ruling ruling() {
    return story.ask(actor, command);
  }

  /** The first guard of the act that does not hold, in the order of the table. */
  Optional<Guard> firstThatFails() {
    return eir.trial.Lifecycle.guards(command.act()).stream()
        .filter(guard -> !holds(guard))
        .findFirst();
  }

  boolean holds(Guard guard) {
    return guard.holds(new Asked(story.file, story.charter, actor, command, story.trial));
  }
}
