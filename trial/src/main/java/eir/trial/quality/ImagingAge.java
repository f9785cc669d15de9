package eir.trial.quality;

import eir.trial.charter.Charter;
import java.util.List;
import java.util.stream.Stream;

/**
 * The spans in which a sender says how old the newest examination is (Q18). A number of days beside
 * the time of sending would tell the true date, and with it how far every date was shifted; so a
 * span is all that is asked for and kept.
 */
public final class ImagingAge {
  private ImagingAge() {}

  /**
   * At most so many days, rising: a quarter, half and all of what the charter allows; the last, one
   * day more than that, stands for everything older.
   */
  public static List<Integer> spans(Charter charter) {
    int most = charter.maxImagingAgeDays();
    return Stream.of(most / 4, most / 2, most, most + 1)
        .filter(days -> days > 0)
        .distinct()
        .toList();
  }
}
