package eir.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds which of many markers a text holds, in one pass over the text however many they are: each
 * place is looked up by its next four characters.
 */
final class MarkerSearch {
  private static final int PREFIX = 4;

  private record Spelled(String text, Planted planted) {}

  private final Map<Long, List<Spelled>> byPrefix = new HashMap<>();
  private final int spellings;

  MarkerSearch(List<Planted> all) {
    int count = 0;
    for (Planted planted : all) {
      for (String text : planted.spellings()) {
        byPrefix
            .computeIfAbsent(prefix(text, 0), _ -> new ArrayList<>())
            .add(new Spelled(text, planted));
        count++;
      }
    }
    spellings = count;
  }

  int spellings() {
    return spellings;
  }

  Set<Planted> in(String text) {
    Set<Planted> found = new LinkedHashSet<>();
    for (int at = 0; at + PREFIX <= text.length(); at++) {
      for (Spelled spelled : byPrefix.getOrDefault(prefix(text, at), List.of())) {
        if (text.startsWith(spelled.text(), at)) {
          found.add(spelled.planted());
        }
      }
    }
    return found;
  }

  private static long prefix(String text, int at) {
    long key = 0;
    for (int i = at; i < at + PREFIX; i++) {
      key = key << 16 | text.charAt(i);
    }
    return key;
  }
}
