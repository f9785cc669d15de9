package eir.archive.journal;

import eir.trial.audit.CanonicalJson;
import eir.trial.audit.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is left of a detail when its words are removed: everything but what people typed freely. So
 * states, numbers and choices still fold to the same case.
 */
final class Skeleton {
  // The free texts of the events of cases (CaseEventJson), and a failure's code is none.
  private static final Set<String> TYPED =
      Set.of("localDiagnosis", "clinicalNote", "text", "overrideReason", "reason", "comment");

  private Skeleton() {}

  /** The canonical text of {@code detail} without what was typed. */
  static String of(ObjectNode detail) {
    ObjectNode bare = detail.deepCopy();
    blank(bare);
    return CanonicalJson.of(bare);
  }

  static String hash(String skeleton) {
    return Hash.of(skeleton).hex();
  }

  private static void blank(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>(object.propertyNames());
      for (String name : names) {
        if (TYPED.contains(name) && object.path(name).isString()) {
          object.put(name, "");
        } else {
          blank(object.path(name));
        }
      }
    } else {
      node.forEach(Skeleton::blank);
    }
  }
}
