package eir.trial.charter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads the choice of de-identification out of a charter. */
final class DeidProfileReader {
  private static final List<String> PARTS = List.of("options", "tier", "words");
  private static final Pattern WORD = Pattern.compile("[A-Z]{3,16}");
  private static final int MOST_WORDS = 200;

  private final FieldReader read;

  DeidProfileReader(FieldReader read) {
    this.read = read;
  }

  /** The profile at {@code node}; a part that is left out is the standard's. */
  DeidProfile profile(String field, JsonNode node) {
    if (!read.object(field, node, PARTS)) {
      return DeidProfile.STANDARD;
    }
    return new DeidProfile(
        node.has("options")
            ? options(field + ".options", node.path("options"))
            : DeidProfile.STANDARD.options(),
        node.has("tier")
            ? read.word(field + ".tier", node.path("tier"), DeidProfile.Tier.class)
            : DeidProfile.Tier.CORE,
        node.has("words") ? words(field + ".words", node.path("words")) : List.of());
  }

  private List<String> options(String field, JsonNode node) {
    List<String> codes = new ArrayList<>();
    for (FieldReader.Element element : read.elements(field, node)) {
      DeidOptions.code(element.node().isString() ? element.node().stringValue() : "")
          .ifPresentOrElse(
              codes::add,
              () ->
                  read.find(
                      element.field(),
                      element.node(),
                      "a code of CID 7050 or its name there, one of "
                          + String.join(", ", DeidOptions.offered())));
    }
    read.unique(field, codes);
    if (!codes.contains(DeidProfile.BASIC)) {
      read.find(field, "no 113100", "113100 (Basic Profile) always");
    }
    for (String code : codes) {
      DeidOptions.whyNever(code)
          .ifPresent(why ->
              read.find(
                  field,
                  code + ", never in a trial: " + why,
                  "some of " + String.join(", ", DeidOptions.offered())));
    }
    return codes;
  }

  private List<String> words(String field, JsonNode node) {
    List<String> words = new ArrayList<>();
    for (FieldReader.Element element : read.elements(field, node)) {
      String word =
          read.text(
              element.field(), element.node(), WORD, "3 to 16 letters A to Z, without accents");
      NeverWords.kindOf(word)
          .ifPresent(kind ->
              read.find(
                  element.field(),
                  element.node(),
                  "words of imaging; this one stands in domain/never-words.tsv as a " + kind));
      words.add(word);
    }
    read.unique(field, words);
    if (words.size() > MOST_WORDS) {
      read.find(field, words.size() + " words", "up to " + MOST_WORDS + " words");
    }
    return words;
  }
}
