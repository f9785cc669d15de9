package eir.trial.charter;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Holds a charter against every row of {@code domain/charter.tsv}; never throws for bad input. */
public final class CharterCheck {
  private CharterCheck() {}

  /** What is wrong with a charter in JSON, in the order of the table; empty if it is valid. */
  public static List<CharterFinding> of(ObjectNode json) {
    CharterParser parser = new CharterParser(json);
    parser.charter();
    return parser.findings();
  }

  /** What is wrong with a charter that was put together in code. */
  public static List<CharterFinding> of(Charter charter) {
    return of(CharterJson.write(charter));
  }

  /** What keeps {@code next} from following {@code before} as its new version. */
  public static List<CharterFinding> successor(Charter before, Charter next) {
    if (!next.charterId().equals(before.charterId())) {
      return List.of(
          new CharterFinding("charterId", next.charterId(), before.charterId() + ", unchanged"));
    }
    return next.version() == before.version() + 1
        ? List.of()
        : List.of(
            new CharterFinding(
                "version",
                String.valueOf(next.version()),
                before.version() + 1 + ", one more than before"));
  }
}
