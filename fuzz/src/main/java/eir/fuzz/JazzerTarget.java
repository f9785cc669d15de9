package eir.fuzz;

import java.util.Optional;

/** What Jazzer calls by name: the target that stands in its {@code --target_args}. */
public final class JazzerTarget {
  // Code that is met for the first time is instrumented there and then, on this thread's account.
  private static final int SLACK = 32;

  private static Optional<Measured> target = Optional.empty();

  private JazzerTarget() {}

  /** Called once, with the name of a target. */
  public static void fuzzerInitialize(String[] names) {
    target = Optional.of(new Measured(Targets.of(names[0]), SLACK));
  }

  /** Called for each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    target.orElseThrow().run(input);
  }
}
