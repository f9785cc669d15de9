package eir.server.casework;

import eir.server.words.Words;
import eir.trial.Verdict;
import eir.trial.blinding.CaseView;
import eir.trial.charter.Charter;
import eir.trial.charter.Language;
import eir.trial.decision.Settlement;
import eir.trial.reading.Answer;
import eir.trial.reading.Conclusion;
import eir.trial.reading.FormItem;
import eir.trial.reading.FormItems;
import eir.trial.reading.ReadForm;
import eir.trial.reading.Review;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reads of a case beside each other, item by item, the differences first, and what the review
 * concludes of each.
 *
 * @param labels of the reads: R1, R2, R3
 */
public record Comparison(List<String> labels, List<Line> lines) {
  private static final String NOTHING = "–";

  /**
   * What each read says of one item; "–" where it says nothing.
   *
   * @param conclusion empty where the review says nothing of it
   */
  public record Line(
      String id, String label, List<String> values, String conclusion, boolean isDifferent) {}

  /** Of all reads that {@code view} shows. */
  public static Comparison of(CaseView view, Charter charter, Words words) {
    return new Maker(words).make(view, charter);
  }

  private record Maker(Words words) {

    Comparison make(CaseView view, Charter charter) {
      Map<String, ReadForm> reads = view.reads();
      Optional<Conclusion> conclusion = concluded(view, charter);
      List<Line> lines = new ArrayList<>();
      for (FormItem item : FormItems.all()) {
        // What one reader writes for the others, and where the marks lie, is not compared.
        boolean isCompared = !item.id().equals("D0") && !item.id().equals("E5");
        if (isCompared
            && reads.values().stream().anyMatch(read -> read.answer(item.id()).isPresent())) {
          lines.add(line(item, List.copyOf(reads.values()), conclusion, view.conclusion()));
        }
      }
      lines.sort(Comparator.comparing(Maker::order));
      return new Comparison(List.copyOf(reads.keySet()), lines);
    }

    // The merged form is not kept: it follows from the reads, or from what the adjudicator chose.
    private static Optional<Conclusion> concluded(CaseView view, Charter charter) {
      if (view.conclusion().isEmpty()) {
        return Optional.empty();
      }
      if (view.adjudication().isPresent()) {
        return switch (view.adjudication().get()) {
          case Settlement.OwnRead(ReadForm own) ->
              Optional.of(Conclusion.adjudicated(own, charter));
          case Settlement.Chosen chosen ->
              Optional.ofNullable(view.reads().get(chosen.slot().name()))
                  .map(read -> Conclusion.adjudicated(read, charter));
        };
      }
      return Review.after(List.copyOf(view.reads().values()), charter)
              instanceof Review.Concluded(Conclusion conclusion)
          ? Optional.of(conclusion)
          : Optional.empty();
    }

    // The category first, then what differs, then the rest in the order of the form.
    private static int order(Line line) {
      if (line.id().equals("E1")) {
        return 0;
      }
      return line.isDifferent() ? 1 : 2;
    }

    private Line line(
        FormItem item,
        List<ReadForm> reads,
        Optional<Conclusion> conclusion,
        Optional<Verdict> verdict) {
      List<String> values = reads.stream().map(read -> told(item, read)).toList();
      String concluded =
          item.id().equals("E1")
              ? verdict.map(each -> word(each.category().name())).orElse(NOTHING)
              : conclusion
                  .flatMap(each -> each.item(item.id()))
                  .map(value -> plain(value))
                  .orElse(NOTHING);
      return new Line(
          item.id(),
          item.label(language()) + unit(item),
          values,
          concluded,
          values.stream().distinct().count() > 1);
    }

    private Language language() {
      return Language.of(words.language().tag()).orElse(Language.EN);
    }

    private String told(FormItem item, ReadForm read) {
      return switch (read.answer(item.id()).orElse(null)) {
        case Answer.Text(String text) -> word(text);
        case Answer.Whole(int number) -> Integer.toString(number);
        case Answer.Decimal(BigDecimal number) -> number(number);
        case Answer.Words(List<String> several) ->
            String.join(", ", several.stream().map(this::word).toList());
        case null -> NOTHING;
      };
    }

    // A conclusion's values are text: numbers, words, words of a set joined by a bar.
    private String plain(String value) {
      if (value.matches("[0-9]+([.][0-9]+)?")) {
        return number(new BigDecimal(value));
      }
      return String.join(", ", List.of(value.split("[|]")).stream().map(this::word).toList());
    }

    private String number(BigDecimal number) {
      return NumberFormat.getNumberInstance(words.language().locale()).format(number);
    }

    // The words of the form's table; a comment stands as it was typed.
    private String word(String text) {
      String key = "value." + text;
      return words.has(key) ? words.text(key) : text;
    }

    // The table's unit may go on to say of what: "% of the axial pons area".
    private static String unit(FormItem item) {
      String unit = item.unit().split(" ", 2)[0];
      return unit.equals("%") || unit.startsWith("mm") || unit.equals("mL") ? ", " + unit : "";
    }
  }
}
