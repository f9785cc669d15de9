package eir.cli.story;

import eir.archive.Archive;
import eir.archive.access.Account;
import eir.archive.access.FreshSignature;
import eir.archive.access.Session;
import eir.archive.casework.CaseAnswer;
import eir.archive.casework.CaseRequest;
import eir.archive.index.Site;
import eir.archive.journal.Entry;
import eir.phantom.PixelShelf;
import eir.phantom.scan.Resolution;
import eir.trial.Act;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.CaseFile;
import eir.trial.Role;
import eir.trial.charter.Language;
import eir.trial.charter.WorkingCalendar;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Tells the story of demo.json in an archive that is new: each step on the road that a page would
 * take, by its person, signed with their password, at its hour of the last twelve days. What needs
 * a moment in the background (the checks of a submission, a letter) is waited for.
 *
 * <p>{@link #open} turns the clock back before anything is written; {@link #tell} may stop at any
 * step and goes on there at the next start. Of one thread; only {@link #done} may be asked by
 * others.
 */
public final class StoryTeller {
  private static final Duration PREPARED_BEFORE = Duration.ofDays(1);
  private static final Duration GLANCE = Duration.ofMillis(40);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Who signs in and signs: the people of the demonstration. */
  public interface Cast {
    /** A session of the first person of {@code role}, of {@code site} if the role has one. */
    Session session(Role role, String site);

    /** A session of this person. */
    Session session(Account account);

    /** Their signature for one act. */
    FreshSignature signature(Session session);
  }

  private final Archive archive;
  private final StoryClock clock;
  private final WorkingCalendar calendar;
  private final Bookmark bookmark;
  private final List<Step> steps;
  private final Map<String, CaseCode> cases = new HashMap<>();
  private volatile Bookmark.Place place;

  private StoryTeller(
      Archive archive,
      StoryClock clock,
      WorkingCalendar calendar,
      Bookmark bookmark,
      Script script,
      Bookmark.Place place) {
    this.archive = archive;
    this.calendar = calendar;
    this.clock = clock;
    this.bookmark = bookmark;
    this.steps = script.steps();
    this.place = place;
  }

  /**
   * Begins a story in a new archive, or goes on with one that was left; the clock is in the past
   * then. In an archive that began without one there is none.
   *
   * @param folder where it is noted how far it came
   * @param calendar in whose hours it is written
   */
  public static Optional<StoryTeller> open(
      Archive archive, StoryClock clock, Path folder, JsonNode story, WorkingCalendar calendar) {
    Bookmark bookmark = new Bookmark(folder);
    Script script = Script.of(story);
    boolean isNew = archive.sites().list().isEmpty();
    Optional<Bookmark.Place> left =
        bookmark
            .place()
            .or(() ->
                isNew ? Optional.of(new Bookmark.Place(clock.instant(), 0)) : Optional.empty());
    if (left.isEmpty() || left.get().done() == script.steps().size()) {
      return Optional.empty();
    }
    bookmark.put(left.get());
    StoryTeller teller = new StoryTeller(archive, clock, calendar, bookmark, script, left.get());
    clock.beginAt(teller.beginning());
    return Optional.of(teller);
  }

  // Behind the last entry of the journal, or well before the first step.
  private Instant beginning() {
    return archive.events().list(Long.MAX_VALUE, 1).stream()
        .findFirst()
        .map(Entry::at)
        .orElseGet(() -> {
          double hours = steps.getFirst().hoursAgo();
          return Script.when(hours, calendar, place.now()).minus(PREPARED_BEFORE);
        });
  }

  /** Steps that happened. */
  public int done() {
    return place.done();
  }

  /** Steps in all. */
  public int all() {
    return steps.size();
  }

  /**
   * Tells the rest; then the clock is the computer's again. The charter must be in force.
   *
   * @param server that serves the archive
   * @param shelf where heads wait that were drawn before
   */
  public void tell(Cast cast, URI server, PixelShelf shelf, Resolution resolution) {
    try {
      tell(cast, new StoryCommands(archive, new StoryImages(archive, server, shelf, resolution)));
    } finally {
      clock.arrive();
    }
  }

  /** Draws the heads of all children, before anybody waits for them. */
  public static void draw(PixelShelf shelf, Resolution resolution) throws IOException {
    StoryImages.fill(shelf, resolution);
  }

  private void tell(Cast cast, StoryCommands commands) {
    for (int n = 0; n < steps.size(); n++) {
      Step step = steps.get(n);
      if (n < place.done()) {
        recall(step, cast, commands);
      } else {
        clock.turnTo(Script.when(step.hoursAgo(), calendar, place.now()));
        happen(step, cast, commands);
        if (n == steps.size() - 1) {
          forgetKeys(cast);
        }
        place = new Bookmark.Place(place.now(), n + 1);
        bookmark.put(place);
      }
    }
  }

  // The story's clinics have keys whose words no visitor has: they may make new ones.
  private void forgetKeys(Cast cast) {
    Session administrator = cast.session(Role.ADMINISTRATOR, "");
    archive
        .sites()
        .list()
        .forEach(site -> archive.sites().forgetKey(site.code(), administrator.who()));
  }

  // The first answer comes again: which code the case got.
  private void recall(Step step, Cast cast, StoryCommands commands) {
    if (step.act() == Act.OPEN_CASE) {
      happen(step, cast, commands);
    }
  }

  private void happen(Step step, Cast cast, StoryCommands commands) {
    String language = language(step);
    if (step.act() == Act.OPEN_CASE) {
      Session session = cast.session(step.role(), step.site().text());
      CaseAnswer answer =
          archive
              .cases()
              .act(
                  CaseRequest.open(step.request(), session.actor(), commands.open(step, language)));
      cases.put(step.child(), code(step, answer));
      return;
    }
    CaseCode code = Optional.ofNullable(cases.get(step.child())).orElseThrow();
    await(() -> isReady(step, code));
    CaseFile file = file(code);
    Session session = actor(step, file, cast);
    CaseCommand command = commands.of(step, file, session.actor(), language, clock.instant());
    CaseRequest request =
        CaseRequest.of(
            code, file.versions().seenBy(command), step.request(), session.actor(), command);
    code(
        step,
        archive
            .cases()
            .act(
                command instanceof CaseCommand.Signed
                    ? request.signed(cast.signature(session))
                    : request));
  }

  private Session actor(Step step, CaseFile file, Cast cast) {
    return step.role() == Role.READER
        ? cast.session(
            archive
                .accounts()
                .ofUser(file.reader(StoryCommands.slot(step)).orElseThrow().text())
                .orElseThrow())
        : cast.session(step.role(), step.site().text());
  }

  // What a person would wait for before the button: the checks, the rendered letter.
  private boolean isReady(Step step, CaseCode code) {
    CaseFile file = file(code);
    return switch (step.act()) {
      case QC_PASS, QC_QUERY -> archive.cases().findings(code, file.submissionNumber()).isPresent();
      case SEND_COMMUNICATION ->
          archive
              .letters()
              .find(
                  code,
                  file.decision().orElseThrow().version(),
                  Language.of(language(step)).orElseThrow())
              .isPresent();
      default -> true;
    };
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the story waits for what the background does not bring");
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  private CaseFile file(CaseCode code) {
    return archive.cases().file(code).orElseThrow();
  }

  private String language(Step step) {
    return archive.sites().find(step.site().text()).map(Site::language).orElse("en");
  }

  private static CaseCode code(Step step, CaseAnswer answer) {
    if (answer instanceof CaseAnswer.Done(CaseCode code, _, _)) {
      return code;
    }
    throw new IllegalStateException(
        "%s, step %d, %s: %s".formatted(step.child(), step.number(), step.act(), answer));
  }
}
