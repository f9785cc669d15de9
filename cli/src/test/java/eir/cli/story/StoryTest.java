package eir.cli.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.archive.Archive;
import eir.archive.access.Account;
import eir.archive.access.FreshSignature;
import eir.archive.access.Session;
import eir.archive.casework.CaseRow;
import eir.cli.DemoWorld;
import eir.phantom.PixelShelf;
import eir.phantom.scan.Resolution;
import eir.trial.CaseCode;
import eir.trial.Role;
import eir.trial.StateName;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The story of demo.json, told with small images, by a start that dies and one that goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StoryTest {
  private static final int SIGNATURES_BEFORE_THE_CRASH = 25;

  @TempDir static Path folder;
  private DemoWorld world;
  private Instant started;
  private int doneBeforeTheCrash;

  @BeforeAll
  void aStartThatDiesAndOneThatGoesOn() throws Exception {
    started = Instant.now();
    PixelShelf shelf = PixelShelf.in(folder.resolve("heads"));
    world = DemoWorld.in(folder);
    StoryTeller first = world.teller().orElseThrow();
    assertThatThrownBy(
            () -> first.tell(new Mortal(world.people()), world.address(), shelf, Resolution.TINY))
        .isInstanceOf(PowerCut.class);
    doneBeforeTheCrash = first.done();
    world.close();

    world = DemoWorld.in(folder);
    world.teller().orElseThrow().tell(world.people(), world.address(), shelf, Resolution.TINY);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @Test
  void everyCaseReachesItsState() {
    Map<String, String> wanted = new TreeMap<>();
    Map<String, String> found = new TreeMap<>();
    for (JsonNode entry : world.story().path("cases")) {
      String code = entry.path("case").asString();
      wanted.put(code, entry.path("state").asString());
      found.put(
          code,
          archive()
              .cases()
              .row(new CaseCode(code))
              .map(CaseRow::state)
              .map(StateName::name)
              .orElse("none"));
    }

    assertThat(doneBeforeTheCrash).isPositive();
    assertThat(found).isEqualTo(wanted);
  }

  @Test
  void theJournalHoldsAndItsTimesNeverTurnBack() {
    var entries = archive().events().list(Long.MAX_VALUE, 5000).reversed();

    // The journal itself notes a clock that goes back by more than writers on one moment differ.
    assertThat(entries).extracting(entry -> entry.act().event()).doesNotContain("CLOCK_CHANGED");
    assertThat(entries.getFirst().at()).isBefore(started.minus(Duration.ofDays(7)));
    assertThat(entries.getLast().at()).isAfter(started.minus(Duration.ofDays(4)));
  }

  @Test
  void aToldStoryIsNotToldAgain() {
    assertThat(
            StoryTeller.open(
                archive(),
                new StoryClock(Clock.systemUTC()),
                folder,
                world.story(),
                world.calendar()))
        .isEmpty();
  }

  private Archive archive() {
    return world.archive();
  }

  /** Ends like a computer without power. */
  private static final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** People among whom the power fails after so many signatures. */
  private static final class Mortal implements StoryTeller.Cast {
    private final StoryTeller.Cast people;
    private int left = SIGNATURES_BEFORE_THE_CRASH;

    Mortal(StoryTeller.Cast people) {
      this.people = people;
    }

    @Override
    public Session session(Role role, String site) {
      return people.session(role, site);
    }

    @Override
    public Session session(Account account) {
      return people.session(account);
    }

    @Override
    public FreshSignature signature(Session session) {
      if (left-- == 0) {
        throw new PowerCut();
      }
      return people.signature(session);
    }
  }
}
