package eir.deid.clean;

import java.util.ArrayList;
import java.util.List;

/**
 * A number with a meaning, such as {@code B1000}, {@code 3D} or {@code TE30}: an expression and the
 * range in which the number is believed. Dates, ages and record numbers fall outside.
 */
final class NumberPattern {
  /** The ranges that the column {@code note} names. */
  private enum Range {
    ANY('-'),
    B_VALUE('b'),
    /** 1900 to 2099 only in steps of 50: else it may be a year. */
    NO_YEAR('y'),
    FLIP_ANGLE('f'),
    MATRIX('m'),
    /** 1900 to 2099 never. */
    NEVER_YEAR('x');

    private final char letter;

    Range(char letter) {
      this.letter = letter;
    }

    private static Range of(char letter) {
      for (Range range : values()) {
        if (range.letter == letter) {
          return range;
        }
      }
      throw new IllegalStateException("range not understood: " + letter);
    }
  }

  private static final int B_SLACK = 15;

  /** All patterns, in the order of the table. */
  static final List<NumberPattern> ALL = read();

  private final Expression expression;
  private final Range range;
  private final boolean mayGlue;

  private NumberPattern(String line) {
    range = Range.of(line.charAt(0));
    mayGlue = line.charAt(1) == 'y';
    expression = Expression.of(line.substring(2));
  }

  /** Whether it may be a piece of a glued run. */
  boolean mayGlue() {
    return mayGlue;
  }

  /** Whether {@code in[from, to)}, in capitals, fits and lies in the range. */
  boolean fits(byte[] in, int from, int to) {
    return expression.matches(in, from, to) && isInRange(in, from, to);
  }

  /** Whether every number in the text would pass for something else than a year. */
  static boolean holdsNoYear(byte[] in, int from, int to) {
    return numbersAre(Range.NO_YEAR, in, from, to);
  }

  private boolean isInRange(byte[] in, int from, int to) {
    return range == Range.ANY || numbersAre(range, in, from, to);
  }

  private static boolean numbersAre(Range range, byte[] in, int from, int to) {
    int at = from;
    while (at < to) {
      if (in[at] < '0' || in[at] > '9') {
        at++;
        continue;
      }
      int value = 0;
      while (at < to && in[at] >= '0' && in[at] <= '9') {
        value = Math.min(value * 10 + in[at++] - '0', 1_000_000);
      }
      boolean isFraction = at < to && in[at] == '.';
      if (!isIn(range, value, isFraction)) {
        return false;
      }
      if (isFraction) {
        at++;
        while (at < to && in[at] >= '0' && in[at] <= '9') {
          at++;
        }
      }
    }
    return true;
  }

  private static boolean isIn(Range range, int value, boolean isFraction) {
    boolean year = value >= 1900 && value <= 2099;
    boolean round = value % 50 == 0 && !isFraction;
    return switch (range) {
      case ANY -> true;
      case B_VALUE ->
          (!year || round)
              && (value <= 150
                  || value <= 5000 && round
                  || value <= 5000 + B_SLACK
                      && Math.min(value % 500, 500 - value % 500) <= B_SLACK);
      case NO_YEAR -> !year || round;
      case FLIP_ANGLE -> value <= 180;
      case MATRIX -> value >= 16 && value <= 1024;
      case NEVER_YEAR -> !year;
    };
  }

  private static List<NumberPattern> read() {
    List<NumberPattern> patterns = new ArrayList<>();
    for (String line : Text.split(CleaningData.NUMBER_PATTERNS, '\n')) {
      patterns.add(new NumberPattern(line));
    }
    return List.copyOf(patterns);
  }
}
