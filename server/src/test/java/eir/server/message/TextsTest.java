package eir.server.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.server.words.Language;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextsTest {
  private final Texts texts = Texts.load();

  @Test
  void everyTextAsksForTheSameValuesInBothLanguages() {
    assertThat(texts.keys())
        .contains("letter.eligible", "referral.sent", "account.invitation", "audit.checkpoint");
    assertThat(texts.keys())
        .allSatisfy(key ->
            assertThat(texts.names(key, Language.PT_BR))
                .as(key)
                .isEqualTo(texts.names(key, Language.EN)));
  }

  @Test
  void everyTextIsCompleteOnceItsValuesAreThere() {
    for (String key : texts.keys()) {
      for (Language language : Language.values()) {
        Map<String, String> values =
            texts.names(key, language).stream()
                .collect(Collectors.toMap(Function.identity(), name -> "«" + name + "»"));

        Texts.Filled filled = texts.fill(key, language, values).complete();

        assertThat(filled.subject() + filled.body()).as(key).doesNotContain("{", "}");
        assertThat(filled.subject()).as(key).isNotBlank();
        assertThat(filled.body()).as(key).isNotBlank();
      }
    }
  }

  @Test
  void aMissingOrEmptyValueIsAnErrorThatNamesIt() {
    Texts.Filled filled =
        texts.fill("ack.done", Language.EN, Map.of("caseCode", "EIR-0001", "siteName", " "));

    assertThat(filled.unresolved()).isEqualTo(Set.of("siteName", "ackDate"));
    assertThatThrownBy(filled::complete)
        .isInstanceOf(IncompleteTextException.class)
        .hasMessageContaining("ackDate, siteName");
  }

  @Test
  void aValueIsTakenAsItIs() {
    Map<String, String> values =
        Map.of("caseCode", "EIR-0001", "siteName", "A {link} $1 \\\r\nBcc: x", "ackDate", "today");

    assertThat(texts.fill("ack.done", Language.EN, values).body())
        .isEqualTo("A {link} $1 \\ Bcc: x confirmed the letter for case EIR-0001 on today.");
  }
}
