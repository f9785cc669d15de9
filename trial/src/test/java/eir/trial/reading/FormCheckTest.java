package eir.trial.reading;

import static eir.trial.reading.FormRules.FULL_STUDY;
import static eir.trial.reading.FormRules.SAGITTAL;
import static eir.trial.reading.FormRules.T2;
import static eir.trial.reading.FormRules.clean;
import static eir.trial.reading.FormRules.decimal;
import static eir.trial.reading.FormRules.line;
import static eir.trial.reading.FormRules.series;
import static eir.trial.reading.FormRules.whole;
import static eir.trial.reading.FormRules.word;
import static eir.trial.reading.FormRules.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import eir.trial.charter.BodyRegion;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SlicePlane;
import eir.trial.reading.FormFinding.Code;
import eir.trial.reading.FormFinding.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of {@code domain/read-form.tsv}, each in both directions. */
class FormCheckTest {
  private static final ReadContext ONLY_T2 =
      new ReadContext(List.of(series(T2, SequenceClass.T2, SlicePlane.AX, BodyRegion.BRAIN, 4)));

  /** Item, what happens, a form in which it happens, and one close by in which it does not. */
  static Stream<Arguments> rules() {
    ReadForm form = clean();
    ReadForm limited = form.with("A1", word("LIMITED"));
    ReadForm unevaluable = Vectors.read("not evaluable");
    ReadForm alternative = Vectors.read("focal exophytic").with("D0", word(T2));
    Mark d1 = line("D1", T2, "1.2.1.7", "48.2", "0", "0");
    return Stream.of(
        row(
            "A1",
            Weight.HARD,
            Code.NOT_ASKED,
            "B1",
            unevaluable.with("B1", word("PONS")),
            unevaluable),
        row(
            "A1",
            Weight.HARD,
            Code.NOT_EVALUABLE_MISMATCH,
            "E1",
            unevaluable.with("E1", word("LIKELY")),
            unevaluable),
        row(
            "A1",
            Weight.HARD,
            Code.NOT_EVALUABLE_MISMATCH,
            "E1",
            form.with("E1", word("NOT_EVALUABLE")),
            form),
        row(
            "A2",
            Weight.HARD,
            Code.MISSING,
            limited.with("A2", words()),
            limited.with("A2", words("MOTION"))),
        row("A2", Weight.HARD, Code.MISSING, unevaluable.without("A2"), unevaluable),
        row("B1", Weight.ALT, Code.SIGN, form.with("B1", word("THALAMUS")), form),
        row("B1", Weight.ATYP, Code.SIGN, form.with("B1", word("INDETERMINATE")), form),
        row("B2", Weight.ALT, Code.SIGN, form.with("B2", whole(49)), form.with("B2", whole(50))),
        row("B2", Weight.ATYP, Code.SIGN, form.with("B2", whole(66)), form.with("B2", whole(67))),
        row(
            "B2",
            Weight.HARD,
            Code.VALUE_NOT_ALLOWED,
            form.with("B2", whole(101)),
            form.with("B2", whole(100))),
        row(
            "B2a",
            Weight.SOFT,
            Code.CONTOUR_DIFFERS,
            contour(form, "600", "444"),
            contour(form, "600", "450")),
        row(
            "B2a",
            Weight.HARD,
            Code.VALUE_NOT_ALLOWED,
            contour(form, "49.9", "40"),
            contour(form, "50", "40")),
        row(
            "B2b",
            Weight.HARD,
            Code.AREA_LARGER_THAN_PONS,
            contour(form, "600", "600.1"),
            contour(form, "600", "600")),
        row(
            "B3",
            Weight.HARD,
            Code.EXCLUDES_OTHERS,
            form.with("B3", words("NONE", "MEDULLA")),
            form.with("B3", words("NONE"))),
        row(
            "B4",
            Weight.SOFT,
            Code.CONTRADICTS_CATEGORY,
            form.with("B4", word("NO")),
            form.with("B4", word("NO")).with("E1", word("LIKELY"))),
        row("C1", Weight.ALT, Code.SIGN, form.with("C1", word("WELL_DEFINED")), form),
        row("C1", Weight.ATYP, Code.SIGN, form.with("C1", word("MIXED")), form),
        row(
            "C2",
            Weight.ALT,
            Code.SIGN,
            form.with("C2", word("FOCAL_DOMINANT")),
            form.with("C2", word("MINOR"))),
        row("C2d", Weight.HARD, Code.MISSING, form.with("C2", word("MINOR")), form),
        row(
            "C2d",
            Weight.HARD,
            Code.NOT_ASKED,
            form.with("C2d", words("DORSAL")),
            form.with("C2", word("MINOR")).with("C2d", words("DORSAL"))),
        row(
            "C4",
            Weight.ATYP,
            Code.SIGN,
            form.with("C4", word("ISO")),
            form.with("C4", word("MIXED"))),
        row(
            "C5",
            Weight.ATYP,
            Code.SIGN,
            form.with("C5", word("HYPO")),
            form.with("C5", word("MIXED"))),
        row("C6b", Weight.ATYP, Code.SIGN, form.with("C6b", word("PRESENT")), form),
        row(
            "C7",
            Weight.ATYP,
            Code.SIGN,
            form.with("C7", word("MORE")),
            form.with("C7", word("MINIMAL"))),
        row(
            "C8",
            Weight.ALT,
            Code.SIGN,
            form.with("C8", word("MARKED_THROUGHOUT")),
            form.with("C8", word("PARTIAL"))),
        row(
            "C9",
            Weight.HARD,
            Code.EXCLUDES_OTHERS,
            form.with("C9", words("NONE", "RING")),
            form.with("C9", words("PATCHY", "RING"))),
        row(
            "C9",
            Weight.HARD,
            Code.EXCLUDES_OTHERS,
            form.with("C9", words("RING", "NOT_ASSESSABLE")),
            form),
        row(
            "C9",
            Weight.ATYP,
            Code.SIGN,
            form.with("C9", words("HOMOGENEOUS")),
            form.with("C9", words("NODULAR"))),
        row("C10", Weight.ATYP, Code.SIGN, enhanced(form, "GT75"), enhanced(form, "P50_75")),
        row("C10", Weight.HARD, Code.MISSING, form.with("C9", words("RING")), form),
        row(
            "C12",
            Weight.SOFT,
            Code.MARK_MISSING,
            form.with("C12", word("BOTH")),
            form.with("C12", word("INDETERMINATE"))),
        row("C14", Weight.ATYP, Code.SIGN, form.with("C14", word("PRESENT")), form),
        row("D0", Weight.HARD, Code.SERIES_NOT_AXIAL_T2, form.with("D0", word(SAGITTAL)), form),
        row("D0", Weight.HARD, Code.SERIES_NOT_AXIAL_T2, form.with("D0", word("1.2.99")), form),
        row(
            "D1",
            Weight.HARD,
            Code.SHORTER_THAN_PERPENDICULAR,
            form.with("D2", decimal("48.3")),
            form.with("D2", decimal("48.2"))),
        row(
            "D1",
            Weight.SOFT,
            Code.SIZE_UNEXPECTED,
            form.with("D1", decimal("100.1")),
            form.with("D1", decimal("100.0"))),
        row(
            "D1",
            Weight.SOFT,
            Code.SIZE_UNEXPECTED,
            form.with("D1", decimal("9.9")),
            form.with("D1", decimal("10.0"))),
        row("D1", Weight.SOFT, Code.TYPED_NUMBER, form.marked(), form),
        row("D1", Weight.SOFT, Code.TYPED_NUMBER, form.with("D1", decimal("48.4")), form),
        row(
            "D2",
            Weight.HARD,
            Code.OTHER_SLICE,
            form.marked(d1, line("D2", T2, "1.2.1.8", "0", "41.7", "0")),
            form),
        row(
            "D2",
            Weight.HARD,
            Code.NOT_PERPENDICULAR,
            form.marked(d1, line("D2", T2, "1.2.1.7", "4", "41.5", "0")),
            form.marked(d1, line("D2", T2, "1.2.1.7", "3.5", "41.55", "0"))),
        row("D2", Weight.SOFT, Code.TYPED_NUMBER, form.marked(d1), form),
        row(
            "D3",
            Weight.SOFT,
            Code.LONGER_THAN_LONGEST,
            form.with("D3", decimal("50.3")),
            form.with("D3", decimal("50.2"))),
        row("D3", Weight.SOFT, Code.MISSING, form.without("D3"), form),
        row("D3", Weight.SOFT, Code.TYPED_NUMBER, form.marked(d1), form),
        row(
            "D4",
            Weight.SOFT,
            Code.LONGER_THAN_LONGEST,
            form.with("D4", decimal("50.3")),
            form.with("D4", decimal("50.2"))),
        row("D4", Weight.SOFT, Code.TYPED_NUMBER, form.marked(d1), form),
        row(
            "D5",
            Weight.SOFT,
            Code.PLANE_UNEXPECTED,
            form.with("D5", decimal("42.0")).marked(line("D5", T2, "1.2.1.7", "0", "0", "42.0")),
            form.marked(line("D5", T2, "1.2.1.7", "0", "0", "44.0"))),
        row("D5", Weight.SOFT, Code.TYPED_NUMBER, form.marked(d1), form),
        row("E1", Weight.SOFT, Code.DIFFERS_FROM_SIGNS, form.with("E1", word("LIKELY")), form),
        row("E1", Weight.HARD, Code.MISSING, form.without("E1"), form),
        row(
            "E2",
            Weight.HARD,
            Code.VALUE_NOT_ALLOWED,
            form.with("E2", whole(6)),
            form.with("E2", whole(5))),
        row("E3", Weight.HARD, Code.MISSING, alternative.without("E3"), alternative),
        row("E3", Weight.HARD, Code.NOT_ASKED, form.with("E3", words("ATRT")), alternative),
        row(
            "E5",
            Weight.HARD,
            Code.MISSING,
            form.marked(),
            form.marked().with("E5", word("no tool at hand"))),
        row(
            "E5",
            Weight.HARD,
            Code.VALUE_NOT_ALLOWED,
            form.with("E5", word("x".repeat(1001))),
            form.with("E5", word("x".repeat(1000)))));
  }

  private static Arguments row(
      String item, Weight weight, Code code, ReadForm with, ReadForm without) {
    return row(item, weight, code, item, with, without);
  }

  /** Of a rule that finds in another item than its own. */
  private static Arguments row(
      String row, Weight weight, Code code, String item, ReadForm with, ReadForm without) {
    return arguments(row, new FormFinding(item, weight, code), with, without);
  }

  private static ReadForm contour(ReadForm form, String pons, String tumour) {
    return form.with("B2a", decimal(pons)).with("B2b", decimal(tumour));
  }

  private static ReadForm enhanced(ReadForm form, String extent) {
    return form.with("C9", words("RING")).with("C10", word(extent));
  }

  @ParameterizedTest(name = "{0} {1} [{index}]")
  @MethodSource("rules")
  void aRuleFindsWhatItIsForAndNothingBesideIt(
      String row, FormFinding finding, ReadForm with, ReadForm without) {
    assertThat(FormCheck.check(with, FULL_STUDY)).contains(finding);
    assertThat(FormCheck.check(without, FULL_STUDY)).doesNotContain(finding);
  }

  @Test
  void everyRowOfTheTableWithARuleIsTriedHere() {
    Set<String> tried = new TreeSet<>(rules().map(row -> (String) row.get()[0]).toList());
    Set<String> withRule = new TreeSet<>();
    for (FormItem item : FormItems.all()) {
      // C13 is a presetting, D6 and D7 are sums: they have tests of their own. E4 is advice only.
      if (!item.rule().isEmpty() && !item.isDerived() && !item.id().matches("C13|E4")) {
        withRule.add(item.id());
      }
    }
    withRule.add("E2");

    assertThat(tried).isEqualTo(withRule);
    assertThat(FormItems.all()).hasSize(37);
  }

  @Test
  void aReadWithoutFaultMayBeSigned() {
    List<FormFinding> findings = FormCheck.check(clean(), FULL_STUDY);

    assertThat(findings).isEmpty();
    assertThat(FormCheck.isSignable(findings)).isTrue();
  }

  @Test
  void everyAskedItemIsOwed() {
    for (FormItem item : FormItems.all()) {
      ReadForm gap = clean().without(item.id());
      if (Asked.of(item, gap) == Asked.REQUIRED) {
        boolean soft = item.id().matches("D[345]");
        assertThat(FormCheck.check(gap, FULL_STUDY))
            .as(item.id())
            .contains(new FormFinding(item.id(), soft ? Weight.SOFT : Weight.HARD, Code.MISSING));
      }
    }
  }

  @Test
  void onlyWordsOfTheTableAreAnswers() {
    for (FormItem item : FormItems.all()) {
      if (!item.isDerived() && item.type() != AnswerType.TEXT) {
        Answer wrong = item.type().isSet() ? words("OTHERWISE") : word("OTHERWISE");
        assertThat(FormCheck.check(clean().with(item.id(), wrong), FULL_STUDY))
            .as(item.id())
            .contains(new FormFinding(item.id(), Weight.HARD, Code.VALUE_NOT_ALLOWED));
      }
    }
  }

  @Test
  void withoutDiffusionRestrictionIsNotAssessable() {
    var finding = new FormFinding("C8", Weight.HARD, Code.NOT_ASSESSABLE_REQUIRED);

    assertThat(FormCheck.check(clean(), ONLY_T2)).contains(finding);
    assertThat(FormCheck.check(clean().with("C8", word("NOT_ASSESSABLE")), ONLY_T2))
        .doesNotContain(finding);
  }

  @Test
  void withoutContrastEnhancementIsNotAssessable() {
    var finding = new FormFinding("C9", Weight.HARD, Code.NOT_ASSESSABLE_REQUIRED);

    assertThat(FormCheck.check(clean(), ONLY_T2)).contains(finding);
    assertThat(FormCheck.check(clean().with("C9", words("NOT_ASSESSABLE")), ONLY_T2))
        .doesNotContain(finding);
  }

  @Test
  void aMarkProvesDissemination() {
    List<Mark> marks = new ArrayList<>(clean().marks());
    marks.add(line("C12", T2, "1.2.1.2", "1", "0", "0"));
    ReadForm marked =
        clean().with("C12", word("LEPTOMENINGEAL")).marked(marks.toArray(Mark[]::new));

    assertThat(FormCheck.check(marked, FULL_STUDY)).isEmpty();
  }

  @Test
  void whetherTheSpineWasImagedComesFromTheSubmission() {
    assertThat(FULL_STUDY.firstForm().word("C13")).isEqualTo("YES");
    assertThat(ONLY_T2.firstForm().word("C13")).isEqualTo("NO");
  }

  @Test
  void theContoursGiveTheShareOfThePons() {
    assertThat(FormCheck.ponsPct(new java.math.BigDecimal("600"), new java.math.BigDecimal("363")))
        .hasToString("61");
  }

  @Test
  void everyLabelIsThereInBothLanguages() {
    assertThat(FormItems.all())
        .allSatisfy(item ->
            assertThat(Arrays.asList(item.labelEn(), item.labelPt()))
                .allSatisfy(label -> assertThat(label).isNotBlank()));
  }
}
