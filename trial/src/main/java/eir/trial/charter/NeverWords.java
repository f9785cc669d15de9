package eir.trial.charter;

import eir.trial.table.DomainTable;
import eir.trial.table.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What no trial may add to the vocabulary of descriptions, {@code domain/never-words.tsv}: first
 * names and surnames, places, and what would tell a blinded reader of a diagnosis or a treatment.
 */
public final class NeverWords {
  private static final DomainTable TABLE = DomainTable.named("never-words.tsv");

  private record Kind(String name, boolean isStem, Set<String> words) {}

  private static final List<Kind> KINDS = kinds();

  private NeverWords() {}

  /** What {@code word} is, in capitals, that it may not stay: {@code name}, {@code place} … */
  public static Optional<String> kindOf(String word) {
    return KINDS.stream().filter(kind -> holds(kind, word)).map(Kind::name).findFirst();
  }

  private static boolean holds(Kind kind, String word) {
    return kind.isStem ? kind.words.stream().anyMatch(word::startsWith) : kind.words.contains(word);
  }

  private static List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    for (Row row : TABLE.rows()) {
      kinds.add(
          new Kind(
              row.text("kind"),
              row.text("match").equals("stem"),
              new HashSet<>(List.of(row.text("words").split(" ")))));
    }
    return List.copyOf(kinds);
  }
}
