package eir.archive.casework;

import eir.trial.charter.BodyRegion;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SlicePlane;
import eir.trial.quality.SeriesFacts;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The facts of a series as they lie beside its class in {@code case_findings}. */
final class SeriesFactsJson {
  private static final String STACKS = "stacks";

  private SeriesFactsJson() {}

  /** Adds to {@code series}, which has uid, sequence, plane and region. */
  static void write(ObjectNode series, SeriesFacts facts) {
    series
        .put("isVolume", facts.isVolume())
        .put("hasContrast", facts.hasContrast())
        .put("isTimed", facts.isTimed());
    facts.acquired().ifPresent(at -> series.put("acquired", at.toString()));
    ArrayNode stacks = series.putArray(STACKS);
    for (SeriesFacts.Stack stack : facts.stacks()) {
      ObjectNode one =
          stacks
              .addObject()
              .put("isComplete", stack.isComplete())
              .put("hasPlaceTwice", stack.hasPlaceTwice())
              .put("axisShare", stack.axisShare());
      stack.stepMm().ifPresent(mm -> one.put("stepMm", mm));
      stack.thicknessMm().ifPresent(mm -> one.put("thicknessMm", mm));
      stack.pixelMm().ifPresent(mm -> one.put("pixelMm", mm));
      stack.extentMm().ifPresent(mm -> one.put("extentMm", mm));
    }
  }

  /** The facts of {@code series}; empty if an older Eir kept none. */
  static Optional<SeriesFacts> read(JsonNode series) {
    if (!series.has(STACKS)) {
      return Optional.empty();
    }
    List<SeriesFacts.Stack> stacks = new ArrayList<>();
    for (JsonNode one : series.path(STACKS)) {
      stacks.add(
          new SeriesFacts.Stack(
              one.path("isComplete").asBoolean(),
              one.path("hasPlaceTwice").asBoolean(),
              number(one, "stepMm"),
              number(one, "thicknessMm"),
              number(one, "pixelMm"),
              number(one, "extentMm"),
              one.path("axisShare").asDouble()));
    }
    return Optional.of(
        new SeriesFacts(
            series.path("uid").asString(),
            SequenceClass.valueOf(series.path("sequence").asString()),
            SlicePlane.valueOf(series.path("plane").asString()),
            BodyRegion.valueOf(series.path("region").asString()),
            series.path("isVolume").asBoolean(),
            series.path("hasContrast").asBoolean(),
            series.path("isTimed").asBoolean(),
            Optional.of(series.path("acquired"))
                .filter(JsonNode::isString)
                .map(at -> LocalDateTime.parse(at.asString())),
            stacks));
  }

  private static OptionalDouble number(JsonNode stack, String name) {
    return stack.has(name)
        ? OptionalDouble.of(stack.path(name).asDouble())
        : OptionalDouble.empty();
  }
}
