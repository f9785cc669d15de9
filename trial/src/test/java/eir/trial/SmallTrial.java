package eir.trial;

import eir.trial.charter.CharterKey;
import eir.trial.charter.Language;
import eir.trial.quality.CheckedSubmission;
import eir.trial.quality.ImageRef;
import eir.trial.quality.Manifest;
import eir.trial.quality.QcFinding;
import eir.trial.quality.SeriesFacts;
import eir.trial.reading.ReadContext;
import eir.trial.reading.SignableForms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A trial of eleven invented people in memory, in which everything is in order until changed. */
public final class SmallTrial implements Circumstances {
  public static final SiteCode AURORA = new SiteCode("S01");
  public static final SiteCode IPE = new SiteCode("S02");
  public static final UnitCode NOVA = new UnitCode("N01");
  public static final UploadId UPLOAD = new UploadId("up-1");
  public static final ImageRef SERIES = new ImageRef.Series("1.2.1");

  public static final Actor RUI = Actor.at(AURORA, new UserId("rui"));
  public static final Actor NARA = Actor.at(IPE, new UserId("nara"));
  public static final Actor ANA = Actor.of(new UserId("ana"), Role.COORDINATOR);
  public static final Actor CAIO = Actor.of(new UserId("caio"), Role.QC);
  public static final Actor OLGA = Actor.of(new UserId("olga"), Role.PHYSICIAN);
  public static final Actor IRIS = Actor.of(new UserId("iris"), Role.ADMINISTRATOR);
  public static final Actor PAUL = Actor.of(new UserId("paul"), Role.AUDITOR);
  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

  public Instant now = START;
  public OptionalLong expectedVersion = OptionalLong.empty();
  public final List<Person> people = new ArrayList<>();
  public final Set<Object> inactive = new HashSet<>();
  public Optional<Manifest> manifest =
      Optional.of(new Manifest(120, 120, 0, 5, 5, "6VE8KPBR9", false, "ab".repeat(32)));
  public Optional<List<QcFinding>> findings = Optional.of(List.of());
  public List<SeriesFacts> series = List.of();
  public ReadContext readContext = SignableForms.CONTEXT;
  public Optional<RenderedLetter> letter = Optional.empty();
  public final Set<ImageRef> invisible = new HashSet<>();
  public Optional<ErasureRequest> erasureRequest = Optional.empty();
  public Optional<LocalDate> trialClosed = Optional.empty();

  public SmallTrial() {
    add("rui", Optional.of(AURORA), Role.SITE);
    add("nara", Optional.of(IPE), Role.SITE);
    add("ana", Optional.empty(), Role.COORDINATOR);
    add("caio", Optional.empty(), Role.QC);
    for (String reader : List.of("lena", "davi", "noa")) {
      add(reader, Optional.empty(), Role.READER);
    }
    add("mei", Optional.empty(), Role.ADJUDICATOR);
    add("olga", Optional.empty(), Role.PHYSICIAN);
    add("iris", Optional.empty(), Role.ADMINISTRATOR);
    add("paul", Optional.empty(), Role.AUDITOR);
  }

  /** Lets one more person take part. */
  public void add(String user, Optional<SiteCode> site, Role... roles) {
    people.add(new Person(new UserId(user), Set.of(roles), site, 0));
  }

  /** The same trial, in which the letter of {@code file}'s decision is rendered. */
  public SmallTrial rendered(CaseFile file) {
    letter =
        file.decision()
            .map(decision ->
                new RenderedLetter(decision.version(), Language.PT_BR, "cd".repeat(32), Set.of()));
    return this;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public OptionalLong expectedVersion() {
    return expectedVersion;
  }

  @Override
  public List<Person> people() {
    return people;
  }

  @Override
  public boolean isActive(SiteCode site) {
    return !inactive.contains(site);
  }

  @Override
  public boolean isActive(UnitCode unit) {
    return !inactive.contains(unit);
  }

  @Override
  public boolean isActive(CharterKey charter) {
    return !inactive.contains(charter);
  }

  @Override
  public Optional<Manifest> manifest(UploadId upload) {
    return upload.equals(UPLOAD) ? manifest : Optional.empty();
  }

  @Override
  public Optional<CheckedSubmission> checked() {
    return findings.map(failed -> new CheckedSubmission(failed, series));
  }

  @Override
  public ReadContext readContext() {
    return readContext;
  }

  @Override
  public Optional<RenderedLetter> letter() {
    return letter;
  }

  @Override
  public boolean canSee(Actor actor, ImageRef images) {
    return !invisible.contains(images);
  }

  @Override
  public Optional<ErasureRequest> erasureRequest() {
    return erasureRequest;
  }

  @Override
  public Optional<LocalDate> trialClosed() {
    return trialClosed;
  }
}
