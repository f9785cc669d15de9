package eir.server.link;

import eir.archive.index.Jpeg;
import eir.archive.index.Presentation;
import eir.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The series of one submission as the reading room is told of them: {@code poster}, {@code state}
 * and {@code series} of docs/http.md "Links". Controlled words only; no site, case, pseudonym, age,
 * sex or date.
 */
public final class ShownSeries {
  private ShownSeries() {}

  /**
   * The three members.
   *
   * @param place under which the bundles are fetched, as {@code /api/v1/links/ID}
   */
  public static Map<String, Object> answer(String place, List<Presentation.Shown> shown) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(
        "poster",
        shown.stream()
            .flatMap(series -> series.presentation().stream())
            .flatMap(presentation -> presentation.poster().stream())
            .findFirst()
            .map(ShownSeries::dataUri)
            .orElse(null));
    boolean ready = shown.stream().allMatch(series -> series.presentation().isPresent());
    answer.put("state", ready ? "ready" : "preparing");
    List<Map<String, Object>> series = new ArrayList<>();
    for (Presentation.Shown one : shown) {
      series.add(series(place, one));
    }
    answer.put("series", series);
    return answer;
  }

  private static Map<String, Object> series(String place, Presentation.Shown shown) {
    Map<String, Object> series = new LinkedHashMap<>();
    Optional<Presentation> made = shown.presentation();
    series.put("id", shown.id());
    series.put(
        "label", made.map(p -> Json.tree(p.label().getBytes(StandardCharsets.UTF_8))).orElse(null));
    series.put("modality", shown.modality());
    series.put("images", shown.images());
    series.put(
        "thumbnail", made.flatMap(Presentation::thumbnail).map(ShownSeries::dataUri).orElse(null));
    List<Map<String, Object>> bundles = new ArrayList<>();
    for (Presentation.Bundle bundle : made.map(Presentation::bundles).orElse(List.of())) {
      String href = place + "/bundles/" + bundle.sha256().hex();
      bundles.add(Map.of("href", href, "bytes", bundle.lengthBytes()));
    }
    series.put("bundles", bundles);
    series.put("problem", made.flatMap(Presentation::problem).orElse(null));
    return series;
  }

  /** A JPEG as a data URI. */
  public static String dataUri(Jpeg jpeg) {
    return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg.bytes());
  }
}
