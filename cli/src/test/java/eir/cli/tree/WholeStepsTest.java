package eir.cli.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WholeStepsTest {
  private final WholeSteps steps = new WholeSteps();
  private final AtomicInteger ended = new AtomicInteger();

  @Test
  void aStopWaitsForTheStepThatHasBegunAndNoneBeginsAfterIt() throws Exception {
    Semaphore begun = new Semaphore(0);
    Semaphore mayEnd = new Semaphore(0);
    start(() -> {
      begun.release();
      mayEnd.acquireUninterruptibly();
      ended.incrementAndGet();
    });
    begun.acquireUninterruptibly();

    Thread stop = Thread.ofPlatform().daemon().start(steps::stop);
    awaitWaiting(stop);
    boolean isWaitedFor = stop.isAlive();
    mayEnd.release();
    stop.join();
    int before = ended.get();
    awaitWaiting(start(ended::incrementAndGet));

    assertThat(isWaitedFor).isTrue();
    assertThat(before).isOne();
    assertThat(ended).hasValue(1);
  }

  private Thread start(WholeSteps.Step step) {
    return Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            steps.take(step);
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        });
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
      Thread.onSpinWait();
    }
  }
}
