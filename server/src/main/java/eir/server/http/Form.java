package eir.server.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a form as they were typed. A field that was not sent is empty. */
public final class Form {
  private static final int MOST_FIELDS = 200;

  private final Map<String, List<String>> fields;

  private Form(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  /** An untouched form. */
  public static Form empty() {
    return new Form(Map.of());
  }

  /** Reads {@code a=1&b=2}. */
  static Form read(String encoded) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    int count = 0;
    for (String pair : encoded.split("&", -1)) {
      if (++count > MOST_FIELDS) {
        throw new ProblemException(Problem.BODY_TOO_LARGE);
      }
      int equals = pair.indexOf('=');
      String name = Exchange.decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : Exchange.decoded(pair.substring(equals + 1));
      fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }
    return new Form(fields);
  }

  /** The field's text without white space at its ends. */
  public String field(String name) {
    return fields.getOrDefault(name, List.of("")).getFirst().strip();
  }

  /** A password: white space belongs to it. */
  public String secret(String name) {
    return fields.getOrDefault(name, List.of("")).getFirst();
  }

  /** Whether a box was ticked. */
  public boolean isTicked(String name) {
    return !field(name).isEmpty();
  }
}
