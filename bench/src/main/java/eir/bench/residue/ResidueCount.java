package eir.bench.residue;

import eir.bench.residue.Markers.Kind;
import eir.bench.residue.Markers.Marker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sums of one contestant. */
final class ResidueCount {
  private static final int MOST_PLACES = 400;
  private static final String LEFT = "left: ";

  private final String name;
  private final Map<Kind, Integer> planted = new TreeMap<>();
  private final Map<Kind, Integer> left = new TreeMap<>();
  private final Map<String, Integer> places = new TreeMap<>();
  private final Map<String, List<String>> reasons = new TreeMap<>();
  private int plantedFiles;
  private int plantedRefused;
  private int filesWithMarkers;
  private int files;
  private int refused;
  private int filesWithNewErrors;
  private int originalValuesLeft;
  private int bValues;
  private int bValuesKept;
  private int directions;
  private int directionsKept;
  private int scales;
  private int scalesKept;
  private int elements;
  private int elementsKept;
  private int unreadable;
  private int pictures;
  private int picturesKept;

  ResidueCount(String name) {
    this.name = name;
  }

  void planted(Optional<byte[]> output, Markers markers) {
    plantedFiles++;
    if (output.isEmpty()) {
      plantedRefused++;
      return;
    }
    markers.counts().forEach((kind, count) -> planted.merge(kind, count, Integer::sum));
    List<Marker> found = markers.left(output.get());
    filesWithMarkers += found.isEmpty() ? 0 : 1;
    for (Marker marker : found) {
      left.merge(marker.kind(), 1, Integer::sum);
      places.merge(LEFT + marker.kind() + " " + marker.place(), 1, Integer::sum);
    }
  }

  void originalRefused(String reason, String file) {
    files++;
    refused++;
    reasons.computeIfAbsent(reason, _ -> new ArrayList<>()).add(file);
  }

  void unreadable(String file) {
    unreadable++;
    places.merge("dcmdump cannot read: " + file, 1, Integer::sum);
  }

  void original(
      Measured before, Measured after, Set<String> newErrors, List<String> values, String file) {
    files++;
    filesWithNewErrors += newErrors.isEmpty() ? 0 : 1;
    newErrors.forEach(error -> places.merge("new: " + error, 1, Integer::sum));
    originalValuesLeft += values.size();
    values.forEach(place -> places.merge("original: " + place, 1, Integer::sum));
    if (!before.bValues().isEmpty()) {
      bValues++;
      bValuesKept += kept("b-value", before.bValues(), after.bValues(), file);
    }
    if (!before.directions().isEmpty()) {
      directions++;
      directionsKept += kept("direction", before.directions(), after.directions(), file);
    }
    if (!before.scales().isEmpty()) {
      scales++;
      scalesKept += kept("scale", before.scales(), after.scales(), file);
    }
    elements(before, after);
    if (before.pixels().length > 0) {
      pictures++;
      boolean same = Measured.isSamePicture(before.pixels(), after.pixels());
      picturesKept += same ? 1 : 0;
      if (!same) {
        places.merge("pixels changed: " + file, 1, Integer::sum);
      }
    }
  }

  /** Counts each element of {@link KeptElements} that {@code before} has; markers are none. */
  void elements(Measured before, Measured after) {
    before
        .elements()
        .forEach((path, value) -> {
          if (value.contains(Markers.PREFIX)) {
            return;
          }
          elements++;
          boolean same = value.equals(after.elements().get(path));
          elementsKept += same ? 1 : 0;
          if (!same) {
            places.merge("not as it was: " + path.replaceAll("\\[\\d+]", "[]"), 1, Integer::sum);
          }
        });
  }

  private int kept(
      String what, Map<String, String> before, Map<String, String> after, String file) {
    if (Measured.isKept(before, after)) {
      return 1;
    }
    places.merge(what + " lost: " + file, 1, Integer::sum);
    return 0;
  }

  /** One line of the table. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%-12s refused %d/%d | text %s, UIDs %s, dates %s left; files with any %d/%d | originals:"
            + " refused %d/%d, values left %d, new dciodvfy errors %d/%d, dcmdump"
            + " fails on %d, b %d/%d, directions %d/%d, scales %d/%d, measures"
            + " %d/%d, pixels %d/%d",
        name,
        plantedRefused,
        plantedFiles,
        share(Kind.TEXT),
        share(Kind.UID),
        share(Kind.DATE),
        filesWithMarkers,
        plantedFiles - plantedRefused,
        refused,
        files,
        originalValuesLeft,
        filesWithNewErrors,
        files - refused,
        unreadable,
        bValuesKept,
        bValues,
        directionsKept,
        directions,
        scalesKept,
        scales,
        elementsKept,
        elements,
        picturesKept,
        pictures);
  }

  /** What was lost or changed, then where markers are left, with how often it happened. */
  String places() {
    StringBuilder text = new StringBuilder();
    Stream.concat(
            places.entrySet().stream().filter(entry -> !entry.getKey().startsWith(LEFT)),
            places.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(LEFT))
                .limit(MOST_PLACES))
        .forEach(entry ->
            text.append(entry.getValue()).append('\t').append(entry.getKey()).append('\n'));
    return text.toString();
  }

  /** Each reason, how many files it was given for, and which. */
  String refusals() {
    StringBuilder text = new StringBuilder();
    reasons.forEach((reason, names) -> {
      text.append(reason).append('\t').append(names.size()).append('\t');
      text.append(String.join(" ", names)).append('\n');
    });
    return text.toString();
  }

  private String share(Kind kind) {
    return left.getOrDefault(kind, 0) + "/" + planted.getOrDefault(kind, 0);
  }
}
