package eir.trial.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The geometry of one phase of a series: positions along its normal, never Slice Location. */
final class StackShape {
  private static final double SLACK_MM = 0.2;
  private static final double SLACK_SHARE = 0.02;
  // Two positions nearer than this are one: coordinates carry about a micrometre.
  private static final double SAME_MM = 0.01;

  private final List<SubmissionFacts.Slice> slices;
  private final List<Double> places = new ArrayList<>();
  private final List<Double> steps = new ArrayList<>();

  private StackShape(List<SubmissionFacts.Slice> slices) {
    this.slices = slices;
    List<Double> sorted =
        slices.stream().flatMap(slice -> slice.depthMm().stream().boxed()).sorted().toList();
    for (double place : sorted) {
      if (places.isEmpty() || place - places.getLast() > SAME_MM) {
        places.add(place);
      }
    }
    for (int i = 1; i < places.size(); i++) {
      steps.add(places.get(i) - places.get(i - 1));
    }
  }

  /** The phases of {@code series}, each a stack of its own. */
  static List<StackShape> of(SubmissionFacts.Series series) {
    Map<String, List<SubmissionFacts.Slice>> phases = new LinkedHashMap<>();
    for (SubmissionFacts.Slice slice : series.slices()) {
      phases.computeIfAbsent(slice.phase(), _ -> new ArrayList<>()).add(slice);
    }
    return phases.values().stream().map(StackShape::new).toList();
  }

  /** The answers of this stack to the checks. */
  SeriesFacts.Stack stack() {
    return new SeriesFacts.Stack(
        isComplete(), hasPlaceTwice(), stepMm(), thicknessMm(), pixelMm(), extentMm(), axisShare());
  }

  private boolean isComplete() {
    if (slices.stream().anyMatch(slice -> slice.depthMm().isEmpty()) || steps.isEmpty()) {
      return false;
    }
    double median = stepMm().orElseThrow();
    double slack = Math.max(SLACK_MM, SLACK_SHARE * median);
    return steps.stream().allMatch(step -> Math.abs(step - median) <= slack);
  }

  private boolean hasPlaceTwice() {
    return slices.stream().filter(slice -> slice.depthMm().isPresent()).count() > places.size();
  }

  private OptionalDouble stepMm() {
    return median(steps);
  }

  private OptionalDouble thicknessMm() {
    return largest(SubmissionFacts.Slice::thicknessMm);
  }

  private OptionalDouble pixelMm() {
    OptionalDouble rows = largest(SubmissionFacts.Slice::rowSpacingMm);
    OptionalDouble columns = largest(SubmissionFacts.Slice::columnSpacingMm);
    return rows.isPresent() && columns.isPresent()
        ? OptionalDouble.of(Math.max(rows.getAsDouble(), columns.getAsDouble()))
        : OptionalDouble.empty();
  }

  private OptionalDouble extentMm() {
    return stepMm().isPresent() && thicknessMm().isPresent()
        ? OptionalDouble.of(
            (places.size() - 1) * stepMm().getAsDouble() + thicknessMm().getAsDouble())
        : OptionalDouble.empty();
  }

  private double axisShare() {
    return slices.stream().mapToDouble(SubmissionFacts.Slice::axisShare).min().orElse(0);
  }

  // A value that one frame lacks is not known of the stack.
  private OptionalDouble largest(Function<SubmissionFacts.Slice, OptionalDouble> value) {
    return slices.stream().allMatch(slice -> value.apply(slice).isPresent())
        ? slices.stream().mapToDouble(slice -> value.apply(slice).orElseThrow()).max()
        : OptionalDouble.empty();
  }

  private static OptionalDouble median(List<Double> numbers) {
    if (numbers.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<Double> sorted = new ArrayList<>(numbers);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return OptionalDouble.of(
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
  }
}
