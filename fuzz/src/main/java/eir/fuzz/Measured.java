package eir.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Runs a target on an input and asks the law that all targets share: memory stays bounded. */
final class Measured {
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Target target;
  private final int slack;
  private long mostPercent;

  /** {@code target} with its allowance. */
  Measured(Target target) {
    this(target, 1);
  }

  /** {@code target} with {@code slack} times its allowance, where a driver allocates too. */
  Measured(Target target, int slack) {
    this.target = target;
    this.slack = slack;
    target.seeds().forEach(target::run); // tables are loaded once, by whoever comes first
  }

  /**
   * Runs {@code input}. One that allocates too much runs a second time: what the JVM itself takes
   * when code is first used is nobody's fault.
   */
  int run(byte[] input) {
    long before = threads.getCurrentThreadAllocatedBytes();
    int way = target.run(input);
    long allowed = slack * target.allowance().of(input.length);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    if (allocated > allowed) {
      before = threads.getCurrentThreadAllocatedBytes();
      target.run(input);
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    mostPercent = Math.max(mostPercent, allocated * 100 / allowed);
    BrokenLawException.require(
        allocated <= allowed, allocated + " bytes were allocated for an input of " + input.length);
    return way;
  }

  /** The most that a run took of its allowance, in per cent. */
  long mostPercent() {
    return mostPercent;
  }
}
