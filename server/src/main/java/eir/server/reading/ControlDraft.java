package eir.server.reading;

import eir.server.http.Json;
import eir.trial.charter.SequenceClass;
import eir.trial.quality.QcCheck;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The draft of a quality control: {@code answers} by check as the number of the choice, {@code
 * deviations} with their reasons, {@code classes} of series by UID. What is not of this shape is
 * not kept.
 */
final class ControlDraft {
  private static final int MOST_CHARACTERS = 1000;
  private static final int MOST_CHOICES = 9;
  private static final Set<String> CHECKS = names(QcCheck.values());
  private static final Set<String> CLASSES = names(SequenceClass.values());

  private ControlDraft() {}

  private static Set<String> names(Enum<?>[] words) {
    return Arrays.stream(words).map(Enum::name).collect(Collectors.toUnmodifiableSet());
  }

  /** What is kept of {@code form}; empty if its shape is another. */
  static Optional<String> text(JsonNode form) {
    if (!form.isObject()) {
      return Optional.empty();
    }
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    boolean isWhole =
        copy(form, kept, "answers", CHECKS::contains, ControlDraft::isChoice)
            && copy(form, kept, "deviations", CHECKS::contains, ControlDraft::isReason)
            && copy(form, kept, "classes", ControlDraft::isUid, ControlDraft::isClass);
    return isWhole
        ? Optional.of(new String(Json.bytes(kept), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** The classes that a draft gives to series, by UID; none of what is no draft. */
  static Map<String, SequenceClass> classes(JsonNode draft) {
    Map<String, SequenceClass> classes = new HashMap<>();
    for (var one : draft.path("classes").properties()) {
      if (isClass(one.getValue())) {
        classes.put(one.getKey(), SequenceClass.valueOf(one.getValue().asString()));
      }
    }
    return classes;
  }

  private static boolean copy(
      JsonNode form,
      ObjectNode kept,
      String member,
      Predicate<String> key,
      Predicate<JsonNode> value) {
    ObjectNode copy = kept.putObject(member);
    for (var one : form.path(member).properties()) {
      if (!key.test(one.getKey()) || !value.test(one.getValue())) {
        return false;
      }
      copy.set(one.getKey(), one.getValue());
    }
    return true;
  }

  private static boolean isChoice(JsonNode value) {
    return value.isIntegralNumber() && value.intValue() >= 0 && value.intValue() <= MOST_CHOICES;
  }

  private static boolean isReason(JsonNode value) {
    return value.isString() && value.asString().length() <= MOST_CHARACTERS;
  }

  private static boolean isUid(String key) {
    return key.matches("[0-9.]{1,64}");
  }

  private static boolean isClass(JsonNode value) {
    return value.isString() && CLASSES.contains(value.asString());
  }
}
