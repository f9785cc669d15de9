package eir.trial.charter;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Charters for tests: that of the demo, DIPG/1, and changes of it. */
public final class Charters {
  private Charters() {}

  /** The fields without a default; all others are the table's. */
  public static ObjectNode dipgJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("format", CharterJson.FORMAT)
        .put("charterId", "DIPG")
        .put("sponsor", "Eir demonstration")
        .put("protocolId", "DEMO-1");
  }

  /** DIPG/1 of the demo. */
  public static Charter dipg() {
    return valid(dipgJson());
  }

  /** The charter of {@code json}, which must be valid. */
  public static Charter valid(ObjectNode json) {
    assertThat(CharterCheck.of(json)).isEmpty();
    return switch (CharterJson.read(json)) {
      case CharterJson.Valid(Charter charter) -> charter;
      case CharterJson.Invalid invalid -> throw new AssertionError(invalid);
    };
  }
}
