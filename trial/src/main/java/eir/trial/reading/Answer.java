package eir.trial.reading;

import java.math.BigDecimal;
import java.util.List;

/** What a reader answered to an item. */
public sealed interface Answer {

  /** A word of an enum, the UID of a series, or free text. */
  record Text(String text) implements Answer {}

  /** Words of a set; the order matters only in an ordered set. */
  record Words(List<String> words) implements Answer {
    public Words {
      words = List.copyOf(words);
    }
  }

  /** A whole number. */
  record Whole(int number) implements Answer {}

  /** A decimal number, kept as it was written. */
  record Decimal(BigDecimal number) implements Answer {}
}
