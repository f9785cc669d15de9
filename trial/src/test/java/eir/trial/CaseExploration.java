package eir.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Every configuration that the real rules can bring a case to, each reached once. */
final class CaseExploration {
  private static final Set<StateName> ENDS =
      EnumSet.of(StateName.REFERRED, StateName.CLOSED, StateName.WITHDRAWN);

  /** One step between two configurations. */
  private record Step(String from, String to, boolean isWork) {}

  private final int readers;
  private final Set<Act> left;
  private final Map<String, CaseFile> seen = new LinkedHashMap<>();
  private final Set<Step> steps = new HashSet<>();
  private final Set<String> taken = new TreeSet<>();

  private CaseExploration(int readers, Set<Act> left) {
    this.readers = readers;
    this.left = left;
  }

  /**
   * Goes everywhere, breadth first, and holds the invariants after every step.
   *
   * @param left acts that nobody asks for
   */
  static CaseExploration of(int readers, Set<Act> left) {
    CaseExploration exploration = new CaseExploration(readers, left);
    exploration.run();
    return exploration;
  }

  private void run() {
    Story story = new Story();
    story.charter = Story.charter(readers);
    Deque<CaseFile> open = new ArrayDeque<>(List.of(story.file));
    seen.put(CaseConfiguration.of(story.file), story.file);
    while (!open.isEmpty()) {
      CaseFile file = open.removeFirst();
      String from = CaseConfiguration.of(file);
      story.file = file;
      story.trial.rendered(file);
      for (CaseMove move : CaseMove.of(story)) {
        if (!left.contains(move.command().act())
            && story.ask(move.actor(), move.command()) instanceof Ruling.Allowed allowed) {
          CaseFile next = file.after(allowed.entries());
          CaseInvariants.hold(next, readers);
          CaseInvariants.hold(file, allowed, next);
          taken.add(file.state().name() + " " + move.command().act() + " " + next.state().name());
          String to = CaseConfiguration.of(next);
          steps.add(new Step(from, to, move.isWork()));
          if (seen.putIfAbsent(to, next) == null) {
            open.add(next);
          }
        }
      }
    }
  }

  Set<String> configurations() {
    return seen.keySet();
  }

  int stepCount() {
    return steps.size();
  }

  /** What was done, as "STATE ACT STATE". */
  Set<String> taken() {
    return taken;
  }

  /**
   * The configurations of a random walk with a long memory. If the explored ones lack one of them,
   * {@link CaseConfiguration} leaves something out that decides what can follow.
   */
  Set<String> walk(Random random, int steps) {
    Set<String> met = new TreeSet<>();
    Story story = new Story();
    story.charter = Story.charter(readers);
    for (int step = 0; step < steps; step++) {
      List<CaseMove> moves = CaseMove.of(story);
      Collections.shuffle(moves, random);
      moves.stream()
          .filter(move -> !left.contains(move.command().act()))
          .filter(move -> move.command().act() != Act.WITHDRAW || random.nextInt(50) == 0)
          .map(move -> story.ask(move.actor(), move.command()))
          .filter(Ruling.Allowed.class::isInstance)
          .findFirst()
          .ifPresent(ruling -> story.add((Ruling.Allowed) ruling));
      met.add(CaseConfiguration.of(story.file));
    }
    return met;
  }

  /** I8. */
  void assertEveryStateIsReached() {
    Set<StateName> reached = EnumSet.noneOf(StateName.class);
    seen.values().forEach(file -> reached.add(file.state().name()));
    Set<StateName> all = EnumSet.copyOf(Arrays.asList(StateName.values()));
    if (readers == 1) {
      all.remove(StateName.ADJUDICATING);
    }
    assertThat(reached).as("I8").isEqualTo(all);
  }

  /** I9: by work alone, without closing or withdrawing, every case that lives comes to an end. */
  void assertEveryConfigurationCanEndByWork() {
    Set<String> working = new HashSet<>();
    steps.stream().filter(Step::isWork).map(Step::from).forEach(working::add);
    assertThat(live()).as("I9: work is left to do").allMatch(working::contains);
    assertThat(live()).as("I9: an end is reachable").allMatch(canEnd()::contains);
  }

  private List<String> live() {
    Predicate<CaseFile> isLive = file -> !ENDS.contains(file.state().name());
    return seen.entrySet().stream()
        .filter(entry -> isLive.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Set<String> canEnd() {
    Map<String, List<String>> before = new HashMap<>();
    for (Step step : steps) {
      if (step.isWork()) {
        before.computeIfAbsent(step.to(), _ -> new ArrayList<>()).add(step.from());
      }
    }
    Deque<String> open = new ArrayDeque<>(seen.keySet());
    open.removeAll(live());
    Set<String> canEnd = new HashSet<>(open);
    while (!open.isEmpty()) {
      for (String earlier : before.getOrDefault(open.removeFirst(), List.of())) {
        if (canEnd.add(earlier)) {
          open.add(earlier);
        }
      }
    }
    return canEnd;
  }
}
