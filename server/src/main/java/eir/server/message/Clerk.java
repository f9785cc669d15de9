package eir.server.message;

import eir.archive.Archive;
import eir.archive.casework.CaseAnswer;
import eir.archive.casework.CaseRequest;
import eir.archive.casework.Effects;
import eir.archive.job.Job;
import eir.server.log.Event;
import eir.server.log.EventLog;
import eir.server.log.Fact;
import eir.server.words.Language;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.CaseFile;
import eir.trial.clock.Reminders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What Eir writes by itself: letters after a decision was signed, reminders when the charter's
 * steps are crossed. It never moves a case. Several servers may do it side by side: a letter is
 * rendered under a lease, and the id of a reminder follows from case, stay and step, so that the
 * second server gets the first one's answer.
 */
public final class Clerk implements AutoCloseable {
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final int LETTER_SECONDS = 2;
  private static final int REMINDER_MINUTES = 5;
  private static final int CASES_AT_ONCE = 200;
  private static final int STOP_SECONDS = 10;
  private static final String NOT_RENDERED = "NOT_RENDERED";

  private final Archive archive;
  private final LetterDesk letters;
  private final Clock clock;
  private final EventLog log;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("eir-clerk").daemon().factory());

  /** Begins with {@link #start()}. */
  public Clerk(Archive archive, LetterDesk letters, Clock clock, EventLog log) {
    this.archive = archive;
    this.letters = letters;
    this.clock = clock;
    this.log = log;
  }

  /** Begins. */
  public void start() {
    timer.scheduleWithFixedDelay(
        () -> guarded(this::renderAll), 0, LETTER_SECONDS, TimeUnit.SECONDS);
    timer.scheduleWithFixedDelay(
        () -> guarded(this::remind), 1, REMINDER_MINUTES, TimeUnit.MINUTES);
  }

  // A timer forgets what throws, but the clerk must go on when the archive is back.
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      log.error(Event.CLERK_FAILED, new Fact.Failure("failure", e.getClass()));
    }
  }

  /** Renders what waits. */
  void renderAll() {
    Optional<Job> job = archive.jobs().take(Set.of(Effects.RENDER_LETTERS), LEASE);
    while (job.isPresent()) {
      render(job.get());
      job = archive.jobs().take(Set.of(Effects.RENDER_LETTERS), LEASE);
    }
  }

  private void render(Job job) {
    try {
      letters.render(new CaseCode(job.subject()), Language.EN);
      archive.jobs().done(job);
    } catch (IOException e) {
      archive.jobs().failed(job, NOT_RENDERED);
      log.error(
          Event.LETTER_FAILED,
          new Fact.Given("case", job.subject()),
          new Fact.Failure("failure", e.getClass()));
    }
  }

  /**
   * Reminds in every case that crossed a step since the last look; asks for no other.
   *
   * @return how many cases
   */
  int remind() {
    int reminded = 0;
    int others = 0;
    List<CaseCode> due;
    do {
      due = archive.worklists().remindersDue(clock.instant(), CASES_AT_ONCE, others);
      int done = (int) due.stream().filter(this::remind).count();
      reminded += done;
      others += due.size() - done;
    } while (due.size() == CASES_AT_ONCE);
    return reminded;
  }

  private boolean remind(CaseCode code) {
    Optional<CaseFile> found = archive.cases().file(code);
    Optional<Integer> step =
        found.flatMap(file ->
            archive
                .cases()
                .charterOf(file)
                .flatMap(charter -> Reminders.dueStep(file, charter, clock.instant())));
    if (step.isEmpty()) {
      archive.projections().reindex(code); // an older Eir kept no time of the next reminder
      return false;
    }
    String once =
        code.text() + " " + found.flatMap(CaseFile::since).orElseThrow() + " " + step.get();
    UUID id = UUID.nameUUIDFromBytes(once.getBytes(StandardCharsets.UTF_8));
    CaseAnswer answer =
        archive.cases().act(CaseRequest.bySystem(code, id, new CaseCommand.Remind()));
    return answer instanceof CaseAnswer.Done;
  }

  /** Ends after the work in hand. */
  @Override
  public void close() {
    timer.shutdownNow();
    try {
      timer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
