package eir.server.preparation;

import eir.archive.Archive;
import eir.archive.index.Inventory;
import eir.archive.index.Jpeg;
import eir.archive.index.Presentation;
import eir.archive.job.Job;
import eir.archive.job.Jobs;
import eir.archive.object.Objects;
import eir.archive.object.Staged;
import eir.dicom.Bytes;
import eir.imaging.bundle.Bundle;
import eir.imaging.bundle.PreparedSeries;
import eir.imaging.bundle.SeriesBundler;
import eir.imaging.series.SeriesLabel;
import eir.server.http.Json;
import eir.server.http.Metrics;
import eir.server.log.Event;
import eir.server.log.EventLog;
import eir.server.log.Fact;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Makes each closed series ready for the eye: bundles, poster, thumbnail, label. One series at a
 * time on all cores, and of those that wait the one that hangs first, so that a new link shows a
 * picture as soon as can be. Between two of them the checks of what was handed in, which are short
 * and for which quality control waits. The work is taken from the archive's table with a lease, so
 * that several servers share it and any of them may die.
 */
public final class Preparation implements AutoCloseable {
  private static final Duration LEASE = Duration.ofMinutes(15);
  private static final long IDLE_MILLIS = 2000;

  /** Among so many of the oldest pieces the next one is chosen. */
  private static final int CHOICE = 64;

  private static final String NOT_PREPARED = "NOT_PREPARED";

  private final Archive archive;
  private final SeriesBundler bundler;
  private final HangingForecast forecast;
  private final SubmissionChecks checks;
  private final EventLog log;
  private final Metrics metrics;
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private volatile boolean stopping;

  /** Over {@code archive}; begins with {@link #start()}. */
  public Preparation(Archive archive, SeriesBundler bundler, EventLog log, Metrics metrics) {
    this.archive = archive;
    this.bundler = bundler;
    this.forecast = new HangingForecast(archive);
    this.checks = new SubmissionChecks(archive, log);
    this.log = log;
    this.metrics = metrics;
    this.thread = Thread.ofPlatform().name("eir-preparation").daemon().unstarted(this::run);
  }

  /** Begins to work. */
  public void start() {
    thread.start();
  }

  /** Says that there is new work, so that it begins at once. */
  public void wake() {
    wake.release();
  }

  /** Ends after the series in hand; what is left waits for the next start. */
  @Override
  public void close() {
    stopping = true;
    wake.release();
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!stopping) {
      try {
        if (!checks.workOnce()
            && !workOnce()
            && wake.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (stopping) {
          return;
        }
        // The archive is away: tell it and ask again later, as work must never stop for good.
        log.error(Event.JOBS_FAILED, new Fact.Failure("failure", e.getClass()));
        pause();
      }
    }
  }

  private void pause() {
    try {
      if (wake.tryAcquire(IDLE_MILLIS * 5, TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }

  /**
   * Prepares the series that is wanted most.
   *
   * @return false if there was none
   */
  boolean workOnce() {
    archive.jobs().resting(Jobs.BUNDLE_SERIES).forEach(this::giveUp);
    List<Jobs.Waiting> waiting = archive.jobs().waiting(Set.of(Jobs.BUNDLE_SERIES), CHOICE);
    if (waiting.isEmpty()) {
      return false;
    }
    forecast.first(waiting).flatMap(best -> archive.jobs().take(best, LEASE)).ifPresent(this::work);
    return true;
  }

  private void work(Job job) {
    long started = System.nanoTime();
    Optional<Inventory.Series> series = archive.submissions().series(job.subject());
    if (series.isEmpty()) {
      archive.jobs().done(job);
      return;
    }
    try {
      Presentation presentation = prepare(series.get());
      archive.presentations().put(series.get().id(), presentation);
      archive.jobs().done(job);
      metrics.series(true);
      log.info(
          Event.SERIES_PREPARED,
          new Fact.Given("series", series.get().id()),
          new Fact.Count("images", series.get().instances().size()),
          new Fact.Count("bundles", presentation.bundles().size()),
          new Fact.Took("millis", Duration.ofNanos(System.nanoTime() - started)));
    } catch (RuntimeException e) {
      // A bug met by one series must not stop the others.
      failed(job, series.get(), e);
    }
  }

  private void failed(Job job, Inventory.Series series, RuntimeException e) {
    metrics.series(false);
    log.error(
        Event.SERIES_FAILED,
        new Fact.Given("series", series.id()),
        new Fact.Count("attempt", job.attempt()),
        new Fact.Failure("failure", e.getClass()));
    archive.jobs().failed(job, NOT_PREPARED);
  }

  /** All attempts are used, also where a worker died each time: people are told, once. */
  private void giveUp(String series) {
    archive.presentations().put(series, unshown(NOT_PREPARED));
    archive.jobs().forget(Jobs.BUNDLE_SERIES, series);
    log.error(Event.SERIES_GIVEN_UP, new Fact.Given("series", series));
  }

  private Presentation prepare(Inventory.Series series) {
    Objects objects = archive.objects();
    try (SeriesSources files = new SeriesSources(objects, series.instances());
        PreparedSeries prepared = bundler.prepare(files.sources())) {
      List<Presentation.Bundle> bundles = new ArrayList<>();
      for (Bundle bundle : prepared.bundles()) {
        bundles.add(keep(objects, bundle));
      }
      return new Presentation(
          label(prepared.label()),
          HangingForecast.place(prepared.label()),
          fitting(prepared.poster()),
          fitting(prepared.thumbnail()),
          bundles,
          prepared.problem().map(Enum::name));
    }
  }

  private static Presentation.Bundle keep(Objects objects, Bundle bundle) {
    try (Staged staged = objects.stage()) {
      try (OutputStream out = new BufferedOutputStream(staged.output(), 64 << 10)) {
        bundle.writeTo(out);
      }
      Objects.Committed kept = objects.commit(staged);
      return new Presentation.Bundle(kept.sha256(), kept.lengthBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Jpeg> fitting(Optional<Bytes> picture) {
    return picture
        .filter(bytes -> bytes.length() <= Jpeg.LIMIT_BYTES)
        .map(bytes -> Jpeg.of(bytes.toArray()));
  }

  private static Presentation unshown(String problem) {
    return new Presentation(
        "{}",
        Integer.MAX_VALUE,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(problem));
  }

  /** The label as docs/http.md has it: controlled words only. */
  private static String label(SeriesLabel label) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("weighting", label.weighting().name());
    words.put("plane", label.plane().name());
    words.put("contrast", label.contrast().name());
    words.put("text", label.text());
    return new String(Json.bytes(words), StandardCharsets.UTF_8);
  }
}
