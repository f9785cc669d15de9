package eir.trial;

import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.decision.ConsentOutcome;
import eir.trial.decision.DecisionOutcome;
import eir.trial.quality.Submission;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The rows of {@code domain/invariants.tsv} that can be seen on one case. */
final class CaseInvariants {
  private static final Set<Act> BY_SYSTEM = EnumSet.of(Act.QC_PASS, Act.ASSIGN_READER, Act.REMIND);

  private static final List<Slot> READERS = Slot.ofReaders(3);

  private CaseInvariants() {}

  /** Fails with the row's name. */
  static void hold(CaseFile file, int readers) {
    StateName state = file.state().name();
    List<Slot> slots = Slot.ofReaders(readers);
    long signed = slots.stream().filter(slot -> file.signedFor(slot).isPresent()).count();
    if (state == StateName.READING) {
      assertThat(file.submission().filter(Submission::isPassed)).as("I1").isPresent();
      assertThat(signed).as("I7").isLessThan(readers);
    }
    if (state == StateName.ADJUDICATING) {
      assertThat(signed).as("I6").isEqualTo(readers);
      assertThat(readers).as("I8").isGreaterThanOrEqualTo(2);
    }
    if (isFrom(StateName.DECIDED, state)) {
      assertThat(file.verdict()).as("I2").isPresent();
      assertThat(file.decision()).as("I2").isPresent();
    }
    if (isFrom(StateName.COMMUNICATED, state)) {
      assertThat(file.letter().filter(letter -> !letter.superseded())).as("I3").isPresent();
    }
    if (isFrom(StateName.CONSENTED, state)) {
      assertThat(file.consent().filter(consent -> consent.outcome() == ConsentOutcome.GIVEN))
          .as("I4")
          .isPresent();
    }
    if (isFrom(StateName.AWAITING_CONSENT, state)) {
      assertThat(file.decision().filter(one -> one.outcome() == DecisionOutcome.ELIGIBLE))
          .as("I5")
          .isPresent();
    }
    if (state == StateName.QUERIED) {
      assertThat(file.openQueries()).as("a question is open").isNotEmpty();
    }
    Set<UserId> adjudicators = persons(file, List.of(Slot.ADJ), _ -> true);
    Set<UserId> deciders = new HashSet<>();
    file.decisions().forEach(decision -> deciders.add(decision.signedBy()));
    assertThat(persons(file, READERS, _ -> true))
        .as("I12: reader and adjudicator")
        .noneMatch(adjudicators::contains);
    assertThat(persons(file, List.of(Slot.values()), CaseInvariants::isNoStranger))
        .as("I12: reader and physician")
        .noneMatch(deciders::contains);
  }

  // Who was assigned, never looked and was replaced did not read.
  private static boolean isNoStranger(SlotRead read) {
    return read.isOpen() || read.openedAt().isPresent() || read.life() instanceof SlotRead.Declined;
  }

  /** I10 and I11, on one step. */
  static void hold(CaseFile before, Ruling.Allowed step, CaseFile after) {
    if (before.state() instanceof CaseState.Withdrawn) {
      assertThat(step.events()).as("I10").allMatch(CaseEvent.ImagesErased.class::isInstance);
    }
    if (step.events().stream().anyMatch(CaseEvent.ImagesErased.class::isInstance)) {
      assertThat(after.state()).as("I10").isEqualTo(before.state());
    }
    for (Entry entry : step.entries()) {
      if (entry.by().isSystem() && entry.event() instanceof CaseEvent.OfCase event) {
        assertThat(BY_SYSTEM).as("I11").contains(event.act());
      }
    }
  }

  private static Set<UserId> persons(CaseFile file, List<Slot> slots, Predicate<SlotRead> counts) {
    Set<UserId> persons = new HashSet<>();
    for (Slot slot : slots) {
      file.readsIn(slot).stream().filter(counts).map(SlotRead::reader).forEach(persons::add);
    }
    return persons;
  }

  private static boolean isFrom(StateName first, StateName state) {
    return state.compareTo(first) >= 0 && state.compareTo(StateName.REFERRED) <= 0;
  }
}
