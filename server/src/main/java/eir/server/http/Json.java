package eir.server.http;

import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON at the border: records out, checked records or trees in. */
public final class Json {
  /** Deeper than any document of docs/http.md, shallow enough to parse without care. */
  private static final int DEEPEST = 32;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private Json() {}

  /** {@code value} as UTF-8 JSON. */
  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** Reads a record; what does not fit its shape is {@link Problem#BODY_MALFORMED}. */
  public static <T> T read(InputStream in, Class<T> shape) {
    try {
      T value = MAPPER.readValue(in, shape);
      if (value == null) {
        throw new ProblemException(Problem.BODY_MALFORMED);
      }
      return value;
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  /** Reads any document as a tree; broken JSON is {@link Problem#BODY_MALFORMED}. */
  public static JsonNode tree(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  private static ProblemException malformed(JacksonException e) {
    // A limit that the body broke while it was read keeps its own name.
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException limit) {
        return limit;
      }
    }
    return new ProblemException(Problem.BODY_MALFORMED, e);
  }
}
