package eir.trial.reading;

import eir.trial.reading.FormFinding.Code;
import eir.trial.reading.FormFinding.Weight;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The flags that answers raise, by the column {@code rule} of {@code read-form.tsv}: ALT speaks for
 * another diagnosis, ATYP is unusual for a diffuse intrinsic pontine glioma. What is common in
 * accepted cases raises nothing, however alarming it looks: exophytic growth and some restriction
 * of diffusion occur in two of three (docs/domain.md §5.1).
 */
public final class Signs {
  private static final BigDecimal HALF = new BigDecimal(50);
  private static final BigDecimal TWO_THIRDS = new BigDecimal(67);

  private Signs() {}

  /** The flags of {@code form} in the order of its items; none if it is not evaluable. */
  public static List<FormFinding> of(ReadForm form) {
    List<FormFinding> signs = new ArrayList<>();
    if (!form.isEvaluable()) {
      return signs;
    }
    for (FormItem item : FormItems.all()) {
      String id = item.id();
      boolean alt =
          switch (id) {
            case "B1" ->
                form.answer(id).isPresent() && !form.says(id, "PONS") && !isIndeterminate(form, id);
            case "B2" -> form.number(id).map(share -> share.compareTo(HALF) < 0).orElse(false);
            case "C1" -> form.says(id, "WELL_DEFINED");
            case "C2" -> form.says(id, "FOCAL_DOMINANT");
            case "C8" -> form.says(id, "MARKED_THROUGHOUT");
            default -> false;
          };
      boolean atypical =
          switch (id) {
            case "B1" -> isIndeterminate(form, id);
            case "B2" ->
                form.number(id)
                    .map(share -> share.compareTo(HALF) >= 0 && share.compareTo(TWO_THIRDS) < 0)
                    .orElse(false);
            case "C1" -> form.says(id, "MIXED");
            case "C4" -> form.says(id, "HYPER") || form.says(id, "ISO");
            case "C5" -> form.says(id, "ISO") || form.says(id, "HYPO");
            case "C6b", "C14" -> form.says(id, "PRESENT");
            case "C7" -> form.says(id, "MORE");
            case "C9" -> form.says(id, "HOMOGENEOUS");
            case "C10" -> form.says(id, "GT75");
            default -> false;
          };
      if (alt) {
        signs.add(new FormFinding(id, Weight.ALT, Code.SIGN));
      } else if (atypical) {
        signs.add(new FormFinding(id, Weight.ATYP, Code.SIGN));
      }
    }
    return signs;
  }

  private static boolean isIndeterminate(ReadForm form, String id) {
    return form.says(id, "INDETERMINATE");
  }
}
