package eir.trial;

import static eir.trial.SmallTrial.ANA;
import static eir.trial.SmallTrial.IRIS;
import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.table.DomainTable;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds in every case that the real rules can produce: {@code domain/invariants.tsv}. */
class CaseLawsTest {
  private static final Set<String> TARGETS = targets();

  @ParameterizedTest(name = "{0} readers, {1}")
  @MethodSource("explorations")
  void everyReachableConfigurationKeepsTheInvariants(int readers, Set<Act> left) {
    CaseExploration exploration = CaseExploration.of(readers, left);

    System.out.printf(
        "%d readers, without %s: %d configurations, %d steps%n",
        readers, left, exploration.configurations().size(), exploration.stepCount());
    assertThat(TARGETS).containsAll(exploration.taken());
    exploration.assertEveryStateIsReached();
    exploration.assertEveryConfigurationCanEndByWork();
    for (int seed = 0; seed < 20; seed++) {
      assertThat(exploration.configurations())
          .as("what the walk of seed %d met", seed)
          .containsAll(exploration.walk(new Random(seed), 150));
    }
  }

  // With REOPEN and QUARANTINE, and without both: an end must be reachable also without them.
  static Stream<Arguments> explorations() {
    return IntStream.rangeClosed(1, 3)
        .boxed()
        .flatMap(readers ->
            Stream.of(
                Arguments.of(readers, Set.of(Act.REOPEN, Act.QUARANTINE)),
                Arguments.of(readers, Set.of())));
  }

  @Test
  void nothingLeavesWithdrawal() {
    Story story = Story.withdrawn();
    story.trial.erasureRequest = Optional.of(new Circumstances.ErasureRequest(ANA.user(), true));

    for (CaseMove move : CaseMove.of(story)) {
      if (story.ask(move.actor(), move.command()) instanceof Ruling.Allowed allowed) {
        assertThat(move.command().act()).isEqualTo(Act.ERASE_IMAGES);
        assertThat(story.file.after(allowed.entries()).state()).isEqualTo(story.file.state());
      }
    }
    assertThat(story.ask(IRIS, new CaseCommand.EraseImages(Say.REASON)))
        .isInstanceOf(Ruling.Allowed.class);
  }

  private static Set<String> targets() {
    Set<String> targets = new TreeSet<>();
    DomainTable.named("case-transitions.tsv")
        .rows()
        .forEach(row ->
            Arrays.stream(row.text("to").split(" "))
                .forEach(to -> targets.add(row.text("from") + " " + row.text("event") + " " + to)));
    return targets;
  }
}
