package eir.trial.reading;

import eir.trial.charter.Charter;
import eir.trial.charter.CharterJson;
import eir.trial.charter.Charters;
import eir.trial.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The vectors of {@code domain/read-vectors.json}. */
final class Vectors {
  static final JsonNode ALL = load();

  private Vectors() {}

  private static JsonNode load() {
    try {
      Path file = Path.of(System.getProperty("eir.root"), "domain", "read-vectors.json");
      return ((StrictJson.Tree) StrictJson.read(Files.readString(file))).node();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The read with the answers of a vector, which have no marks. */
  static ReadForm form(JsonNode answers) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", ReadFormJson.FORMAT).set("answers", answers);
    json.putArray("marks");
    return switch (ReadFormJson.read(json)) {
      case ReadFormJson.Read(ReadForm form) -> form;
      case ReadFormJson.Malformed malformed -> throw new AssertionError(malformed);
    };
  }

  /** The read called {@code name}. */
  static ReadForm read(String name) {
    return ALL.path("reads")
        .valueStream()
        .filter(read -> read.path("name").stringValue().equals(name))
        .map(read -> form(read.path("read")))
        .findFirst()
        .orElseThrow();
  }

  /** The charter called {@code name}: the demo's with the fields that the vectors name. */
  static Charter charter(String name) {
    ObjectNode json = Charters.dipgJson();
    ALL.path("charters")
        .path(name)
        .properties()
        .forEach(field -> json.set(field.getKey(), field.getValue()));
    return switch (CharterJson.read(json)) {
      case CharterJson.Valid(Charter charter) -> charter;
      case CharterJson.Invalid invalid -> throw new AssertionError(invalid);
    };
  }
}
