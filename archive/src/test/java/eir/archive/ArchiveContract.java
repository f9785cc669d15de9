package eir.archive;

import static eir.archive.Samples.KEY;
import static eir.archive.Samples.announcement;
import static eir.archive.Samples.closing;
import static eir.archive.Samples.content;
import static eir.archive.Samples.inStudy;
import static eir.archive.Samples.instance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.archive.access.LinkOpening;
import eir.archive.access.LinkOrder;
import eir.archive.access.LinkScope;
import eir.archive.index.Admission;
import eir.archive.index.Announcement;
import eir.archive.index.Arrival;
import eir.archive.index.Closure;
import eir.archive.index.IndexedInstance;
import eir.archive.index.Inventory;
import eir.archive.index.Jpeg;
import eir.archive.index.Opening;
import eir.archive.index.Presentation;
import eir.archive.index.Presentation.Bundle;
import eir.archive.index.Submission;
import eir.archive.index.SubmissionVersion;
import eir.archive.index.Upload;
import eir.archive.index.UploadRules;
import eir.archive.job.Job;
import eir.archive.job.Jobs;
import eir.archive.journal.Act;
import eir.archive.object.Objects.Committed;
import eir.archive.object.Objects.Verification;
import eir.archive.object.Sha256;
import eir.trial.charter.CharterKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every archive does; one run on SQLite and a folder, one on PostgreSQL and S3. */
abstract class ArchiveContract {
  static final String ANNA = "6VE8KPBR9";
  static final String OTHER = "7WF9MQCS2";

  final MutableClock clock = new MutableClock();
  ArchivePlaces places = ArchivePlaces.in(Path.of(""));
  Archive archive;
  Samples samples;

  /** Places that hold nothing yet. */
  abstract ArchivePlaces emptyPlaces();

  @BeforeEach
  void open() {
    places = emptyPlaces();
    archive = Archive.open(places, clock);
    samples = new Samples(archive);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  // The road in

  @Test
  void aRequestThatIsRepeatedGetsTheSameUpload() {
    Announcement announcement = announcement(3);

    assertThat(archive.uploads().open(announcement))
        .isEqualTo(archive.uploads().open(announcement));
  }

  @Test
  void anUploadKeepsTheRulesThatItBeganUnder() {
    UploadRules rules =
        new UploadRules(
            "8a3f00c1", Optional.of("{\"tier\":\"core\"}"), Optional.of(new CharterKey("DIPG", 2)));
    Announcement first = new Announcement("S01", "l", "r", 1, 1, rules, KEY);
    Announcement later = new Announcement("S01", "l", "r", 1, 1, UploadRules.of("00000000"), KEY);

    Upload opened = ((Opening.Opened) archive.uploads().open(first)).upload();

    assertThat(opened.rules()).isEqualTo(rules);
    assertThat(archive.uploads().open(later)).isEqualTo(new Opening.Opened(opened));
    assertThat(archive.uploads().find(opened.id())).contains(opened);
    assertThat(archive.uploads().ofRequest("S01", "r")).contains(opened);
    assertThat(archive.uploads().ofRequest("S01", "other")).isEmpty();
  }

  @Test
  void theFirstUploadSetsTheKeyOfTheSiteAndAnotherKeyIsRefused() {
    samples.open(1);
    Announcement other =
        new Announcement("S01", "l", "r", 1, 1, UploadRules.of("8a3f00c1"), "f".repeat(16));

    assertThat(archive.sites().find("S01").orElseThrow().keyFingerprint()).contains(KEY);
    assertThat(archive.uploads().open(other)).isEqualTo(new Opening.KeyMismatch());

    archive.sites().forgetKey("S01", Samples.EVA);
    assertThat(archive.uploads().open(other)).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void aSiteThatIsChangedKeepsItsKey() {
    samples.open(1);

    archive.sites().put(Samples.AURORA, Samples.EVA);

    assertThat(archive.sites().find("S01").orElseThrow().keyFingerprint()).contains(KEY);
  }

  @Test
  void whatIsStoredIsHeldWhenItComesAgain() {
    Upload upload = samples.open(2);

    assertThat(archive.uploads().admitAll(upload.id(), samples.arrivals(ANNA, 0, 2)))
        .containsExactly(Admission.STORED, Admission.STORED);
    assertThat(archive.uploads().admitAll(upload.id(), samples.arrivals(ANNA, 0, 2)))
        .containsExactly(Admission.HELD, Admission.HELD);
    Upload after = archive.uploads().find(upload.id()).orElseThrow();
    assertThat(after.heldFiles()).isEqualTo(2);
    assertThat(after.heldBytes()).isEqualTo(4_001);
  }

  @Test
  void otherBytesUnderTheSameUidAreAConflictAndLeaveNothing() {
    Upload upload = samples.open(2);
    archive.uploads().admit(upload.id(), samples.arrival(ANNA, 1));

    Arrival changed = samples.arrival(instance(ANNA, 1), content(99));
    assertThat(archive.uploads().admit(upload.id(), changed)).isEqualTo(Admission.CONFLICT);

    assertThat(archive.objects().exists(Sha256.hashOf(content(99)))).isFalse();
    assertThat(archive.objects().exists(Sha256.hashOf(content(1)))).isTrue();
  }

  @Test
  void aConflictWithinABatchLeavesTheFirstAndTheSweepRemovesTheOther() {
    Upload upload = samples.open(2);

    assertThat(
            archive
                .uploads()
                .admitAll(
                    upload.id(),
                    List.of(
                        samples.arrival(ANNA, 1), samples.arrival(instance(ANNA, 1), content(99)))))
        .containsExactly(Admission.STORED, Admission.CONFLICT);

    archive.uploads().sweep();
    assertThat(archive.objects().exists(Sha256.hashOf(content(99)))).isFalse();
    assertThat(archive.objects().exists(Sha256.hashOf(content(1)))).isTrue();
  }

  @Test
  void moreThanAnnouncedIsNotTaken() {
    Upload upload = samples.open(1);

    assertThat(archive.uploads().admitAll(upload.id(), samples.arrivals(ANNA, 0, 2)))
        .containsExactly(Admission.STORED, Admission.NOT_ANNOUNCED);
  }

  @Test
  void onlyWhatIsNotHeldIsMissing() {
    Upload upload = samples.open(3);
    archive.uploads().admit(upload.id(), samples.arrival(ANNA, 1));

    assertThat(
            archive
                .uploads()
                .missing(
                    upload.id(),
                    List.of(
                        Sha256.hashOf(content(0)),
                        Sha256.hashOf(content(1)),
                        Sha256.hashOf(content(2)))))
        .containsExactly(Sha256.hashOf(content(0)), Sha256.hashOf(content(2)));
  }

  @Test
  void twentySendersAtOnceStoreEachFileOnce() throws Exception {
    Upload upload = samples.open(60);
    List<Callable<List<Admission>>> senders =
        IntStream.range(0, 20)
            .<Callable<List<Admission>>>mapToObj(i -> {
              int from = i % 6 * 10; // each file comes from three or four senders
              return () ->
                  archive.uploads().admitAll(upload.id(), samples.arrivals(ANNA, from, from + 10));
            })
            .toList();
    List<Admission> answers = new ArrayList<>();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<Admission>> answer : threads.invokeAll(senders)) {
        answers.addAll(answer.get());
      }
    }

    assertThat(Collections.frequency(answers, Admission.STORED)).isEqualTo(60);
    assertThat(Collections.frequency(answers, Admission.HELD)).isEqualTo(140);
    assertThat(archive.uploads().find(upload.id()).orElseThrow().heldFiles()).isEqualTo(60);
    assertThat(archive.uploads().close(upload.id(), closing(0))).isInstanceOf(Closure.Closed.class);
  }

  // Closing

  @Test
  void anUploadClosesOnlyWhenAllThatWasAnnouncedIsThere() {
    Upload upload = samples.open(3);
    archive.uploads().admitAll(upload.id(), samples.arrivals(ANNA, 0, 2));

    assertThat(archive.uploads().close(upload.id(), closing(0)))
        .isEqualTo(new Closure.FilesMissing(3, 2));
    assertThat(archive.uploads().close(upload.id(), closing(2)))
        .isEqualTo(new Closure.FilesMissing(1, 2));

    Submission submission =
        ((Closure.Closed) archive.uploads().close(upload.id(), closing(1))).submission();
    assertThat(submission.images()).isEqualTo(2);
    assertThat(submission.pseudonym()).isEqualTo(ANNA);
    assertThat(submission.number()).isEqualTo(1);
    assertThat(submission.id().version()).isEqualTo(1);
    assertThat(archive.submissions().closing(submission.id())).contains(closing(1));
  }

  @Test
  void nothingClosesAnUploadOfNothing() {
    Upload upload = samples.open(2);

    assertThat(archive.uploads().close(upload.id(), closing(2)))
        .isEqualTo(new Closure.FilesMissing(0, 0));
  }

  @Test
  void closingTwiceGivesTheSameSubmissionAndNothingMoreIsTaken() {
    Submission submission = samples.submit(ANNA, 2);

    assertThat(archive.uploads().close(submission.upload(), closing(0)))
        .isEqualTo(new Closure.Closed(submission));
    assertThat(archive.uploads().admit(submission.upload(), samples.arrival(ANNA, 5)))
        .isEqualTo(Admission.NOT_OPEN);
    assertThat(archive.uploads().abandon(submission.upload())).isFalse();
  }

  @Test
  void twoPatientsInOneUploadAreRefused() {
    Upload upload = samples.open(2);
    archive
        .uploads()
        .admitAll(upload.id(), List.of(samples.arrival(ANNA, 0), samples.arrival(OTHER, 1)));

    assertThat(archive.uploads().close(upload.id(), closing(0)))
        .isEqualTo(new Closure.SeveralPatients());
  }

  @Test
  void aStudyWithTwoDatesIsRefused() {
    Upload upload = samples.open(2);
    IndexedInstance later = instance(ANNA, 1, LocalDate.of(2019, 3, 15));
    archive
        .uploads()
        .admitAll(
            upload.id(), List.of(samples.arrival(ANNA, 0), samples.arrival(later, content(1))));

    assertThat(archive.uploads().close(upload.id(), closing(0)))
        .isEqualTo(new Closure.StudiesDisagree());
  }

  @Test
  void aSeriesInTwoStudiesIsRefused() {
    Upload upload = samples.open(2);
    archive
        .uploads()
        .admitAll(
            upload.id(),
            List.of(
                samples.arrival(ANNA, 0),
                samples.arrival(inStudy("2.25.3.2", instance(ANNA, 1)), content(1))));

    assertThat(archive.uploads().close(upload.id(), closing(0)))
        .isEqualTo(new Closure.SeriesDisagree());
  }

  @Test
  void twoStudiesOfOneChildAreOneSubmission() {
    Upload upload = samples.open(2);
    archive
        .uploads()
        .admitAll(
            upload.id(),
            List.of(
                samples.arrival(ANNA, 0),
                samples.arrival(inStudy("2.25.3.2", instance(ANNA, 10)), content(10))));

    assertThat(archive.uploads().close(upload.id(), closing(0))).isInstanceOf(Closure.Closed.class);
  }

  @Test
  void anotherDeliveryForTheSameChildIsTheNextVersion() {
    Submission first = samples.submit(ANNA, 2);
    Submission ofAnother = samples.submit(OTHER, 2);
    Submission second = samples.submit(ANNA, 3);

    assertThat(second.id()).isEqualTo(new SubmissionVersion(first.id().submission(), 2));
    assertThat(second.number()).isEqualTo(1);
    assertThat(ofAnother.number()).isEqualTo(2);
    assertThat(first.newerVersion()).isEmpty();
    assertThat(archive.submissions().find(first.id()).orElseThrow().newerVersion()).contains(2);
    assertThat(archive.submissions().list(10, 0)).hasSize(3);
    assertThat(archive.submissions().listOfSite("S01", 2, 1)).hasSize(2);
  }

  @Test
  void twentyClosingsAtOnceGetTwentyNumbers() throws Exception {
    List<Callable<Submission>> closings =
        IntStream.range(0, 20)
            .<Callable<Submission>>mapToObj(i -> () -> samples.submit("CHILD" + i, 1))
            .toList();
    List<Integer> numbers = new ArrayList<>();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Submission> each : threads.invokeAll(closings)) {
        numbers.add(each.get().number());
      }
    }

    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
  }

  // The road out

  @Test
  void theInventoryListsStudiesSeriesAndInstancesInOrder() {
    Submission submission = samples.submit(ANNA, 25);

    Inventory inventory = archive.submissions().inventory(submission.id());

    assertThat(inventory.studies()).hasSize(1);
    Inventory.Study study = inventory.studies().getFirst();
    assertThat(study.studyDate()).contains(LocalDate.of(2019, 3, 14));
    assertThat(study.series())
        .extracting(series -> series.instances().size())
        .containsExactly(10, 10, 5);
    Inventory.Instance second = study.series().getFirst().instances().get(1);
    assertThat(second.sha256()).isEqualTo(Sha256.hashOf(content(1)));
    assertThat(second.lengthBytes()).isEqualTo(2_001);
    assertThat(second.instanceNumber()).contains(1);
    assertThat(archive.submissions().series(study.series().get(2).id()))
        .contains(study.series().get(2));
  }

  @Test
  void theFirstReceiptIsTheOneThatIsKept() {
    Submission submission = samples.submit(ANNA, 1);

    assertThat(archive.submissions().receipt(submission.id())).isEmpty();
    assertThat(archive.submissions().keepReceipt(submission.id(), "{\"n\":1}"))
        .isEqualTo("{\"n\":1}");
    assertThat(archive.submissions().keepReceipt(submission.id(), "{\"n\":2}"))
        .isEqualTo("{\"n\":1}");
  }

  @Test
  void seriesAreShownInHangingOrderAndThoseNotMadeComeLast() {
    Submission submission = samples.submit(ANNA, 30);
    List<Inventory.Series> series =
        archive.submissions().inventory(submission.id()).studies().getFirst().series();
    Sha256 bundle = keep(content(500));

    archive.presentations().put(series.get(2).id(), presentation(1, bundle));
    archive.presentations().put(series.get(0).id(), presentation(2, bundle));

    List<Presentation.Shown> shown = archive.presentations().list(submission.id());
    assertThat(shown)
        .extracting(Presentation.Shown::id)
        .containsExactly(series.get(2).id(), series.get(0).id(), series.get(1).id());
    assertThat(shown.get(0).presentation()).contains(presentation(1, bundle));
    assertThat(shown.get(0).images()).isEqualTo(10);
    assertThat(shown.get(2).presentation()).isEmpty();
    assertThat(archive.presentations().holdsBundle(submission.id(), bundle)).isTrue();
    assertThat(archive.presentations().holdsBundle(submission.id(), Sha256.hashOf(content(0))))
        .isFalse();
  }

  @Test
  void theProgressOfEachVersionIsItsOwn() {
    Submission first = samples.submit(ANNA, 30);
    Submission second = samples.submit(ANNA, 31);
    List<Inventory.Series> series =
        archive.submissions().inventory(first.id()).studies().getFirst().series();
    archive.presentations().put(series.get(0).id(), presentation(1, keep(content(500))));
    archive
        .presentations()
        .put(
            series.get(1).id(),
            new Presentation(
                "{}",
                9,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of("NOT_PREPARED")));

    assertThat(archive.presentations().progress(List.of(first.id())))
        .containsExactly(Map.entry(first.id(), new Presentation.Progress(3, 2, 1)));
    assertThat(archive.presentations().progress(List.of(first.id(), second.id())))
        .containsKeys(first.id(), second.id());
    assertThat(archive.presentations().progress(List.of())).isEmpty();
  }

  @Test
  void aBundleThatIsReplacedGoesWithTheSweep() {
    Submission submission = samples.submit(ANNA, 1);
    String series = seriesOf(submission);
    archive.presentations().put(series, presentation(1, keep(content(500))));

    archive.presentations().put(series, presentation(1, keep(content(501))));
    archive.uploads().sweep();

    assertThat(archive.objects().exists(Sha256.hashOf(content(500)))).isFalse();
    assertThat(archive.objects().exists(Sha256.hashOf(content(501)))).isTrue();
  }

  @Test
  void aBundleWhoseBytesAreNotThereIsRefused() {
    Submission submission = samples.submit(ANNA, 1);

    assertThatThrownBy(() ->
            archive
                .presentations()
                .put(seriesOf(submission), presentation(1, Sha256.hashOf(content(502)))))
        .isInstanceOf(ArchiveException.class);
    assertThat(archive.presentations().list(submission.id()).getFirst().presentation()).isEmpty();
  }

  // What goes

  @Test
  void anAbandonedUploadLeavesNothing() {
    Upload upload = samples.open(3);
    archive.uploads().admitAll(upload.id(), samples.arrivals(ANNA, 0, 3));

    assertThat(archive.uploads().abandon(upload.id())).isTrue();

    assertThat(archive.objects().exists(Sha256.hashOf(content(0)))).isFalse();
    assertThat(archive.uploads().find(upload.id()).orElseThrow().state())
        .isEqualTo(Upload.State.ABANDONED);
    assertThat(archive.uploads().admit(upload.id(), samples.arrival(ANNA, 0)))
        .isEqualTo(Admission.NOT_OPEN);
  }

  @Test
  void bytesThatAnotherUploadHoldsTooStay() {
    Submission kept = samples.submit(ANNA, 2);
    Upload upload = samples.open(2);
    archive.uploads().admitAll(upload.id(), samples.arrivals(ANNA, 0, 2));

    archive.uploads().abandon(upload.id());

    assertThat(archive.submissions().inventory(kept.id()).instances())
        .allSatisfy(each ->
            assertThat(archive.objects().verify(each.sha256())).isEqualTo(Verification.INTACT));
  }

  @Test
  void anUploadThatWasSilentForADayIsSwept() {
    Upload silent = samples.open(2);
    archive.uploads().admit(silent.id(), samples.arrival(ANNA, 0));
    clock.advance(Duration.ofHours(23));
    Upload alive = samples.open(2);
    archive.uploads().touch(alive.id());

    assertThat(archive.uploads().sweep()).isZero();
    clock.advance(Duration.ofHours(2));
    assertThat(archive.uploads().sweep()).isEqualTo(1);

    assertThat(archive.uploads().find(silent.id()).orElseThrow().state())
        .isEqualTo(Upload.State.ABANDONED);
    assertThat(archive.uploads().find(alive.id()).orElseThrow().state())
        .isEqualTo(Upload.State.OPEN);
  }

  @Test
  void arrivalsAndCleanUpsOfTheSameBytesNeverLoseAStoredFile() throws Exception {
    int kept = arriveAndCleanUpTogether();

    assertThat(kept).isPositive();
    for (int i = 0; i < 12; i++) {
      assertThat(archive.objects().verify(Sha256.hashOf(content(i))))
          .isEqualTo(Verification.INTACT);
    }
  }

  /** Eight threads send the same bytes, in both orders, and every second one gives them up. */
  final int arriveAndCleanUpTogether() throws Exception {
    List<Callable<Boolean>> rounds = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean keep = i % 2 == 0;
      boolean backwards = i % 4 < 2;
      rounds.add(() -> {
        Upload upload = samples.open(12);
        List<Arrival> arrivals = samples.arrivals(ANNA, 0, 12);
        try {
          archive.uploads().admitAll(upload.id(), backwards ? arrivals.reversed() : arrivals);
        } catch (ArchiveException e) {
          return false; // not acknowledged: the sender would send again
        }
        if (!keep) {
          archive.uploads().abandon(upload.id());
        }
        return keep;
      });
    }

    int kept = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> round : threads.invokeAll(rounds)) {
        kept += round.get() ? 1 : 0;
      }
    }
    return kept;
  }

  @Test
  void erasureLeavesHashesAndEndsTheLinks() {
    Submission submission = samples.submit(ANNA, 2);
    archive.presentations().put(seriesOf(submission), presentation(1, keep(content(500))));
    var link =
        archive
            .links()
            .mint(LinkOrder.plain(new LinkScope.ViewOf(submission.id()), Samples.EVA))
            .link();

    assertThat(archive.submissions().erase(submission.id(), Samples.EVA, "consent \"withdrawn\""))
        .isTrue();

    assertThat(archive.submissions().erase(submission.id(), Samples.EVA, "again")).isFalse();
    assertThat(archive.submissions().inventory(submission.id()).studies()).isEmpty();
    assertThat(archive.submissions().find(submission.id()).orElseThrow().erasedAt())
        .contains(clock.instant());
    assertThat(archive.submissions().tombstones(submission.id()))
        .containsExactlyInAnyOrder(
            Sha256.hashOf(content(0)), Sha256.hashOf(content(1)), Sha256.hashOf(content(500)));
    assertThat(archive.submissions().tombstones(submission.id()))
        .noneMatch(archive.objects()::exists);
    assertThat(archive.links().find(link.id()).orElseThrow().revoked()).isPresent();
    assertThat(archive.events().of("submission", submission.id().submission()))
        .extracting(entry -> entry.act().event())
        .containsExactly("SUBMIT", "IMAGES_ERASED");
  }

  // Jobs

  @Test
  void aClosedUploadBringsWorkForEachOfItsSeries() {
    samples.submit(ANNA, 25);

    assertThat(archive.jobs().pending()).isEqualTo(3);
  }

  @Test
  void aJobIsOneWorkersUntilItsLeaseEnds() {
    archive.jobs().add(Jobs.BUNDLE_SERIES, "series1");

    Job first = take().orElseThrow();
    assertThat(first.subject()).isEqualTo("series1");
    assertThat(take()).isEmpty();
    clock.advance(Duration.ofMinutes(6));
    Job second = take().orElseThrow();

    assertThat(second.attempt()).isEqualTo(2);
    assertThat(archive.jobs().done(first)).isFalse();
    assertThat(archive.jobs().extend(second, Duration.ofMinutes(5))).isTrue();
    assertThat(archive.jobs().done(second)).isTrue();
    assertThat(archive.jobs().pending()).isZero();
  }

  @Test
  void aFailedJobComesLaterEachTimeAndRestsAtLast() {
    archive.jobs().add(Jobs.BUNDLE_SERIES, "series1");

    Duration pause = Duration.ofSeconds(10);
    for (int attempt = 1; attempt <= Jobs.MOST_ATTEMPTS; attempt++) {
      assertThat(archive.jobs().failed(take().orElseThrow(), "NO_DECODER")).isTrue();
      clock.advance(pause.minusMillis(1));
      assertThat(take()).isEmpty();
      clock.advance(Duration.ofMillis(1));
      pause = pause.multipliedBy(2);
    }
    assertThat(take()).isEmpty();
    assertThat(archive.jobs().resting(Jobs.BUNDLE_SERIES)).containsExactly("series1");

    archive.jobs().add(Jobs.BUNDLE_SERIES, "series1");
    archive.jobs().forget(Jobs.BUNDLE_SERIES, "series1");
    assertThat(take()).isPresent();
  }

  @Test
  void aJobOverWhichEveryWorkerDiedRestsWhenTheLastLeaseEnds() {
    archive.jobs().add(Jobs.BUNDLE_SERIES, "series1");
    for (int attempt = 1; attempt <= Jobs.MOST_ATTEMPTS; attempt++) {
      assertThat(take()).isPresent();
      assertThat(archive.jobs().resting(Jobs.BUNDLE_SERIES)).isEmpty();
      clock.advance(Duration.ofMinutes(6));
    }

    assertThat(archive.jobs().resting(Jobs.BUNDLE_SERIES)).containsExactly("series1");
    archive.jobs().forget(Jobs.BUNDLE_SERIES, "series1");
    assertThat(archive.jobs().resting(Jobs.BUNDLE_SERIES)).isEmpty();
  }

  @Test
  void noJobIsTakenByTwoWorkers() throws Exception {
    for (int i = 0; i < 30; i++) {
      archive.jobs().add(Jobs.BUNDLE_SERIES, "series" + i);
    }
    List<Callable<List<String>>> workers =
        Collections.nCopies(
            6,
            () -> {
              List<String> taken = new ArrayList<>();
              while (archive.jobs().pending() > 0) {
                take()
                    .ifPresent(job -> {
                      taken.add(job.subject());
                      archive.jobs().done(job);
                    });
              }
              return taken;
            });
    List<String> taken = new ArrayList<>();

    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<List<String>> worker : threads.invokeAll(workers)) {
        taken.addAll(worker.get());
      }
    }

    assertThat(taken).hasSize(30).doesNotHaveDuplicates();
  }

  // The log of acts, and the database under all

  @Test
  void aWriteThatFailsLeavesNothingAndDoesNotHarmItsNeighbours() throws Exception {
    List<Callable<Boolean>> writes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String id = "act" + i;
      boolean fails = i % 3 == 0;
      writes.add(() -> {
        try {
          archive
              .database()
              .run(handle -> {
                archive.events().append(handle, Act.of(Samples.EVA, "VERIFY_RUN", "x", id));
                if (fails) {
                  throw new IllegalStateException("on purpose");
                }
              });
          return true;
        } catch (IllegalStateException e) {
          return false;
        }
      });
    }

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> write : threads.invokeAll(writes)) {
        write.get();
      }
    }

    assertThat(archive.events().list(Long.MAX_VALUE, 1_000).stream().map(each -> each.act().id()))
        .filteredOn(id -> id.startsWith("act"))
        .hasSize(66)
        .doesNotContain("act0", "act99")
        .contains("act1", "act98");
  }

  @Test
  void aSecondArchiveOnTheSamePlacesSeesAndDoesTheSame() {
    Submission submission = samples.submit(ANNA, 2);

    try (Archive second = Archive.open(places, clock)) {
      assertThat(second.submissions().find(submission.id())).contains(submission);
      new Samples(second).submit(ANNA, 3);
    }

    assertThat(archive.submissions().find(submission.id()).orElseThrow().newest()).isEqualTo(2);
  }

  @Test
  void oneRoadIsWalkedOverTwoArchives() {
    Upload upload = samples.open(4);
    try (Archive second = Archive.open(places, clock)) {
      archive.uploads().admitAll(upload.id(), samples.arrivals(ANNA, 0, 2));
      second.uploads().admitAll(upload.id(), new Samples(second).arrivals(ANNA, 1, 4));
      Closure closed = second.uploads().close(upload.id(), Samples.closing(0));
      Submission submission = ((Closure.Closed) closed).submission();

      assertThat(archive.submissions().find(submission.id())).contains(submission);
      assertThat(take()).isPresent();
      assertThat(second.jobs().take(Set.of(Jobs.BUNDLE_SERIES), Duration.ofMinutes(5))).isEmpty();
      var link =
          archive.links().mint(LinkOrder.plain(new LinkScope.ViewOf(submission.id()), Samples.EVA));
      assertThat(second.links().open(link.link().id(), link.key()))
          .isInstanceOf(LinkOpening.Active.class);
      second.links().revoke(link.link().id(), Samples.EVA, "leaked");
      assertThat(archive.links().open(link.link().id(), link.key()))
          .isInstanceOf(LinkOpening.Ended.class);
      second.submissions().erase(submission.id(), Samples.EVA, "asked for");
    }

    for (int i = 0; i < 4; i++) {
      assertThat(archive.objects().exists(Sha256.hashOf(content(i)))).isFalse();
    }
  }

  @Test
  void aSchemaOfANewerProgramIsRefused() {
    archive
        .database()
        .run(handle ->
            handle.execute(
                """
                INSERT INTO eir_schema_history (installed_rank, version, description, type,
                  script, installed_by, execution_time, success)
                VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'test', 1, TRUE)
                """));

    assertThatThrownBy(() -> Archive.open(places, clock))
        .isInstanceOf(ArchiveException.class)
        .hasMessageStartingWith("The database was written by a newer Eir: its schema is 99");
  }

  @Test
  void itSaysThatItIsReady() {
    assertThat(archive.isReady()).isTrue();
  }

  private Optional<Job> take() {
    return archive.jobs().take(Set.of(Jobs.BUNDLE_SERIES), Duration.ofMinutes(5));
  }

  private String seriesOf(Submission submission) {
    return archive
        .submissions()
        .inventory(submission.id())
        .studies()
        .getFirst()
        .series()
        .getFirst()
        .id();
  }

  private Sha256 keep(byte[] content) {
    Arrival arrival = samples.arrival(instance(ANNA, 0), content);
    Committed committed = archive.objects().commit(arrival.staged());
    arrival.staged().discard();
    return committed.sha256();
  }

  private static Presentation presentation(int order, Sha256 bundle) {
    return new Presentation(
        "{\"weighting\":\"T2\"}",
        order,
        Optional.of(Jpeg.of(new byte[] {(byte) 0xFF, (byte) 0xD8, 1})),
        Optional.empty(),
        List.of(new Bundle(bundle, 2_500)),
        Optional.empty());
  }
}
