package eir.trial.reading;

import eir.trial.charter.Category;
import eir.trial.charter.SequenceClass;
import eir.trial.reading.FormFinding.Code;
import eir.trial.reading.FormFinding.Weight;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a form may be signed, and what its answers raise: the column {@code rule} of {@code
 * read-form.tsv}, which the tests take row by row.
 */
public final class FormCheck {
  // Measurements that a reader may leave out with a word why; all other asked items are owed.
  private static final Set<String> MISSING_IS_SOFT = Set.of("D3", "D4", "D5");
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final BigDecimal CONTOUR_SLACK_POINTS = BigDecimal.TEN;

  private final ReadForm form;
  private final ReadContext context;
  private final List<FormFinding> findings = new ArrayList<>();

  private FormCheck(ReadForm form, ReadContext context) {
    this.form = form;
    this.context = context;
  }

  /** Everything found, HARD, SOFT, ALT and ATYP, in the order of the rules. */
  public static List<FormFinding> check(ReadForm form, ReadContext context) {
    return new FormCheck(form, context).all();
  }

  /** Whether nothing blocks the signature. */
  public static boolean isSignable(List<FormFinding> findings) {
    return findings.stream().noneMatch(finding -> finding.weight() == Weight.HARD);
  }

  private List<FormFinding> all() {
    for (FormItem item : FormItems.all()) {
      asked(item);
      AnswerCheck.check(item, form).ifPresent(findings::add);
    }
    if (form.isEvaluable()) {
      sets();
      required();
      contour();
      findings.addAll(new MeasureCheck(form, context).findings());
      if (form.says("B4", "NO") && form.says("E1", Category.CHARACTERISTIC.name())) {
        find("B4", Weight.SOFT, Code.CONTRADICTS_CATEGORY);
      }
      if (Eligibility.hasDistantDisease(form) && form.mark("C12").isEmpty()) {
        find("C12", Weight.SOFT, Code.MARK_MISSING);
      }
      findings.addAll(Signs.of(form));
    }
    category();
    boolean soft = findings.stream().anyMatch(finding -> finding.weight() == Weight.SOFT);
    if (soft && form.word("E5").isBlank()) {
      find("E5", Weight.HARD, Code.MISSING);
    }
    return List.copyOf(findings);
  }

  private void asked(FormItem item) {
    boolean answered = isAnswered(item);
    switch (Asked.of(item, form)) {
      case REQUIRED -> {
        if (!answered) {
          boolean soft = MISSING_IS_SOFT.contains(item.id());
          find(item.id(), soft ? Weight.SOFT : Weight.HARD, Code.MISSING);
        }
      }
      case HIDDEN -> {
        if (form.answer(item.id()).isPresent()) {
          find(item.id(), Weight.HARD, Code.NOT_ASKED);
        }
      }
      case OPTIONAL -> {}
    }
  }

  // A set without a word in it answers nothing.
  private boolean isAnswered(FormItem item) {
    return switch (form.answers().get(item.id())) {
      case null -> false;
      case Answer.Words(List<String> words) -> !words.isEmpty();
      case Answer.Text(String text) -> !text.isBlank();
      case Answer.Whole _, Answer.Decimal _ -> true;
    };
  }

  private void sets() {
    for (String item : List.of("B3", "C9")) {
      List<String> words = form.words(item);
      boolean alone = words.contains("NONE") || words.contains("NOT_ASSESSABLE");
      if (alone && words.size() > 1) {
        find(item, Weight.HARD, Code.EXCLUDES_OTHERS);
      }
    }
  }

  private void required() {
    requireNotAssessable("C8", SequenceClass.DWI_ADC);
    requireNotAssessable("C9", SequenceClass.T1_POST);
  }

  private void requireNotAssessable(String item, SequenceClass source) {
    if (!context.has(source)
        && form.answer(item).isPresent()
        && !form.says(item, "NOT_ASSESSABLE")) {
      find(item, Weight.HARD, Code.NOT_ASSESSABLE_REQUIRED);
    }
  }

  private void contour() {
    Optional<BigDecimal> pons = form.number("B2a").filter(area -> area.signum() > 0);
    Optional<BigDecimal> tumour = form.number("B2b");
    if (pons.isEmpty() || tumour.isEmpty()) {
      return;
    }
    if (tumour.get().compareTo(pons.get()) > 0) {
      find("B2b", Weight.HARD, Code.AREA_LARGER_THAN_PONS);
    }
    BigDecimal drawn = ponsPct(pons.get(), tumour.get());
    Optional<BigDecimal> typed = form.number("B2");
    if (typed.isPresent()
        && typed.get().subtract(drawn).abs().compareTo(CONTOUR_SLACK_POINTS) > 0) {
      find("B2a", Weight.SOFT, Code.CONTOUR_DIFFERS);
    }
  }

  /** B2 from the two contours, in whole per cent, half up. */
  public static BigDecimal ponsPct(BigDecimal ponsAreaMm2, BigDecimal tumourInPonsMm2) {
    return tumourInPonsMm2.multiply(HUNDRED).divide(ponsAreaMm2, 0, RoundingMode.HALF_UP);
  }

  private void category() {
    if (form.category().isEmpty() || form.answer("A1").isEmpty()) {
      return;
    }
    Category chosen = form.category().get();
    if ((chosen == Category.NOT_EVALUABLE) == form.isEvaluable()) {
      find("E1", Weight.HARD, Code.NOT_EVALUABLE_MISMATCH);
    } else if (chosen != Suggestion.derived(form)) {
      find("E1", Weight.SOFT, Code.DIFFERS_FROM_SIGNS);
    }
  }

  private void find(String item, Weight weight, Code code) {
    findings.add(new FormFinding(item, weight, code));
  }
}
