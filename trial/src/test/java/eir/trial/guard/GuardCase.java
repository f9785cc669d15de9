package eir.trial.guard;

import eir.trial.Actor;
import eir.trial.CaseCommand;
import eir.trial.Refusal;
import eir.trial.Story;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An example of a guard.
 *
 * @param when in words, for the name of the test
 * @param refusal what the road answers; empty if it does what was asked. Differs from the guard's
 *     own code where the state or the eyes of the actor already prevent the act
 */
record GuardCase(
    Guard guard,
    boolean holds,
    String when,
    Optional<Refusal> refusal,
    Supplier<Question> question) {

  /** The guard lets it pass, and it is done. */
  static GuardCase holds(Guard guard, String when, Supplier<Question> question) {
    return new GuardCase(guard, true, when, Optional.empty(), question);
  }

  /** The guard is the first that does not hold. */
  static GuardCase refuses(Guard guard, String when, Supplier<Question> question) {
    return new GuardCase(guard, false, when, Optional.of(guard.refusal()), question);
  }

  /** The guard does not hold, and no road leads to it: {@code earlier} is answered first. */
  static GuardCase refusesBehind(
      Refusal earlier, Guard guard, String when, Supplier<Question> question) {
    return new GuardCase(guard, false, when, Optional.of(earlier), question);
  }

  static Question ask(Story story, Actor actor, CaseCommand command) {
    return new Question(story, actor, command);
  }

  @Override
  public String toString() {
    return guard + (holds ? " holds: " : " refuses: ") + when;
  }
}
