package eir.server.message;

import eir.archive.message.Outbox;
import eir.archive.message.Outbox.Taken;
import eir.server.log.Event;
import eir.server.log.EventLog;
import eir.server.log.Fact;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Takes mail from the outbox and hands it to the mail server, one at a time. Several servers may do
 * it side by side: each message is in one's hands for the length of a lease.
 */
public final class Postman implements AutoCloseable {
  /** Longer than a mail server may take to answer each of SMTP's steps. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private static final long IDLE_MILLIS = 5_000;
  private static final long STOP_MILLIS = 10_000;

  private final Outbox outbox;
  private final MailWriter writer;
  private final MailServer server;
  private final Clock clock;
  private final EventLog log;
  private final Semaphore stop = new Semaphore(0);
  private final Thread thread =
      Thread.ofPlatform().name("eir-postman").daemon().unstarted(this::run);

  /** Begins with {@link #start()}. */
  public Postman(Outbox outbox, MailWriter writer, MailServer server, Clock clock, EventLog log) {
    this.outbox = outbox;
    this.writer = writer;
    this.server = server;
    this.clock = clock;
    this.log = log;
  }

  /** Begins to send. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!stop.tryAcquire(tried() ? 0 : IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
        // On to the next one.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // A database that is away for a while must not end the thread.
  private boolean tried() {
    try {
      return sendNext();
    } catch (RuntimeException e) {
      log.error(Event.MAIL_STOPPED, new Fact.Failure("failure", e.getClass()));
      return false;
    }
  }

  /** Tries the message that has been due for longest; false if none is due. */
  boolean sendNext() {
    Optional<Taken> taken = outbox.take(LEASE);
    taken.ifPresent(this::send);
    return taken.isPresent();
  }

  private void send(Taken taken) {
    Fact message = new Fact.Given("message", Long.toString(taken.outgoing().id()));
    try {
      server.send(writer.write(taken.outgoing()), clock.instant());
      outbox.sent(taken);
      log.info(Event.MAIL_SENT, message);
    } catch (NotSentException e) {
      outbox.failed(taken, e.code());
      log.warn(Event.MAIL_FAILED, message, new Fact.Given("code", e.code()));
    }
  }

  /** Ends after the mail in hand. */
  @Override
  public void close() {
    stop.release();
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
