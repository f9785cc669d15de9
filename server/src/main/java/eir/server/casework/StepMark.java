package eir.server.casework;

import eir.trial.StateName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One of the steps that every case takes, as the line above its page shows it.
 *
 * @param name key of its word: {@code step.NAME}
 */
public record StepMark(Name name, Mark mark) {

  /** The steps in their order. */
  public enum Name {
    IMAGES(StateName.CANDIDATE, StateName.QUERIED),
    CONTROL(StateName.IN_QC),
    READS(StateName.READING),
    ADJUDICATION(StateName.ADJUDICATING),
    DECISION(StateName.DECIDING),
    LETTER(StateName.DECIDED),
    CONFIRMED(StateName.COMMUNICATED),
    CONSENT(StateName.AWAITING_CONSENT),
    REFERRAL(StateName.CONSENTED);

    private final Set<StateName> states;

    Name(StateName... states) {
      this.states = Set.of(states);
    }
  }

  /** Whether it is behind the case, under way, or still to come. */
  public enum Mark {
    DONE,
    NOW,
    TO_DO,
    /** Not needed in this case. */
    SKIPPED
  }

  /**
   * The steps of a case in {@code state}; none once it has ended, as its road is then over.
   *
   * @param been the states in which it was
   */
  static List<StepMark> of(StateName state, Set<StateName> been) {
    if (state == StateName.REFERRED) {
      return Arrays.stream(Name.values())
          .map(name -> new StepMark(name, behind(name, been)))
          .toList();
    }
    Optional<Name> now =
        Arrays.stream(Name.values()).filter(name -> name.states.contains(state)).findFirst();
    List<StepMark> steps = new ArrayList<>();
    for (Name name : now.isPresent() ? Name.values() : new Name[0]) {
      int order = name.compareTo(now.get());
      steps.add(
          new StepMark(name, order < 0 ? behind(name, been) : order == 0 ? Mark.NOW : Mark.TO_DO));
    }
    return steps;
  }

  private static Mark behind(Name name, Set<StateName> been) {
    return Collections.disjoint(name.states, been) ? Mark.SKIPPED : Mark.DONE;
  }
}
