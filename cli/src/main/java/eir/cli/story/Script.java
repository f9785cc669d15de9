package eir.cli.story;

import eir.trial.Act;
import eir.trial.Role;
import eir.trial.SiteCode;
import eir.trial.charter.WorkingCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The steps of demo.json in the order in which they happened. */
final class Script {
  /** Less than the hours of two steps of a case differ. */
  private static final int MOST_MINUTES = 29;

  private static final Duration LONGEST_AGO = Duration.ofDays(60);

  private final List<Step> steps;

  private Script(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * The script of {@code story}, at the hours of {@code hours.tsv}.
   *
   * @throws IllegalStateException if the two do not fit
   */
  static Script of(JsonNode story) {
    Map<String, double[]> hours = hours();
    List<Step> steps = new ArrayList<>();
    for (JsonNode entry : story.path("cases")) {
      String child = entry.path("case").asString();
      JsonNode script = entry.path("script");
      double[] ago = hours.getOrDefault(child, new double[0]);
      if (ago.length != script.size()) {
        throw new IllegalStateException(
            "%s has %d steps in demo.json and %d hours in hours.tsv"
                .formatted(child, script.size(), ago.length));
      }
      for (int n = 0; n < ago.length; n++) {
        JsonNode step = script.get(n);
        steps.add(
            new Step(
                child,
                new SiteCode(entry.path("site").asString()),
                n,
                Role.valueOf(step.path("role").asString()),
                Act.valueOf(step.path("event").asString()),
                step.path("data"),
                ago[n] + minutes(child, n) / 60.0));
      }
    }
    steps.sort(Comparator.comparingDouble(step -> -step.hoursAgo()));
    return new Script(steps);
  }

  /** Oldest first. */
  List<Step> steps() {
    return steps;
  }

  // Nobody acts on the stroke of the hour; the same minutes at each start.
  private static int minutes(String child, int step) {
    return Math.floorMod(31 * child.hashCode() + 17 * step, MOST_MINUTES);
  }

  /** When something was {@code hoursAgo} working hours before {@code now}. */
  static Instant when(double hoursAgo, WorkingCalendar calendar, Instant now) {
    Duration wanted = Duration.ofMinutes(Math.round(hoursAgo * 60));
    long from = now.minus(LONGEST_AGO).toEpochMilli();
    long to = now.toEpochMilli();
    while (to - from > 1) { // the last moment since which enough working time has passed
      long middle = from + (to - from) / 2;
      boolean isEnough =
          calendar.workingTime(Instant.ofEpochMilli(middle), now).compareTo(wanted) >= 0;
      from = isEnough ? middle : from;
      to = isEnough ? to : middle;
    }
    return Instant.ofEpochMilli(from);
  }

  private static Map<String, double[]> hours() {
    try (InputStream in = Script.class.getResourceAsStream("hours.tsv")) {
      if (in == null) {
        throw new IllegalStateException("the jar of this program lacks story/hours.tsv");
      }
      Map<String, double[]> hours = new HashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .forEach(row ->
              hours.put(
                  row[0],
                  Arrays.stream(row[1].split(" ", -1)).mapToDouble(Double::parseDouble).toArray()));
      return hours;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
