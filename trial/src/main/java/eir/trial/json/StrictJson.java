package eir.trial.json;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a JSON text (RFC 8259) that people write: a member twice, or anything after the value, is a
 * mistake; a number keeps its digits.
 */
public final class StrictJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /** What came of reading. */
  public sealed interface Outcome {}

  /** The text is JSON. */
  public record Tree(JsonNode node) implements Outcome {}

  /** The text is not JSON; {@code place} is "line 3, column 14". */
  public record NotJson(String place) implements Outcome {}

  /** The tree of {@code text}. */
  public static Outcome read(String text) {
    try {
      return new Tree(MAPPER.readTree(text));
    } catch (JacksonException e) {
      // Its message quotes the text around the mistake, so only the place goes on.
      TokenStreamLocation at = e.getLocation();
      return new NotJson(
          at == null
              ? "a place that is not known"
              : "line " + at.getLineNr() + ", column " + at.getColumnNr());
    } catch (ArithmeticException | NumberFormatException _) { // an exponent beyond any number
      return new NotJson("a number that is too large");
    }
  }

  /** Whether UTF-8 can hold {@code text}: JSON's escapes can write half a character. */
  public static boolean isWellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /** {@code node} for people: two spaces, one member a line. */
  public static String pretty(JsonNode node) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
  }
}
