package eir.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A number of changed inputs for one target, the same each time. It does not see the code's
 * branches; an input that went a new way, as far as the target tells, joins the ones to be changed.
 */
final class MutatingRun {
  private static final int LARGEST_CORPUS = 4096;

  private final Target target;
  private final Measured measured;
  private final Mutation mutation;
  private final List<byte[]> corpus;
  private final Set<Integer> ways = new HashSet<>();
  private byte[] current = new byte[0];
  private long done;

  /** A run from {@code seed} over the target's own seeds and {@code more}. */
  MutatingRun(Target target, long seed, List<byte[]> more) {
    this.target = target;
    measured = new Measured(target);
    mutation = new Mutation(seed, target.words());
    corpus = new ArrayList<>(target.seeds());
    corpus.addAll(more);
    corpus.forEach(each -> ways.add(measured.run(each)));
  }

  /** Runs the next {@code inputs} inputs under {@code watch}. */
  void run(HangWatch watch, long inputs) {
    for (long i = 0; i < inputs; i++) {
      current = mutation.next(corpus);
      done++;
      watch.begin(current);
      boolean isNew = ways.add(measured.run(current));
      watch.end();
      if (isNew && corpus.size() < LARGEST_CORPUS) {
        corpus.add(current);
      }
    }
  }

  /** The input of the last run, or of the one that threw. */
  byte[] current() {
    return current;
  }

  /** Inputs that were run, the last one included. */
  long done() {
    return done;
  }

  /** How many ways through the target were seen. */
  int ways() {
    return ways.size();
  }

  /** See {@link Measured#mostPercent}. */
  long mostPercent() {
    return measured.mostPercent();
  }

  @Override
  public String toString() {
    return target + ": " + ways() + " ways, at most " + mostPercent() + " % of the allowance";
  }
}
