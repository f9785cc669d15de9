package eir.imaging.bundle;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks on several cores and hands their results on in order, few at a time. */
final class Workers implements AutoCloseable {

  /** What is done with each result, on the caller's thread. */
  @FunctionalInterface
  interface Sink<T> {
    void accept(T result) throws IOException;
  }

  private final ExecutorService threads;
  private final int ahead;

  Workers(int count) {
    threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().daemon().name("eir-imaging-", 0).factory());
    ahead = 2 * count;
  }

  /** Runs {@code tasks}; at most {@code ahead} results wait, which bounds memory. */
  <T> void inOrder(Iterator<Callable<T>> tasks, Sink<T> sink) throws IOException {
    Queue<Future<T>> waiting = new ArrayDeque<>();
    try {
      while (tasks.hasNext() || !waiting.isEmpty()) {
        while (tasks.hasNext() && waiting.size() < ahead) {
          waiting.add(threads.submit(tasks.next()));
        }
        sink.accept(waiting.remove().get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a series was prepared; it can be prepared again", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException broken -> throw broken;
        case Error error -> throw error;
        case IOException io -> throw io;
        case null, default -> throw new IllegalStateException(e);
      }
    } finally {
      waiting.forEach(task -> task.cancel(true));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
