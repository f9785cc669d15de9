package eir.server.staff;

import eir.archive.index.Presentation;
import eir.server.http.Json;
import eir.server.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What pages call a series: the controlled words of its label, in the reader's language. */
public final class SeriesName {
  private SeriesName() {}

  /**
   * The name, such as "T1 axial with contrast"; empty if the series has no label.
   *
   * @param presentation whose label has the words of {@code eir.imaging.series.SeriesLabel}
   */
  public static String of(Presentation presentation, Words words) {
    JsonNode label = Json.tree(presentation.label().getBytes(StandardCharsets.UTF_8));
    List<String> parts = new ArrayList<>();
    for (String part : List.of("weighting", "plane", "contrast")) {
      String key = "series." + part + "." + label.path(part).asString("");
      if (words.has(key)) {
        parts.add(words.text(key));
      }
    }
    return String.join(" ", parts);
  }
}
