package eir.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code ./eir fuzz} was asked for.
 *
 * @param inputs of each target, or 0: so many seconds
 * @param isPlain whether the mutations of the tests are used in place of Jazzer
 */
record FuzzOptions(List<String> targets, long seconds, long inputs, boolean isPlain, long seed) {
  static final String USAGE =
      "usage: ./eir fuzz [--target NAME[,NAME…]] [--seconds N | --inputs N] [--plain] [--seed N]";

  private static final long SECONDS = 60;

  static FuzzOptions of(String[] arguments) {
    List<String> targets = new ArrayList<>();
    long seconds = SECONDS;
    long inputs = 0;
    long seed = 1;
    boolean isPlain = false;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--target" -> targets.addAll(List.of(value(arguments, ++i).split(",", -1)));
        case "--seconds" -> seconds = number(value(arguments, ++i));
        case "--inputs" -> inputs = number(value(arguments, ++i));
        case "--seed" -> seed = number(value(arguments, ++i));
        case "--plain" -> isPlain = true;
        default -> throw new IllegalArgumentException("not understood: " + arguments[i]);
      }
    }
    if (targets.isEmpty()) {
      Targets.names().forEach(targets::add);
      targets.add("zip");
    }
    for (String target : targets) {
      if (!target.equals("zip") && !Targets.has(target)) {
        throw new IllegalArgumentException(
            "no target " + target + "; there are " + String.join(", ", Targets.names()) + ", zip");
      }
    }
    return new FuzzOptions(List.copyOf(targets), seconds, inputs, isPlain, seed);
  }

  private static String value(String[] arguments, int at) {
    if (at == arguments.length) {
      throw new IllegalArgumentException("a value is missing behind " + arguments[at - 1]);
    }
    return arguments[at];
  }

  private static long number(String text) {
    if (!text.matches("[1-9][0-9]{0,11}")) {
      throw new IllegalArgumentException("no number above 0: " + text);
    }
    return Long.parseLong(text);
  }
}
