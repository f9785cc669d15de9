package eir.archive;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.casework.AskedErasure;
import eir.archive.casework.CaseAnswer;
import eir.archive.casework.CaseAnswer.Done;
import eir.archive.casework.CaseAnswer.Refused;
import eir.archive.casework.CaseRequest;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.Refusal;
import eir.trial.UploadId;
import eir.trial.decision.CloseReason;
import eir.trial.quality.QueryCategory;
import eir.trial.quality.QueryObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is let in and what must go: uploads, sites, retention; on either database. */
abstract class AdmittanceContract {
  private static final int ROUNDS = 20;

  private final MutableClock clock = new MutableClock();
  private Archive archive;
  private TrialWorld world;

  abstract ArchivePlaces emptyPlaces();

  @BeforeEach
  void open() {
    archive = Archive.open(emptyPlaces(), clock);
    world = new TrialWorld(archive);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private static Refusal refusal(CaseAnswer answer) {
    return ((Refused) answer).refusal().why();
  }

  @Test
  void oneUploadBelongsToOneCaseAndACaseToOneChild() {
    CaseCode code = world.opened();
    UploadId upload = world.upload("6VE8KPBR9");
    world.done(world.act(code, world.rui, TrialWorld.submit(upload)));

    CaseCode other = world.opened();
    assertThat(refusal(world.act(other, world.rui, TrialWorld.submit(upload))))
        .isEqualTo(Refusal.IMAGES_TAKEN);
    world.done(
        world.act(
            code,
            world.caio,
            new CaseCommand.QcQuery(
                QueryCategory.MISSING_SERIES,
                new QueryObject.WholeSubmission(),
                "Is there a FLAIR?")));
    assertThat(refusal(world.act(code, world.rui, TrialWorld.submit(world.upload("7WF9MQCS2")))))
        .isEqualTo(Refusal.OTHER_CHILD);
    world.done(world.act(code, world.rui, TrialWorld.submit(world.upload("6VE8KPBR9"))));
    assertThat(archive.cases().row(code).orElseThrow().submission()).isEqualTo(2);
  }

  @Test
  void ofTwoCasesHandedTheSameUploadAtOnceOneIsToldSo() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      UploadId upload = world.upload("6VE8KPBR9");
      List<Callable<CaseAnswer>> both = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        CaseRequest request = world.request(world.opened(), world.rui, TrialWorld.submit(upload));
        both.add(() -> archive.cases().act(request));
      }
      List<CaseAnswer> answers = new ArrayList<>();

      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        for (Future<CaseAnswer> each : threads.invokeAll(both)) {
          answers.add(each.get());
        }
      }

      assertThat(answers).filteredOn(Done.class::isInstance).hasSize(1);
      assertThat(answers)
          .filteredOn(Refused.class::isInstance)
          .extracting(AdmittanceContract::refusal)
          .containsExactly(Refusal.IMAGES_TAKEN);
    }
  }

  @Test
  void aSuspendedSiteOpensNoCaseAndItsOwnGoOn() {
    CaseCode before = world.opened();
    CaseRequest open = CaseRequest.open(UUID.randomUUID(), world.rui, TrialWorld.open());
    String site = archive.sites().list().getFirst().code();

    boolean isSuspended = archive.sites().suspend(site, TrialWorld.who(world.iris));

    assertThat(isSuspended).isTrue();
    assertThat(archive.sites().suspend(site, TrialWorld.who(world.iris))).isFalse();
    assertThat(archive.sites().find(site).orElseThrow().isActive()).isFalse();
    assertThat(refusal(archive.cases().act(open))).isEqualTo(Refusal.SITE_OR_CHARTER_INACTIVE);
    world.done(world.act(before, world.rui, TrialWorld.submit(world.upload("6VE8KPBR9"))));
    archive.sites().resume(site, TrialWorld.who(world.iris));
    assertThat(archive.cases().act(open)).isInstanceOf(Done.class);
  }

  @Test
  void imagesOfAClosedCaseGoWhenRetentionIsOver() {
    CaseCode code = world.inReading();
    world.done(
        world.act(
            code,
            world.ana,
            new CaseCommand.Close(CloseReason.LOST, Optional.empty(), TrialWorld.REASON)));
    AskedErasure.ask(archive.events(), code, world.ana, false, "retention is over");
    CaseCommand erase = new CaseCommand.EraseImages(TrialWorld.REASON);

    Refusal whileItRuns = refusal(world.act(code, world.iris, erase));
    archive
        .sites()
        .closeTrial(
            Optional.of(LocalDate.of(1990, 1, 31)), "last visit", TrialWorld.who(world.iris));

    assertThat(whileItRuns).isEqualTo(Refusal.TWO_PERSONS);
    assertThat(archive.sites().closedOn()).hasValue(LocalDate.of(1990, 1, 31));
    assertThat(archive.worklists().erasures()).extracting(AskedErasure::code).containsExactly(code);
    world.done(world.act(code, world.iris, erase));
    assertThat(archive.worklists().erasures()).isEmpty();
  }
}
