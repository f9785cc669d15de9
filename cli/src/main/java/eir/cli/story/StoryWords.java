package eir.cli.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What the story's people write, in the language of the clinic that they write to. */
final class StoryWords {
  private final JsonNode words;

  private StoryWords(JsonNode words) {
    this.words = words;
  }

  /** In {@code language}, {@code en} or {@code pt-BR}. */
  static StoryWords in(String language) {
    try (InputStream text = StoryWords.class.getResourceAsStream("words.json")) {
      if (text == null) {
        throw new IllegalStateException("the jar of this program lacks story/words.json");
      }
      return new StoryWords(new ObjectMapper().readTree(text).path(language));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The text called {@code key}. */
  String text(String key) {
    JsonNode found = words.path(key);
    if (!found.isString()) {
      throw new IllegalStateException("story/words.json has no " + key);
    }
    return found.asString();
  }
}
