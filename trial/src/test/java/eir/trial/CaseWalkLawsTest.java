package eir.trial;

import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.Circumstances.Person;
import eir.trial.audit.SignatureMeaning;
import eir.trial.charter.CharterKey;
import eir.trial.decision.CloseReason;
import eir.trial.decision.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random walks on the real rules, on which anybody asks for anything: readers come and go, decline
 * and act in other roles they hold, charters are migrated, time passes. Every walk prints its seed.
 *
 * <p>Longer ones: {@code mvn -pl trial -Dtest=CaseWalkLawsTest -Deir.walks=500 -Deir.steps=1000
 * -Deir.seed=7 test}.
 */
class CaseWalkLawsTest {
  private static final int WALKS = Integer.getInteger("eir.walks", 12);
  private static final int STEPS = Integer.getInteger("eir.steps", 300);
  private static final int FIRST_SEED = Integer.getInteger("eir.seed", 0);
  // What ends a case is asked for rarely, or every walk would be short.
  private static final int ENDS_ONE_IN = 40;

  static IntStream seeds() {
    return IntStream.range(FIRST_SEED, FIRST_SEED + WALKS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aRandomWalkKeepsTheInvariantsAndFoldsTheSameFromEveryPrefix(int seed) {
    Random random = new Random(seed);
    int readers = 1 + seed % 3;
    Story story = crowded(readers);
    List<CaseFile> files = new ArrayList<>(List.of(story.file));
    int cases = 1;
    int acts = 0;

    for (int step = 0; step < STEPS; step++) {
      story.trial.now = story.trial.now.plus(Duration.ofMinutes(random.nextInt(600)));
      Ruling ruling = anything(story, random);
      if (ruling instanceof Ruling.Allowed allowed) {
        acts++;
        CaseFile before = story.file;
        for (Entry entry : allowed.entries()) {
          files.add(files.getLast().after(List.of(entry)));
        }
        story.add(allowed);
        CaseInvariants.hold(story.file, readers);
        CaseInvariants.hold(before, allowed, story.file);
      }
      boolean isOver = story.file.state() instanceof CaseState.Withdrawn;
      if (isOver || step == STEPS - 1) {
        assertEveryPrefixFoldsTheSame(story, files);
        assertEveryEventReadsAsItWasWritten(story);
      }
      if (isOver) {
        story = crowded(readers);
        files = new ArrayList<>(List.of(story.file));
        cases++;
      }
    }
    System.out.printf(
        "seed %d, %d readers: %d steps, %d acts done, %d cases%n",
        seed, readers, STEPS, acts, cases);
  }

  /** The small trial, in which the readers and the physician hold other roles too. */
  private static Story crowded(int readers) {
    Story story = new Story();
    story.charter = Story.charter(readers);
    for (String user : List.of("lena", "davi", "noa", "zoe", "kim")) {
      story.trial.people.removeIf(person -> person.user().text().equals(user));
      story.trial.add(
          user, Optional.empty(), Role.READER, Role.ADJUDICATOR, Role.PHYSICIAN, Role.QC);
    }
    story.trial.add("olga", Optional.empty(), Role.READER);
    return story;
  }

  // Most steps are steps forward by whoever can; the rest is anybody's guess.
  private static Ruling anything(Story story, Random random) {
    List<CaseMove> moves = new ArrayList<>(CaseMove.of(story));
    moves.addAll(ofTheCrowd(story, random));
    Collections.shuffle(moves, random);
    Ruling refused = story.ask(moves.getFirst().actor(), moves.getFirst().command());
    if (random.nextInt(20) == 0) {
      Slot slot = any(random, Slot.values());
      Actor holder =
          story.file.reader(slot).map(user -> Actor.of(user, slot.role())).orElse(SmallTrial.ANA);
      return random.nextBoolean()
          ? ReadLife.open(story.file, holder, slot, story.trial)
          : ReadLife.decline(story.file, holder, slot, Say.REASON, story.trial);
    }
    for (CaseMove move : moves) {
      boolean ends = move.command().act() == Act.WITHDRAW || move.command().act() == Act.CLOSE;
      boolean isFinal =
          move.command() instanceof CaseCommand.Close(CloseReason reason, _, _)
              && reason == CloseReason.ENTERED_IN_ERROR;
      if (!isFinal
          && (!ends || random.nextInt(ENDS_ONE_IN) == 0)
          && story.ask(move.actor(), move.command()) instanceof Ruling.Allowed allowed) {
        return allowed;
      }
    }
    return refused;
  }

  private static List<CaseMove> ofTheCrowd(Story story, Random random) {
    List<CaseMove> moves = new ArrayList<>();
    Person person = any(random, story.trial.people.toArray(Person[]::new));
    Role role = any(random, person.roles().toArray(Role[]::new));
    Actor actor =
        role == Role.SITE
            ? Actor.at(person.site().orElseThrow(), person.user())
            : Actor.of(person.user(), role);
    for (CaseMove move : CaseMove.of(story)) {
      moves.add(new CaseMove(actor, move.command()));
    }
    Person other = any(random, story.trial.people.toArray(Person[]::new));
    for (Slot slot : Slot.values()) {
      moves.add(new CaseMove(SmallTrial.ANA, new CaseCommand.AssignReader(slot, other.user())));
    }
    moves.add(new CaseMove(SmallTrial.OLGA, Say.unblind()));
    moves.add(new CaseMove(SmallTrial.ANA, new CaseCommand.Remind()));
    moves.add(new CaseMove(Actor.SYSTEM, new CaseCommand.Remind()));
    moves.add(
        new CaseMove(
            SmallTrial.ANA, new CaseCommand.MigrateCharter(new CharterKey("DIPG", 2), Say.REASON)));
    moves.add(
        new CaseMove(
            actor,
            new CaseCommand.SignAdjudication(
                new Settlement.Chosen(Slot.R1, Say.REASON),
                Say.signed(SignatureMeaning.ADJUDICATION))));
    return moves;
  }

  private static <T> T any(Random random, T[] of) {
    return of[random.nextInt(of.length)];
  }

  private static void assertEveryPrefixFoldsTheSame(Story story, List<CaseFile> files) {
    assertThat(files.getLast()).as("I13").isEqualTo(story.file);
    for (int prefix = 0; prefix <= story.journal.size(); prefix++) {
      assertThat(CaseFile.fold(story.file.code(), story.journal.subList(0, prefix)))
          .as("I13, prefix of %d", prefix)
          .isEqualTo(files.get(prefix));
    }
  }

  private static void assertEveryEventReadsAsItWasWritten(Story story) {
    for (Entry entry : story.journal) {
      CaseEvent event = entry.event();
      assertThat(
              CaseEventReader.read(
                  event.name(), CaseEventJson.reason(event), CaseEventJson.detail(event)))
          .as("I14: %s", event.name())
          .isEqualTo(event);
    }
  }
}
