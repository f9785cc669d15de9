package eir.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Ends the process when one input takes a minute, where a thousandth of a second is usual: a thread
 * that hangs cannot be stopped otherwise. The input is kept first. Shared by two threads through
 * volatile fields.
 */
final class HangWatch {
  private static final long LONGEST_NANOS = 60_000_000_000L;
  private static final int HANG = 70;

  private final Path kept;
  private volatile byte[] input = new byte[0];
  private volatile long since;

  /** A watch that keeps a hanging input as {@code kept}. */
  HangWatch(Path kept) {
    this.kept = kept;
    Thread.ofPlatform().daemon().name("hang-watch").start(this::watch);
  }

  /** {@code next} begins now. */
  void begin(byte[] next) {
    input = next;
    since = System.nanoTime();
  }

  /** Nothing runs. */
  void end() {
    since = 0;
  }

  private void watch() {
    while (true) {
      try {
        Thread.sleep(1_000);
      } catch (InterruptedException stop) {
        return;
      }
      long start = since;
      if (start != 0 && System.nanoTime() - start > LONGEST_NANOS) {
        keep();
        Runtime.getRuntime().halt(HANG);
      }
    }
  }

  private void keep() {
    try {
      Files.createDirectories(kept.toAbsolutePath().getParent());
      Files.write(kept, input);
      System.err.println("an input hangs; it is kept as " + kept.getFileName());
    } catch (IOException e) {
      System.err.println("an input hangs, and it could not be kept");
    }
  }
}
