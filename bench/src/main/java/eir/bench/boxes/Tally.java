package eir.bench.boxes;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Lines of writing that are there and that were found, by a property of theirs. */
final class Tally {
  private final Map<String, int[]> counts = new TreeMap<>();

  /** Counts a line; {@code covered} is the share of its ink in boxes. */
  void add(String property, double covered) {
    int[] count = counts.computeIfAbsent(property, _ -> new int[3]);
    count[0]++;
    count[1] += covered >= BoxesBench.FOUND ? 1 : 0;
    count[2] += covered >= BoxesBench.WHOLE ? 1 : 0;
  }

  /** One line each: property, lines, found, whole. */
  String text() {
    StringBuilder text = new StringBuilder();
    counts.forEach((property, count) ->
        text.append(
            String.format(
                Locale.ROOT,
                "  %-28s %5d lines  found %5.1f %%  whole %5.1f %%%n",
                property,
                count[0],
                100.0 * count[1] / count[0],
                100.0 * count[2] / count[0])));
    return text.toString();
  }
}
