package eir.trial.quality;

import eir.trial.charter.Level;
import java.util.Arrays;
import java.util.List;

/**
 * The checks of {@code domain/qc-checks.tsv}: Q01 to Q18 from headers and pixels, H1 to H7 by eye.
 */
public enum QcCheck {
  Q01(Level.CRITICAL, QueryCategory.IDENTITY),
  Q02(Level.CRITICAL, QueryCategory.WRONG_STUDY),
  Q03(Level.MINOR, QueryCategory.OTHER),
  Q04(Level.MAJOR, QueryCategory.MISSING_SERIES),
  Q05(Level.MAJOR, QueryCategory.INCOMPLETE_SERIES),
  Q06(Level.MINOR, QueryCategory.INCOMPLETE_SERIES),
  Q07(Level.MAJOR, QueryCategory.INCOMPLETE_SERIES),
  Q08(Level.MAJOR, QueryCategory.PROTOCOL_DEVIATION),
  Q09(Level.MAJOR, QueryCategory.PROTOCOL_DEVIATION),
  Q10(Level.MINOR, QueryCategory.PROTOCOL_DEVIATION),
  Q11(Level.MINOR, QueryCategory.PROTOCOL_DEVIATION),
  Q12(Level.MAJOR, QueryCategory.CONTRAST),
  Q13(Level.INFO, QueryCategory.OTHER),
  Q14(Level.MINOR, QueryCategory.PROTOCOL_DEVIATION),
  Q15(Level.MAJOR, QueryCategory.PROTOCOL_DEVIATION),
  Q16(Level.CRITICAL, QueryCategory.INCOMPLETE_SERIES),
  Q17(Level.CRITICAL, QueryCategory.IDENTITY),
  Q18(Level.MINOR, QueryCategory.PROTOCOL_DEVIATION),
  H1(Level.MAJOR, QueryCategory.QUALITY_MOTION),
  H2(Level.MAJOR, QueryCategory.QUALITY_ARTEFACT),
  H3(Level.MAJOR, QueryCategory.CONTRAST),
  H4(Level.MAJOR, QueryCategory.INCOMPLETE_SERIES),
  H5(Level.CRITICAL, QueryCategory.IDENTITY),
  H6(Level.CRITICAL, QueryCategory.WRONG_STUDY),
  H7(Level.INFO, QueryCategory.OTHER);

  private final Level levelIfNot;
  private final QueryCategory category;

  QcCheck(Level levelIfNot, QueryCategory category) {
    this.levelIfNot = levelIfNot;
    this.category = category;
  }

  /** How much it weighs when this check does not pass. */
  public Level levelIfNot() {
    return levelIfNot;
  }

  /** The category of the query this check suggests. */
  public QueryCategory category() {
    return category;
  }

  /** Whether a person answers it by looking. */
  public boolean isByEye() {
    return name().startsWith("H");
  }

  /** The checks that a person answers. */
  public static List<QcCheck> byEye() {
    return Arrays.stream(values()).filter(QcCheck::isByEye).toList();
  }
}
