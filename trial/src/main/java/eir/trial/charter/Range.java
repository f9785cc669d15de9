package eir.trial.charter;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that a field may have, as the column {@code validation} writes them: {@code 1..3},
 * {@code >=1}, {@code 1..n}; what follows in the cell is for other rules.
 */
record Range(BigDecimal least, Optional<BigDecimal> most) {
  private static final Pattern WRITTEN =
      Pattern.compile("^(?:>=)?([0-9]+(?:[.][0-9]+)?)(?:[.][.](n|[0-9]+(?:[.][0-9]+)?))?.*");

  static Range of(String validation) {
    Matcher written = WRITTEN.matcher(validation);
    if (!written.matches()) {
      throw new IllegalStateException(
          "A cell of charter.tsv begins with no range; expected one as 1..3");
    }
    return new Range(
        new BigDecimal(written.group(1)),
        Optional.ofNullable(written.group(2)).filter(end -> !end.equals("n")).map(BigDecimal::new));
  }

  boolean holds(BigDecimal number) {
    return number.compareTo(least) >= 0 && most.map(end -> number.compareTo(end) <= 0).orElse(true);
  }

  String text() {
    return most.map(end -> least + " to " + end).orElse(least + " or more");
  }
}
