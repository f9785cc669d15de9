package eir.cli.tree;

import java.io.IOException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Steps of a run that a stop may not cut in two. Threads share it: steps go on side by side, a stop
 * comes between them.
 */
final class WholeSteps {
  /** What is done whole or not at all. */
  interface Step {
    void act() throws IOException;
  }

  /** Read by a step, written by a stop, which keeps it. */
  private final ReadWriteLock running = new ReentrantReadWriteLock(true);

  /** Takes a step; after a stop this never returns. */
  void take(Step step) throws IOException {
    running.readLock().lock();
    try {
      step.act();
    } finally {
      running.readLock().unlock();
    }
  }

  /** Waits for the steps that have begun and lets none begin again. */
  void stop() {
    running.writeLock().lock();
  }
}
