package eir.deid.clean;

import eir.dicom.text.Dates;
import java.util.Optional;

/** Patient's Age (0010,1010), AS values {@code nnnD}, {@code nnnW}, {@code nnnM}, {@code nnnY}. */
public final class Age {
  private static final int OLDEST_YEARS = 89;

  private Age() {}

  /** The age that may stay: capped at 090Y; absent if {@code text} is no AS value. */
  public static Optional<String> clean(String text) {
    if (text.length() != 4 || "DWMY".indexOf(text.charAt(3)) < 0) {
      return Optional.empty();
    }
    int number = 0;
    for (int i = 0; i < 3; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return Optional.empty();
      }
      number = number * 10 + digit;
    }
    // 999 days, weeks and months all end below 89 years.
    return Optional.of(text.charAt(3) == 'Y' && number > OLDEST_YEARS ? "090Y" : text);
  }

  /**
   * The age on {@code day} of someone born on {@code birth}, both as {@link Dates} counts them:
   * whole years, below two years whole months; absent if the days do not follow or lie 200 years
   * apart.
   */
  public static Optional<String> between(int birth, int day) {
    int born = Dates.calendar(birth);
    int then = Dates.calendar(day);
    int months =
        (then / 10_000 - born / 10_000) * 12
            + then / 100 % 100
            - born / 100 % 100
            - (then % 100 < born % 100 ? 1 : 0);
    if (day < birth || months >= 2400) {
      return Optional.empty();
    }
    if (months < 24) {
      return Optional.of(threeDigits(months) + "M");
    }
    return clean(threeDigits(months / 12) + "Y");
  }

  private static String threeDigits(int number) {
    return String.valueOf(1000 + number).substring(1);
  }
}
