package eir.trial.reading;

import eir.trial.charter.Language;
import java.util.List;

/**
 * An item of the reading form: a row of {@code domain/read-form.tsv}.
 *
 * @param id A1 to E5
 * @param section adequacy, location, morphology, signal, diffusion, enhancement, other,
 *     dissemination, measure, derived or conclusion
 * @param field its name in exports
 * @param type shape of its answer
 * @param values allowed words of a choice; empty for other types
 * @param range allowed values as the table has them: {@code 0..100}
 * @param unit unit or reference, empty if none
 * @param askedWhen condition in the words of the table; {@link Asked} decides it
 * @param rule what its answer does, in the words of the table
 * @param labelEn English label
 * @param labelPt Brazilian label
 */
public record FormItem(
    String id,
    String section,
    String field,
    AnswerType type,
    List<String> values,
    String range,
    String unit,
    String askedWhen,
    String rule,
    String labelEn,
    String labelPt) {

  public FormItem {
    values = List.copyOf(values);
  }

  /** Its label in {@code language}. */
  public String label(Language language) {
    return language == Language.PT_BR ? labelPt : labelEn;
  }

  /** Whether Eir computes it from other answers. */
  public boolean isDerived() {
    return section.equals("derived");
  }

  /** Part A to E of the form. */
  public char part() {
    return id.charAt(0);
  }
}
