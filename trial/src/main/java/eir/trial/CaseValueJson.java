package eir.trial;

import eir.trial.charter.Category;
import eir.trial.charter.Trigger;
import eir.trial.decision.Settlement;
import eir.trial.quality.ImageRef;
import eir.trial.quality.QueryObject;
import eir.trial.reading.ReadFormJson;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The values inside events as JSON, and back. */
final class CaseValueJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private CaseValueJson() {}

  static ObjectNode of(Next next) {
    ObjectNode json = NODES.objectNode();
    switch (next) {
      case Next.StillReading _ -> json.put("state", StateName.READING.name());
      case Next.ToAdjudication(Set<Trigger> triggers) -> {
        ArrayNode list = json.put("state", StateName.ADJUDICATING.name()).putArray("triggers");
        triggers.stream().sorted().forEach(trigger -> list.add(trigger.name()));
      }
      case Next.ToDecision(Verdict verdict) ->
          json.put("state", StateName.DECIDING.name()).set("verdict", of(verdict));
    }
    return json;
  }

  static Next next(JsonNode json) {
    return switch (StateName.valueOf(json.path("state").asString())) {
      case READING -> new Next.StillReading();
      case ADJUDICATING -> {
        Set<Trigger> triggers = new LinkedHashSet<>();
        json.path("triggers").forEach(name -> triggers.add(Trigger.valueOf(name.asString())));
        yield new Next.ToAdjudication(triggers);
      }
      case DECIDING -> new Next.ToDecision(verdict(json.path("verdict")));
      case NONE,
          CANDIDATE,
          IN_QC,
          QUERIED,
          DECIDED,
          COMMUNICATED,
          AWAITING_CONSENT,
          CONSENTED,
          REFERRED,
          CLOSED,
          WITHDRAWN ->
          throw new IllegalArgumentException(
              "Reads lead to reading, adjudication or decision only");
    };
  }

  static ObjectNode of(Verdict verdict) {
    return NODES
        .objectNode()
        .put("category", verdict.category().name())
        .put("imagingEligible", verdict.imagingEligible())
        .put("source", verdict.source().name());
  }

  static Verdict verdict(JsonNode json) {
    return new Verdict(
        Category.valueOf(json.path("category").asString()),
        json.path("imagingEligible").booleanValue(),
        Verdict.Source.valueOf(json.path("source").asString()));
  }

  static ObjectNode of(Settlement settlement) {
    ObjectNode json = NODES.objectNode();
    switch (settlement) {
      case Settlement.Chosen(Slot slot, String reason) ->
          json.put("slot", slot.name()).put("reason", reason);
      case Settlement.OwnRead(var form) -> json.set("form", ReadFormJson.write(form));
    }
    return json;
  }

  static Settlement settlement(JsonNode json) {
    return json.has("slot")
        ? new Settlement.Chosen(
            Slot.valueOf(json.path("slot").asString()), json.path("reason").asString())
        : new Settlement.OwnRead(CaseEventReader.form(json.path("form")));
  }

  static ObjectNode of(QueryObject object) {
    return switch (object) {
      case QueryObject.WholeSubmission _ -> NODES.objectNode();
      case QueryObject.Images(ImageRef images) -> of(images);
    };
  }

  static QueryObject object(JsonNode json) {
    return json.isEmpty() ? new QueryObject.WholeSubmission() : new QueryObject.Images(image(json));
  }

  static ArrayNode of(Set<ImageRef> images) {
    ArrayNode list = NODES.arrayNode();
    // A set has no order: that of the UIDs, so that equal events are equal bytes.
    images.stream()
        .sorted(Comparator.comparing(ImageRef::uid))
        .forEach(image -> list.add(of(image)));
    return list;
  }

  static Set<ImageRef> images(JsonNode json) {
    Set<ImageRef> images = new LinkedHashSet<>();
    json.forEach(image -> images.add(image(image)));
    return images;
  }

  private static ObjectNode of(ImageRef image) {
    return switch (image) {
      case ImageRef.Series(String uid) -> NODES.objectNode().put("series", uid);
      case ImageRef.Instance(String uid) -> NODES.objectNode().put("instance", uid);
    };
  }

  private static ImageRef image(JsonNode json) {
    return json.has("series")
        ? new ImageRef.Series(json.path("series").asString())
        : new ImageRef.Instance(json.path("instance").asString());
  }
}
