package eir.trial.reading;

import eir.trial.charter.Category;
import eir.trial.charter.Charter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The result of central review (docs/domain.md §5.3).
 *
 * @param category of the review
 * @param imagingEligible whether the images alone would let the child take part
 * @param items value of each other item: B2 and the measurements as means, the rest as the shared
 *     word, or {@link #INDETERMINATE} where the reads differ; words of a set are joined by a bar
 */
public record Conclusion(Category category, boolean imagingEligible, Map<String, String> items) {
  /** In place of a value on which the reads differ. */
  public static final String INDETERMINATE = "INDETERMINATE";

  private static final Set<String> OF_ONE_READER = Set.of("E1", "E2", "E4", "E5", "D0");

  public Conclusion {
    items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
  }

  /**
   * Without adjudication: what the reads, which stand on one side, say together.
   *
   * @param reads signed and concordant, at least one; of a majority only the agreeing ones
   */
  public static Conclusion of(List<ReadForm> reads, Charter charter) {
    Category category =
        reads.stream()
            .map(Conclusion::categoryOf)
            .reduce(Category::orLessCertain)
            .orElseThrow(() -> new IllegalArgumentException("A conclusion needs a read"));
    Map<String, String> items = new LinkedHashMap<>();
    for (FormItem item : FormItems.all()) {
      if (!OF_ONE_READER.contains(item.id())) {
        together(item, reads).ifPresent(value -> items.put(item.id(), value));
      }
    }
    boolean eligible = reads.stream().allMatch(read -> Eligibility.imagingEligible(read, charter));
    return new Conclusion(category, eligible, items);
  }

  /** With adjudication: the read that the adjudicator chose, or the adjudicator's own. */
  public static Conclusion adjudicated(ReadForm counted, Charter charter) {
    return of(List.of(counted), charter);
  }

  /** The value of {@code item}, absent if no read had one. */
  public Optional<String> item(String id) {
    return Optional.ofNullable(items.get(id));
  }

  private static Category categoryOf(ReadForm read) {
    return read.category()
        .orElseThrow(() -> new IllegalArgumentException("A signed read has a category"));
  }

  private static Optional<String> together(FormItem item, List<ReadForm> reads) {
    return switch (item.id()) {
      case "B2", "D1", "D2", "D3", "D4", "D5" ->
          mean(reads.stream().map(read -> read.number(item.id())).toList(), 1);
      case "D6" -> mean(reads.stream().map(ReadForm::productMm2).toList(), 1);
      case "D7" -> mean(reads.stream().map(ReadForm::volumeMl).toList(), 2);
      default -> shared(item, reads);
    };
  }

  private static Optional<String> mean(List<Optional<BigDecimal>> numbers, int decimals) {
    List<BigDecimal> present = numbers.stream().flatMap(Optional::stream).toList();
    if (present.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal sum = present.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return Optional.of(
        sum.divide(BigDecimal.valueOf(present.size()), decimals, RoundingMode.HALF_UP)
            .toPlainString());
  }

  private static Optional<String> shared(FormItem item, List<ReadForm> reads) {
    List<String> different = reads.stream().map(read -> plain(item, read)).distinct().toList();
    if (different.size() > 1) {
      return Optional.of(INDETERMINATE);
    }
    return Optional.of(different.getFirst()).filter(value -> !value.isEmpty());
  }

  private static String plain(FormItem item, ReadForm read) {
    return switch (read.answers().get(item.id())) {
      case Answer.Text(String text) -> text;
      case Answer.Whole(int number) -> Integer.toString(number);
      case Answer.Decimal(BigDecimal number) -> number.toPlainString();
      // A set has no order of its own: that of the form, so that equal sets read alike.
      case Answer.Words(List<String> words) when item.type() == AnswerType.SET ->
          String.join("|", item.values().stream().filter(words::contains).toList());
      case Answer.Words(List<String> words) -> String.join("|", words);
      case null -> "";
    };
  }
}
