package eir.trial.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.trial.Role;
import eir.trial.json.StrictJson;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class CanonicalJsonTest {

  private static String canonical(String text) {
    return CanonicalJson.of(((StrictJson.Tree) StrictJson.read(text)).node());
  }

  @Test
  void membersAreSortedByTheirUtf16CodeUnits() {
    // The example of RFC 8785 §3.2.3.
    assertThat(
            canonical(
                "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\","
                    + "\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\",\"1\":\"One\","
                    + "\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\","
                    + "\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}"))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @Test
  void onlyWhatMustBeIsEscaped() {
    assertThat(canonical("[ \"\\u000f\\u000a/A\\\"\\\\ä\", -0, true, null, {}, [] ]"))
        .isEqualTo("[\"\\u000f\\n/A\\\"\\\\ä\",0,true,null,{},[]]");
  }

  @Test
  void aNumberThatTwoReadersCouldReadDifferentlyIsRefused() {
    assertThatThrownBy(() -> canonical("{\"mm\": 4.5}")).hasMessageContaining("as a string");
    assertThatThrownBy(() -> canonical("9007199254740992")).hasMessageContaining("2^53");
    assertThat(canonical("-9007199254740991")).isEqualTo("-9007199254740991");
  }

  @Test
  void halfACharacterIsRefused() {
    for (String half : new String[] {"\ud83d", "\ude00", "\ude00\ud83d", "a\ud83db"}) {
      JsonNode node = JsonNodeFactory.instance.stringNode(half);
      assertThatThrownBy(() -> CanonicalJson.of(node)).hasMessageContaining("lone surrogate");
    }
  }

  @Test
  void aSignatureCannotBeMovedToAnotherRecord() {
    ObjectNode read = JsonNodeFactory.instance.objectNode().put("E1", "LIKELY");
    Signature signature =
        new Signature(
            "u-0005",
            "Ana Reader",
            Instant.parse("2026-01-05T12:00:00Z"),
            SignatureMeaning.AUTHORSHIP,
            Role.READER,
            Signature.hashOf(read));

    assertThat(signature.isOf(read)).isTrue();
    assertThat(signature.isOf(read.deepCopy().put("E1", "CHARACTERISTIC"))).isFalse();
    assertThat(signature.json().path("meaning").stringValue()).isEqualTo("AUTHORSHIP");
  }
}
