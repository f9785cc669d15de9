package eir.trial;

import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.json.StrictJson;
import eir.trial.quality.QueryCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every code that the rules return has its words in both languages. */
class RefusalSentencesTest {

  @ParameterizedTest
  @ValueSource(strings = {"en", "pt-BR"})
  void everyRefusalAndQueryCategoryHasASentence(String language) throws IOException {
    List<String> codes =
        Stream.concat(
                Arrays.stream(Refusal.values()).map(code -> "refusal." + code),
                Arrays.stream(QueryCategory.values()).map(category -> "query." + category))
            .toList();

    assertThat(messages(language).propertyNames()).containsExactlyInAnyOrderElementsOf(codes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "pt-BR"})
  void everyRefusalSaysWhoCanDoItAndWhatToDoNow(String language) throws IOException {
    JsonNode messages = messages(language);

    for (Refusal code : Refusal.values()) {
      String sentence = messages.path("refusal." + code).asString("");
      assertThat(sentence).as(code.name()).matches("(?s).+[.] .+[.]");
      if (code != Refusal.NOT_VISIBLE && code != Refusal.CONFLICT) {
        assertThat(sentence).as(code.name()).contains("{who}");
      }
    }
  }

  private static JsonNode messages(String language) throws IOException {
    Path file = Path.of(System.getProperty("eir.root"), "messages", "rules." + language + ".json");
    return ((StrictJson.Tree) StrictJson.read(Files.readString(file))).node();
  }
}
