package eir.trial.reading;

import eir.trial.charter.Category;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One reader's answers on one submission: by item, in the order of the form, with the marks on
 * images that prove them. A draft may have gaps; {@link FormCheck} says whether it may be signed.
 *
 * @param answers by id of the item
 * @param marks on images
 */
public record ReadForm(Map<String, Answer> answers, List<Mark> marks) {
  private static final BigDecimal HALF_PRODUCT_MM3_TO_ML = new BigDecimal(2000);

  public ReadForm {
    Map<String, Answer> ordered = new LinkedHashMap<>();
    for (FormItem item : FormItems.all()) {
      Answer answer = answers.get(item.id());
      if (answer != null) {
        ordered.put(item.id(), answer);
      }
    }
    if (ordered.size() != answers.size()) {
      throw new IllegalArgumentException("The form has no item of some answer's name");
    }
    answers = Collections.unmodifiableMap(ordered);
    marks = List.copyOf(marks);
  }

  /** A form with nothing answered. */
  public static ReadForm empty() {
    return new ReadForm(Map.of(), List.of());
  }

  /** This form with another answer to {@code item}. */
  public ReadForm with(String item, Answer answer) {
    Map<String, Answer> changed = new LinkedHashMap<>(answers);
    changed.put(FormItems.item(item).id(), answer);
    return new ReadForm(changed, marks);
  }

  /** This form without an answer to {@code item}. */
  public ReadForm without(String item) {
    Map<String, Answer> changed = new LinkedHashMap<>(answers);
    changed.remove(item);
    return new ReadForm(changed, marks);
  }

  /** This form with these marks instead. */
  public ReadForm marked(Mark... all) {
    return new ReadForm(answers, Arrays.asList(all));
  }

  /** The answer to {@code item}. */
  public Optional<Answer> answer(String item) {
    return Optional.ofNullable(answers.get(item));
  }

  /** The word of a choice, empty if it is not answered. */
  public String word(String item) {
    return answers.get(item) instanceof Answer.Text(String text) ? text : "";
  }

  /** Whether {@code item} was answered with {@code word}, alone or in a set. */
  public boolean says(String item, String word) {
    return word(item).equals(word) || words(item).contains(word);
  }

  /** The words of a set, none if it is not answered. */
  public List<String> words(String item) {
    return answers.get(item) instanceof Answer.Words(List<String> words) ? words : List.of();
  }

  /** The number of {@code item}. */
  public Optional<BigDecimal> number(String item) {
    return switch (answers.get(item)) {
      case Answer.Whole(int number) -> Optional.of(BigDecimal.valueOf(number));
      case Answer.Decimal(BigDecimal number) -> Optional.of(number);
      case null, default -> Optional.empty();
    };
  }

  /** The first mark of {@code item}. */
  public Optional<Mark> mark(String item) {
    return marks.stream().filter(mark -> mark.item().equals(item)).findFirst();
  }

  /** Whether the images could be read: A1 is answered and not NO. */
  public boolean isEvaluable() {
    return answers.containsKey("A1") && !says("A1", "NO");
  }

  /** The reader's category, absent until chosen. */
  public Optional<Category> category() {
    return Arrays.stream(Category.values())
        .filter(category -> says("E1", category.name()))
        .findFirst();
  }

  /** D6: product of the diameters in mm², one decimal, half up. */
  public Optional<BigDecimal> productMm2() {
    return number("D1")
        .flatMap(longest -> number("D2").map(longest::multiply))
        .map(product -> product.setScale(1, RoundingMode.HALF_UP));
  }

  /** D7: half the product of the three axes in mL, two decimals, half up. */
  public Optional<BigDecimal> volumeMl() {
    return number("D3")
        .flatMap(ap -> number("D4").map(ap::multiply))
        .flatMap(area -> number("D5").map(area::multiply))
        .map(box -> box.divide(HALF_PRODUCT_MM3_TO_ML, 2, RoundingMode.HALF_UP));
  }
}
