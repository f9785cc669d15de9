package eir.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Interleaved rounds: in each, every contestant runs once; the first rounds are thrown away.
 *
 * <p>A contestant answers one number (seconds, files a second, bytes); what it means is the
 * caller's.
 */
public final class Rounds {
  /** One thing that is measured. */
  public interface Contestant {
    /** Does the work once and answers its figure. */
    double run() throws Exception;
  }

  private final Map<String, Contestant> contestants = new LinkedHashMap<>();
  private final Map<String, List<Double>> figures = new LinkedHashMap<>();

  public Rounds with(String name, Contestant contestant) {
    contestants.put(name, contestant);
    figures.put(name, new ArrayList<>());
    return this;
  }

  /** Runs {@code warmUp} rounds that do not count and {@code counted} that do. */
  public Rounds run(int warmUp, int counted) throws Exception {
    for (int round = 0; round < warmUp + counted; round++) {
      for (Map.Entry<String, Contestant> entry : contestants.entrySet()) {
        double figure = entry.getValue().run();
        if (round >= warmUp) {
          of(entry.getKey()).add(figure);
        }
      }
    }
    return this;
  }

  public List<String> names() {
    return List.copyOf(contestants.keySet());
  }

  /** The figures of the counted rounds, in order. */
  public List<Double> figures(String name) {
    return List.copyOf(of(name));
  }

  public double median(String name) {
    double[] sorted = of(name).stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The median, over rounds, of {@code name}'s figure divided by {@code base}'s in that round. */
  public double ratio(String name, String base) {
    List<Double> those = of(name);
    List<Double> bases = of(base);
    double[] ratios = new double[those.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = those.get(i) / bases.get(i);
    }
    Arrays.sort(ratios);
    return ratios[ratios.length / 2];
  }

  private List<Double> of(String name) {
    List<Double> known = figures.get(name);
    if (known == null) {
      throw new IllegalArgumentException("No contestant is called " + name + "; known: " + names());
    }
    return known;
  }
}
