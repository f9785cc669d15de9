package eir.cli.tree;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/**
 * One line about how far the work is: rewritten in place on a terminal, elsewhere a new one every
 * ten seconds, none if quiet. Threads may share it.
 */
public final class Progress {
  static final long INTERVAL_MILLIS = 200;

  private static final long LINE_EVERY_NANOS = 10_000_000_000L;

  /** Where and whether the line is shown. */
  public enum Style {
    TERMINAL,
    LINES,
    QUIET;

    /** By the standard error stream of this process. */
    public static Style of(boolean quiet) {
      if (quiet) {
        return QUIET;
      }
      boolean dumb = "dumb".equals(System.getenv("TERM"));
      return System.console() != null && System.console().isTerminal() && !dumb ? TERMINAL : LINES;
    }
  }

  private final Style style;
  private final PrintStream out;
  private final int files;
  private final long started = System.nanoTime();
  private final LongAdder filesDone = new LongAdder();
  private final LongAdder bytesDone = new LongAdder();
  private long lastLine = started;
  private boolean shown;

  public Progress(Style style, PrintStream out, int files) {
    this.style = style;
    this.out = out;
    this.files = files;
  }

  /** One more file is through. */
  public void add(long lengthBytes) {
    filesDone.increment();
    bytesDone.add(lengthBytes);
  }

  /** Seconds since this object was made. */
  public double seconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  void show() {
    long now = System.nanoTime();
    switch (style) {
      case TERMINAL -> {
        out.print("\r" + line() + "\u001B[K");
        out.flush();
        shown = true;
      }
      case LINES -> {
        if (now - lastLine >= LINE_EVERY_NANOS) {
          lastLine = now;
          out.println(line());
        }
      }
      case QUIET -> {}
    }
  }

  void end() {
    if (shown) {
      out.print("\r\u001B[K");
      out.flush();
    }
  }

  private String line() {
    double seconds = Math.max(1e-3, seconds());
    long done = filesDone.sum();
    double left = done == 0 ? 0 : seconds / done * (files - done);
    return String.format(
        Locale.ROOT,
        "%,d of %,d files · %,.0f files/s · %,.0f MB/s · %.0f s left",
        done,
        files,
        done / seconds,
        bytesDone.sum() / 1e6 / seconds,
        left);
  }
}
