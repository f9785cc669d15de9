package eir.cli.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hands numbers 0 to n − 1 to a few threads, each with a worker of its own, and waits for them. */
final class Workers {
  /** What one thread does with one number. */
  interface Worker {
    void work(int index) throws IOException;
  }

  private Workers() {}

  /**
   * Runs all numbers, in about their order.
   *
   * @param perThread makes the worker of each thread, within that thread
   * @param progress told about once in a while by the calling thread
   * @throws IOException the first that a worker threw; the others then stop after their file
   */
  static void run(int count, int threads, Supplier<Worker> perThread, Progress progress)
      throws IOException {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < Math.max(1, threads); i++) {
      running.add(
          Thread.ofPlatform()
              .name("eir-tree-" + i)
              .daemon()
              .start(() -> drain(next, count, perThread, failure)));
    }
    try {
      for (Thread thread : running) {
        while (!thread.join(java.time.Duration.ofMillis(Progress.INTERVAL_MILLIS))) {
          progress.show();
        }
      }
    } catch (InterruptedException stop) {
      next.set(count);
      Thread.currentThread().interrupt();
    }
    progress.end();
    switch (failure.get()) {
      case null -> {}
      case IOException io -> throw io;
      case RuntimeException bug -> throw bug;
      case Error error -> throw error;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }

  private static void drain(
      AtomicInteger next,
      int count,
      Supplier<Worker> perThread,
      AtomicReference<@Nullable Throwable> failure) {
    try {
      Worker worker = perThread.get();
      for (int at = next.getAndIncrement(); at < count; at = next.getAndIncrement()) {
        worker.work(at);
      }
    } catch (IOException | RuntimeException | Error broken) {
      failure.compareAndSet(null, broken);
      next.set(count);
    }
  }
}
