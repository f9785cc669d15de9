package eir.trial.reading;

import eir.trial.reading.FormFinding.Code;
import eir.trial.reading.FormFinding.Weight;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Whether an answer is one that its item allows: shape, words and range of the table. */
final class AnswerCheck {
  private AnswerCheck() {}

  static Optional<FormFinding> check(FormItem item, ReadForm form) {
    boolean allowed =
        switch (form.answers().get(item.id())) {
          case null -> true;
          case Answer.Text(String text) ->
              switch (item.type()) {
                case ENUM -> item.values().contains(text);
                case TEXT -> text.length() <= longest(item);
                case REF -> text.matches("[0-9.]{1,64}");
                default -> false;
              };
          case Answer.Words(List<String> words) ->
              item.type().isSet()
                  && item.values().containsAll(words)
                  && new HashSet<>(words).size() == words.size();
          case Answer.Whole(int number) ->
              item.type() == AnswerType.INT && inRange(item, BigDecimal.valueOf(number));
          case Answer.Decimal(BigDecimal number) ->
              item.type() == AnswerType.DECIMAL && inRange(item, number);
        };
    return allowed
        ? Optional.empty()
        : Optional.of(new FormFinding(item.id(), Weight.HARD, Code.VALUE_NOT_ALLOWED));
  }

  // "0..100", "1.0..150.0"
  private static boolean inRange(FormItem item, BigDecimal number) {
    String[] ends = item.range().split("[.][.]");
    return number.compareTo(new BigDecimal(ends[0])) >= 0
        && number.compareTo(new BigDecimal(ends[1])) <= 0;
  }

  // "0..1000 characters"
  private static int longest(FormItem item) {
    return Integer.parseInt(item.range().split("[.][.]")[1].split(" ")[0]);
  }
}
