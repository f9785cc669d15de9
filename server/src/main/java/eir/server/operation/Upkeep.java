package eir.server.operation;

import eir.archive.Archive;
import eir.server.log.Event;
import eir.server.log.EventLog;
import eir.server.log.Fact;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What a server does by the clock: abandons uploads that fell silent, every half hour; deletes
 * objects that nothing needs, every day; makes the audit trail's checkpoint, once a day. One
 * thread; several servers may do it side by side.
 */
public final class Upkeep implements AutoCloseable {
  private static final int UPLOADS_MINUTES = 30;
  private static final int STORE_HOURS = 24;

  /** Not in the first hour, so that a start is never slowed by a listing of the whole store. */
  private static final int FIRST_STORE_HOURS = 1;

  private static final int STOP_SECONDS = 10;

  private final Archive archive;
  private final EventLog log;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("eir-upkeep").daemon().factory());

  /** Of {@code archive}; begins with {@link #start()}. */
  public Upkeep(Archive archive, EventLog log) {
    this.archive = archive;
    this.log = log;
  }

  /** Begins; the first look at the uploads is at once. */
  public void start() {
    timer.scheduleWithFixedDelay(this::sweepUploads, 0, UPLOADS_MINUTES, TimeUnit.MINUTES);
    timer.scheduleWithFixedDelay(this::sweepStore, FIRST_STORE_HOURS, STORE_HOURS, TimeUnit.HOURS);
    timer.scheduleWithFixedDelay(this::checkpoint, 1, UPLOADS_MINUTES, TimeUnit.MINUTES);
  }

  void sweepUploads() {
    guarded(() -> {
      int swept = archive.uploads().sweep();
      if (swept > 0) {
        log.info(Event.UPLOADS_SWEPT, new Fact.Count("uploads", swept));
      }
    });
  }

  void sweepStore() {
    guarded(() ->
        log.info(Event.STORE_SWEPT, new Fact.Count("objects", archive.uploads().sweepStore())));
  }

  /** Made once a day, whichever server looks first. */
  void checkpoint() {
    guarded(() -> archive.checkpoints().makeIfDue());
  }

  /** A timer forgets what throws, but upkeep must go on when the archive is back. */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      log.error(Event.UPKEEP_FAILED, new Fact.Failure("failure", e.getClass()));
    }
  }

  /** Ends after the sweep in hand. */
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
