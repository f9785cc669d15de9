package eir.archive;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.access.Link;
import eir.archive.access.LinkOpening;
import eir.archive.access.LinkOrder;
import eir.archive.access.LinkScope;
import eir.archive.access.MintedLink;
import eir.archive.access.People;
import eir.archive.casework.AskedErasure;
import eir.archive.casework.CaseAnswer;
import eir.archive.casework.CaseAnswer.Conflict;
import eir.archive.casework.CaseAnswer.Done;
import eir.archive.casework.CaseAnswer.Refused;
import eir.archive.casework.CaseRequest;
import eir.archive.casework.CaseRow;
import eir.archive.casework.Charters;
import eir.archive.casework.Drafts;
import eir.archive.casework.Findings;
import eir.archive.index.SubmissionVersion;
import eir.archive.journal.Entry;
import eir.archive.message.Outgoing;
import eir.trial.Actor;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.CaseFile;
import eir.trial.Refusal;
import eir.trial.Sex;
import eir.trial.Slot;
import eir.trial.StateName;
import eir.trial.audit.Chain.Whole;
import eir.trial.charter.BodyRegion;
import eir.trial.charter.CharterJson;
import eir.trial.charter.CharterKey;
import eir.trial.charter.Language;
import eir.trial.charter.Level;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SeriesRule;
import eir.trial.charter.SlicePlane;
import eir.trial.charter.WithdrawalScope;
import eir.trial.decision.AckChannel;
import eir.trial.decision.CloseReason;
import eir.trial.quality.CheckedSubmission;
import eir.trial.quality.ImageRef;
import eir.trial.quality.QcCheck;
import eir.trial.quality.QcFinding;
import eir.trial.quality.QueryCategory;
import eir.trial.quality.QueryObject;
import eir.trial.quality.SeriesFacts;
import eir.trial.reading.ReadContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases of the trial, on either database. */
abstract class CasesContract {
  final MutableClock clock = new MutableClock();
  Archive archive;
  private TrialWorld world;

  abstract ArchivePlaces emptyPlaces();

  @BeforeEach
  void open() {
    archive = Archive.open(emptyPlaces(), clock);
    world = new TrialWorld(archive);
  }

  /** I14 holds after every test, and so does I13 for every case that it made. */
  @AfterEach
  void close() {
    try {
      assertThat(archive.auditTrail().verify(List.of())).isInstanceOf(Whole.class);
      assertThat(archive.projections().reindex())
          .as("projections that differ from the journal")
          .isZero();
    } finally {
      archive.close();
    }
  }

  @Test
  void casesAreNumberedInTheOrderOfTheirOpening() {
    assertThat(world.opened()).isEqualTo(new CaseCode("EIR-0001"));
    CaseCommand.OpenCase tooOld =
        new CaseCommand.OpenCase(TrialWorld.AURORA, 77, Sex.FEMALE, "DIPG suspected", "", "");
    assertThat(archive.cases().act(CaseRequest.open(UUID.randomUUID(), world.rui, tooOld)))
        .isInstanceOf(Refused.class);

    assertThat(world.opened()).isEqualTo(new CaseCode("EIR-0002"));
  }

  @Test
  void aCaseRunsFromItsOpeningToTheLetterAndEveryPrefixFoldsToItsProjection() {
    List<CaseRow> rows = new ArrayList<>();
    CaseCode code = world.opened();
    rows.add(row(code));
    for (Step step : wholeLife(code)) {
      clock.advance(Duration.ofMinutes(7));
      world.done(step.run());
      rows.add(row(code));
    }

    assertThat(row(code).state()).isEqualTo(StateName.AWAITING_CONSENT);
    List<eir.trial.Entry> entries = archive.cases().entries(code);
    // Entries of one act are one step: each stored row is the fold of some prefix, in order.
    int prefix = 0;
    for (CaseRow row : rows) {
      CaseFile file = CaseFile.none(code);
      do {
        prefix++;
        file = CaseFile.fold(code, entries.subList(0, prefix));
      } while (!matches(row, file) && prefix < entries.size());
      assertThat(matches(row, file)).as("row of state %s", row.state()).isTrue();
    }
    assertThat(prefix).isEqualTo(entries.size());
  }

  private static boolean matches(CaseRow row, CaseFile file) {
    return row.version() == file.versions().ofCase()
        && row.state() == file.state().name()
        && row.slots().size()
            == List.of(Slot.values()).stream().filter(slot -> file.holder(slot).isPresent()).count()
        && row.submission() == file.submissionNumber()
        && row.openQueries() == file.openQueries().size();
  }

  private interface Step {
    CaseAnswer run();
  }

  private List<Step> wholeLife(CaseCode code) {
    return List.of(
        () -> world.act(code, world.rui, TrialWorld.submit(world.upload("6VE8KPBR9"))),
        () -> {
          archive.cases().keepFindings(code, 1, new Findings(List.of(), TrialWorld.FULL_STUDY));
          return world.act(code, world.caio, TrialWorld.pass());
        },
        () -> world.sign(code, world.lena),
        () -> world.sign(code, world.davi),
        () -> world.act(code, world.olga, TrialWorld.decide()),
        () -> {
          archive.letters().keep(code, 1, Language.PT_BR, new byte[] {1, 2, 3}, Set.of());
          return world.act(code, world.ana, new CaseCommand.SendCommunication());
        },
        () -> world.act(code, world.rui, new CaseCommand.Acknowledge(AckChannel.PAGE, "")));
  }

  @Test
  void aCorrectedClassIsKeptWithWhatTheChecksFindThen() {
    CaseCode code = world.inQc();
    // As the charter asks, but that the T2 was taken for something else.
    List<SeriesFacts> facts = new ArrayList<>();
    List<SeriesRule> asked = new ArrayList<>(world.charter.requiredSeries());
    asked.addAll(world.charter.recommendedSeries());
    asked.forEach(rule ->
        facts.add(
            new SeriesFacts(
                "1.2." + facts.size(),
                rule.sequence() == SequenceClass.T2 ? SequenceClass.OTHER : rule.sequence(),
                rule.plane() == SlicePlane.ANY ? SlicePlane.AX : rule.plane(),
                rule.region(),
                false,
                rule.sequence() == SequenceClass.T1_POST,
                false,
                Optional.of(LocalDateTime.of(2026, 1, 3, 9, facts.size())),
                List.of(
                    new SeriesFacts.Stack(
                        true,
                        false,
                        OptionalDouble.of(4),
                        OptionalDouble.of(4),
                        OptionalDouble.of(0.9),
                        OptionalDouble.of(120),
                        0.99)))));
    SeriesFacts t2 =
        facts.stream()
            .filter(one -> one.sequence() == SequenceClass.OTHER)
            .findFirst()
            .orElseThrow();
    SeriesFacts bare =
        new SeriesFacts(
            "1.2.99",
            SequenceClass.OTHER,
            SlicePlane.ANY,
            BodyRegion.BRAIN,
            true,
            false,
            true,
            Optional.empty(),
            List.of(
                new SeriesFacts.Stack(
                    false,
                    true,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    0.5)));
    facts.add(bare);
    Findings found =
        new Findings(
            new CheckedSubmission(List.of(new QcFinding(QcCheck.Q04, Level.MAJOR)), facts),
            new ReadContext(
                facts.stream()
                    .map(one ->
                        new ReadContext.Series(
                            one.uid(), one.sequence(), one.plane(), one.region(), 4))
                    .toList()));
    archive.cases().keepFindings(code, 1, found);
    Map<String, SequenceClass> classes = Map.of(t2.uid(), SequenceClass.T2);

    Optional<Findings> kept = archive.cases().findings(code, 1);
    CaseAnswer asTaken = world.act(code, world.caio, TrialWorld.pass());
    CaseAnswer corrected = world.act(code, world.caio, TrialWorld.pass(classes));

    assertThat(kept).contains(found);
    assertThat(asTaken).isInstanceOf(Refused.class);
    assertThat(corrected).isInstanceOf(Done.class);
    assertThat(archive.cases().findings(code, 1))
        .contains(found.corrected(classes, world.charter))
        .hasValueSatisfying(now ->
            assertThat(now.failed()).extracting(QcFinding::check).containsExactly(QcCheck.Q13));
  }

  @Test
  void theSameCommandAgainGivesTheFirstAnswerAgain() {
    CaseCode code = world.inQc();
    CaseRequest request = world.request(code, world.caio, TrialWorld.pass());
    CaseAnswer first = archive.cases().act(request);
    world.done(world.sign(code, world.lena));

    CaseAnswer again = archive.cases().act(request.signed(People.signature(world.caio)));

    assertThat(again).isEqualTo(first);
    assertThat(events(code)).filteredOn("QC_PASS"::equals).hasSize(1);
  }

  @Test
  void theSameOpeningSentTwiceAtOnceOpensOneCase() throws Exception {
    CaseRequest request = CaseRequest.open(UUID.randomUUID(), world.rui, TrialWorld.open());
    List<Callable<CaseAnswer>> both =
        List.of(() -> archive.cases().act(request), () -> archive.cases().act(request));
    List<CaseAnswer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<CaseAnswer> each : threads.invokeAll(both)) {
        answers.add(each.get());
      }
    }

    assertThat(Set.copyOf(answers)).hasSize(1);
    assertThat(archive.worklists().counts("")).containsExactly(Map.entry(StateName.CANDIDATE, 1));
  }

  @Test
  void aStaleCommandIsToldHowTheCaseIsNow() {
    CaseCode code = world.inQc();
    CaseRequest stale =
        world.request(
            code,
            world.ana,
            new CaseCommand.Withdraw(WithdrawalScope.STOP_AND_KEEP, TrialWorld.REASON));
    world.done(world.act(code, world.caio, TrialWorld.pass()));

    CaseAnswer answer = archive.cases().act(stale);

    assertThat(answer).isInstanceOf(Conflict.class);
    assertThat(((Conflict) answer).state()).isEqualTo(StateName.READING);
    assertThat(row(code).state()).isEqualTo(StateName.READING);
  }

  @Test
  void aSignatureThatWasClaimedAndNotGivenIsRefused() {
    CaseCode code = world.inQc();
    long version = world.file(code).versions().ofCase();
    CaseRequest unsigned =
        CaseRequest.of(code, version, UUID.randomUUID(), world.caio, TrialWorld.pass());

    assertThat(refusal(archive.cases().act(unsigned))).isEqualTo(Refusal.SIGNATURE_REQUIRED);
    assertThat(refusal(archive.cases().act(unsigned.signed(People.signature(world.lena)))))
        .isEqualTo(Refusal.SIGNATURE_REQUIRED);
    assertThat(archive.cases().act(unsigned.signed(People.signature(world.caio))))
        .isInstanceOf(Done.class);
    Entry passed =
        archive.events().of("case", code.text()).stream()
            .filter(entry -> entry.act().event().equals("QC_PASS"))
            .findFirst()
            .orElseThrow();
    assertThat(passed.act().detail().path("signature").path("meaning").asString())
        .isEqualTo("REVIEW");
    assertThat(passed.act().detail().path("signature").path("name").asString())
        .isEqualTo("Dr Example");
  }

  @Test
  void ofAThousandCasesEachMovesOnceWhenTwoReadersSignAtTheSameMoment() throws Exception {
    int count = Integer.getInteger("eir.cases", 1_000);
    List<CaseCode> codes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      codes.add(world.inReading());
    }
    CyclicBarrier start = new CyclicBarrier(2);
    List<Callable<Integer>> readers = new ArrayList<>();
    for (Actor reader : List.of(world.lena, world.davi)) {
      List<CaseRequest> requests = new ArrayList<>();
      for (CaseCode code : codes) {
        requests.add(world.request(code, reader, TrialWorld.read(world.slotOf(code, reader))));
      }
      readers.add(() -> {
        int done = 0;
        for (CaseRequest request : requests) {
          start.await();
          done += archive.cases().act(request) instanceof Done ? 1 : 0;
        }
        return done;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<Integer> reader : threads.invokeAll(readers)) {
        assertThat(reader.get()).isEqualTo(count);
      }
    }

    for (CaseCode code : codes) {
      CaseFile file = world.file(code);
      assertThat(file.state().name()).isEqualTo(StateName.DECIDING);
      assertThat(file.stays()).filteredOn(stay -> stay.state() == StateName.DECIDING).hasSize(1);
    }
  }

  @Test
  void ofAReadersQuestionAndTheOthersSignatureOneWinsAndTheOtherIsRefusedWhole() throws Exception {
    for (int i = 0; i < 40; i++) {
      CaseCode code = world.inReading();
      CaseRequest asks =
          world.request(
              code,
              world.lena,
              new CaseCommand.ReaderQuery(
                  QueryCategory.CONTRAST,
                  new QueryObject.WholeSubmission(),
                  "Was contrast given?"));
      CaseRequest signs =
          world.request(code, world.davi, TrialWorld.read(world.slotOf(code, world.davi)));
      long before = archive.events().end().orElseThrow().seq();
      CyclicBarrier start = new CyclicBarrier(2);
      List<CaseAnswer> answers = new ArrayList<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        List<Callable<CaseAnswer>> both = List.of(atOnce(start, asks), atOnce(start, signs));
        for (Future<CaseAnswer> each : threads.invokeAll(both)) {
          answers.add(each.get());
        }
      }

      assertThat(answers).filteredOn(Done.class::isInstance).hasSize(1);
      assertThat(archive.events().end().orElseThrow().seq()).isEqualTo(before + 1);
    }
  }

  private Callable<CaseAnswer> atOnce(CyclicBarrier start, CaseRequest request) {
    return () -> {
      start.await();
      return archive.cases().act(request);
    };
  }

  @Test
  void readersAreAssignedAndToldInTheTransactionOfTheQualityControl() {
    CaseCode code = world.inReading();

    assertThat(row(code).slots()).extracting(CaseRow.Held::slot).containsExactly(Slot.R1, Slot.R2);
    assertThat(events(code)).containsSubsequence("QC_PASS", "ASSIGN_READER", "ASSIGN_READER");
    assertThat(archive.outbox().about(code.text()))
        .extracting((Outgoing mail) -> mail.message().key())
        .contains("submission.received", "read.assigned");
    assertThat(archive.worklists().of(world.lena, 10, 0))
        .extracting(CaseRow::code)
        .containsExactly(code);
    assertThat(archive.worklists().of(world.caio, 10, 0)).isEmpty();
  }

  @Test
  void whatIsCleanIsPassedByEirWhereTheCharterSaysSo() {
    archive
        .charters()
        .draft(
            ((CharterJson.Valid)
                    CharterJson.read(TrialWorld.charterJson(2).put("qcMode", "AUTO_IF_CLEAN")))
                .charter(),
            TrialWorld.who(world.ana));
    archive
        .charters()
        .activate(
            new CharterKey("DIPG", 2),
            TrialWorld.who(world.olga),
            Optional.of(People.signature(world.olga)),
            "quality control by Eir where nothing is found");

    CaseCode code = world.inQc();

    assertThat(row(code).state()).isEqualTo(StateName.READING);
    Entry passed =
        archive.events().of("case", code.text()).stream()
            .filter(entry -> entry.act().event().equals("QC_PASS"))
            .findFirst()
            .orElseThrow();
    assertThat(passed.act().who().role()).isEqualTo("SYSTEM");
  }

  @Test
  void aWithdrawalRevokesTheLinksAndHidesTheImagesInTheSameTransaction() {
    CaseCode code = world.inReading();
    MintedLink link = mint(code);
    archive.drafts().save(code, world.slotOf(code, world.lena), world.lena, 0, "{}");

    world.done(
        world.act(
            code,
            world.rui,
            new CaseCommand.Withdraw(WithdrawalScope.STOP_AND_KEEP, TrialWorld.REASON)));

    assertThat(archive.links().find(link.link().id()).map(Link::revoked).orElseThrow()).isPresent();
    assertThat(archive.links().open(link.link().id(), link.key()))
        .isInstanceOf(LinkOpening.Ended.class);
    MintedLink later = mint(code);
    assertThat(archive.links().open(later.link().id(), later.key()))
        .isInstanceOf(LinkOpening.Ended.class);
    assertThat(archive.worklists().of(world.lena, 10, 0)).isEmpty();
    assertThat(archive.submissions().inventory(version(code)).studies()).isEmpty();
    assertThat(archive.presentations().list(version(code))).isEmpty();
    assertThat(row(code).state()).isEqualTo(StateName.WITHDRAWN);
  }

  @Test
  void aQuarantinedImageIsInNoInventoryAnyMore() {
    CaseCode code = world.inReading();
    SubmissionVersion version = version(code);
    String uid = archive.submissions().inventory(version).instances().getFirst().sopInstanceUid();

    world.done(
        world.act(
            code, world.lena, new CaseCommand.Quarantine(Set.of(new ImageRef.Instance(uid)), "")));

    assertThat(archive.submissions().inventory(version).studies()).isEmpty();
    assertThat(archive.presentations().list(version)).isEmpty();
    assertThat(row(code).hidden()).containsExactly(uid);
    assertThat(row(code).state()).isEqualTo(StateName.QUERIED);
  }

  @Test
  void imagesAreErasedByTwoPersons() {
    CaseCode code = world.inReading();
    SubmissionVersion version = version(code);
    world.done(
        world.act(
            code,
            world.rui,
            new CaseCommand.Withdraw(WithdrawalScope.STOP_AND_ERASE, TrialWorld.REASON)));
    CaseCommand erase = new CaseCommand.EraseImages(TrialWorld.REASON);
    assertThat(refusal(world.act(code, world.iris, erase))).isEqualTo(Refusal.TWO_PERSONS);
    AskedErasure.ask(archive.events(), code, world.ana, true, "the family asked for it");

    world.done(world.act(code, world.iris, erase));

    assertThat(row(code).isErased()).isTrue();
    assertThat(archive.submissions().find(version).orElseThrow().erasedAt()).isPresent();
    assertThat(archive.submissions().tombstones(version)).hasSize(1);
  }

  @Test
  void aDraftHasItsOwnVersionAndLeavesTheCasesAlone() {
    CaseCode code = world.inReading();
    Slot slot = world.slotOf(code, world.lena);
    world.done(archive.cases().openRead(code, slot, world.lena));
    long version = row(code).version();

    assertThat(archive.drafts().save(code, slot, world.lena, 0, "{\"a\":1}"))
        .isEqualTo(new Drafts.Saved(1));
    assertThat(archive.drafts().save(code, slot, world.lena, 1, "{\"a\":2}"))
        .isEqualTo(new Drafts.Saved(2));
    assertThat(archive.drafts().save(code, slot, world.lena, 1, "{\"a\":3}"))
        .isInstanceOf(Drafts.Stale.class);
    assertThat(archive.drafts().save(code, slot, world.davi, 0, "{}"))
        .isEqualTo(new Drafts.NotYours());

    assertThat(row(code).version()).isEqualTo(version);
    assertThat(archive.drafts().find(code, slot, world.lena).orElseThrow().form())
        .isEqualTo("{\"a\":2}");
    assertThat(archive.drafts().find(code, slot, world.davi)).isEmpty();
    assertThat(archive.events().of("read", code.text() + "/" + slot))
        .extracting(entry -> entry.act().event())
        .containsExactly("READ_OPENED", "DRAFT_SAVED");
    world.done(world.sign(code, world.lena));
    assertThat(archive.drafts().save(code, slot, world.lena, 2, "{}"))
        .isEqualTo(new Drafts.NotYours());
  }

  @Test
  void aReaderWithAConflictOfInterestGivesTheSlotBack() {
    CaseCode code = world.inReading();
    Slot slot = world.slotOf(code, world.lena);

    world.done(archive.cases().declineRead(code, slot, world.lena, "I treat this child myself"));

    assertThat(row(code).slots()).extracting(CaseRow.Held::slot).doesNotContain(slot);
  }

  @Test
  void aCaseFoldsAsBeforeAfterItsWordsWereRemoved() {
    CaseCode code = world.deciding();
    CaseRow before = row(code);
    for (Entry entry : archive.events().of("case", code.text())) {
      archive.events().redact(entry.seq(), TrialWorld.who(world.iris), "a name was typed into it");
    }

    assertThat(archive.projections().reindex()).isZero();
    assertThat(row(code)).isEqualTo(before);
    assertThat(world.file(code).opened().localDiagnosis()).isEmpty();
  }

  @Test
  void aBrokenProjectionIsMadeAgainFromTheJournal() {
    CaseCode code = world.deciding();
    CaseRow before = row(code);
    archive
        .database()
        .run(handle -> handle.execute("UPDATE review_case SET state = 'CLOSED', version = 1"));

    assertThat(archive.projections().reindex()).isEqualTo(1);
    assertThat(row(code)).isEqualTo(before);
  }

  @Test
  void aCharterIsPutIntoForceByAPhysiciansSignatureAndCasesKeepTheirs() {
    CaseCode old = world.opened();
    var next = ((CharterJson.Valid) CharterJson.read(TrialWorld.charterJson(2))).charter();
    assertThat(archive.charters().draft(next, TrialWorld.who(world.ana))).isTrue();

    assertThat(
            archive
                .charters()
                .activate(next.key(), TrialWorld.who(world.olga), Optional.empty(), "newer"))
        .isEqualTo(Charters.Activation.NOT_SIGNED);
    assertThat(
            archive
                .charters()
                .activate(
                    next.key(),
                    TrialWorld.who(world.olga),
                    Optional.of(People.signature(world.olga)),
                    "newer"))
        .isEqualTo(Charters.Activation.DONE);

    assertThat(archive.charters().draft(next, TrialWorld.who(world.ana))).isFalse();
    assertThat(archive.charters().active()).contains(next);
    assertThat(row(old).charter().version()).isEqualTo(1);
    assertThat(row(world.opened()).charter().version()).isEqualTo(2);
    assertThat(archive.charters().list())
        .extracting(Charters.Version::state)
        .containsExactlyInAnyOrder(Charters.State.ACTIVE, Charters.State.RETIRED);
  }

  @Test
  void aWorklistIsLateFirstAndASiteSeesItsOwn() {
    CaseCode late = world.inQc();
    clock.advance(Duration.ofHours(3));
    CaseCode fresh = world.inQc();

    assertThat(archive.worklists().of(world.caio, 10, 0))
        .extracting(CaseRow::code)
        .containsExactly(late, fresh);
    assertThat(archive.worklists().page(Set.of(StateName.IN_QC), "S02", 10, 0)).isEmpty();
    assertThat(archive.worklists().counts("S01")).containsEntry(StateName.IN_QC, 2);
    assertThat(row(late).due()).isPresent();
  }

  @Test
  void aCaseIsDueForAReminderFromItsStepOnUntilEirHasReminded() {
    CaseCode code = world.inQc();
    assertThat(row(code).remindAt()).isPresent();
    Instant step = row(code).remindAt().get();

    assertThat(due(step.minusMillis(1))).isEmpty();
    assertThat(due(step)).containsExactly(code);
    clock.advance(Duration.between(clock.instant(), step));
    world.done(
        archive
            .cases()
            .act(CaseRequest.bySystem(code, UUID.randomUUID(), new CaseCommand.Remind())));
    assertThat(due(step)).isEmpty();
    assertThat(row(code).remindAt().get()).isAfter(step);
    world.done(world.act(code, world.ana, lost()));
    assertThat(row(code).remindAt()).isEmpty();
  }

  @Test
  void aCaseOfAnOlderEirIsLookedAtOnceForItsReminder() {
    CaseCode code = world.inQc();
    Optional<Instant> next = row(code).remindAt();
    archive.database().run(handle -> handle.execute("UPDATE review_case SET remind_at = 0"));
    assertThat(due(clock.instant())).containsExactly(code);

    assertThat(archive.projections().reindex(code)).isTrue();

    assertThat(due(clock.instant())).isEmpty();
    assertThat(row(code).remindAt()).isEqualTo(next);
  }

  private List<CaseCode> due(Instant now) {
    return archive.worklists().remindersDue(now, 10, 0);
  }

  private static CaseCommand.Close lost() {
    return new CaseCommand.Close(CloseReason.LOST, Optional.empty(), TrialWorld.REASON);
  }

  private CaseRow row(CaseCode code) {
    return archive.cases().row(code).orElseThrow();
  }

  private List<String> events(CaseCode code) {
    return archive.events().of("case", code.text()).stream()
        .map(entry -> entry.act().event())
        .toList();
  }

  private static Refusal refusal(CaseAnswer answer) {
    return ((Refused) answer).refusal().why();
  }

  private MintedLink mint(CaseCode code) {
    return archive
        .links()
        .mint(LinkOrder.plain(new LinkScope.ViewOf(version(code)), TrialWorld.who(world.ana)));
  }

  private SubmissionVersion version(CaseCode code) {
    String upload = world.file(code).submission().orElseThrow().upload().text();
    return archive.submissions().ofUpload(upload).orElseThrow().id();
  }
}
