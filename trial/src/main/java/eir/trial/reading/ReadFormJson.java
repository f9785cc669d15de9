package eir.trial.reading;

import eir.trial.json.StrictJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form as JSON, {@code "format": "eir.read/1"}: {@code answers} by item (words, lists of words,
 * whole numbers; decimal numbers as strings, so that the signed text has one spelling) and {@code
 * marks}. Reading is by shape alone; whether the answers may be signed, {@link FormCheck} says.
 */
public final class ReadFormJson {
  /** Name and version of this form. */
  public static final String FORMAT = "eir.read/1";

  private static final int MOST_CHARACTERS = 1 << 18;
  private static final int MOST_MARKS = 200;

  private ReadFormJson() {}

  /** What came of reading a form. */
  public sealed interface Outcome {}

  /** The text holds a form. */
  public record Read(ReadForm form) implements Outcome {}

  /** It does not; {@code where} names the place, {@code expected} what belongs there. */
  public record Malformed(String where, String expected) implements Outcome {}

  /** Reads a form from its text. */
  public static Outcome read(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return new Malformed("form", "up to " + MOST_CHARACTERS + " characters");
    }
    return switch (StrictJson.read(text)) {
      case StrictJson.NotJson(String place) -> new Malformed(place, "JSON (RFC 8259)");
      case StrictJson.Tree(JsonNode json) -> read(json);
    };
  }

  /** Reads a form from its tree. */
  public static Outcome read(JsonNode json) {
    try {
      requireMembers("form", json, List.of("format", "answers", "marks"));
      if (!json.path("format").asString("").equals(FORMAT)) {
        throw new Misplaced("format", '"' + FORMAT + '"');
      }
      return new Read(new ReadForm(answers(json.path("answers")), marks(json.path("marks"))));
    } catch (Misplaced e) {
      return e.malformed;
    }
  }

  /** Ends the reading of one form; never leaves this class. */
  private static final class Misplaced extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Malformed malformed;

    Misplaced(String where, String expected) {
      super(where + ": expected " + expected);
      malformed = new Malformed(where, expected);
    }
  }

  private static Map<String, Answer> answers(JsonNode json) throws Misplaced {
    if (!json.isObject()) {
      throw new Misplaced("answers", "an object of item and answer");
    }
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      FormItem item =
          FormItems.find(member.getKey())
              .filter(known -> !known.isDerived())
              .orElseThrow(() -> new Misplaced("answers", "only items of the form that are asked"));
      answers.put(item.id(), answer(item, member.getValue()));
    }
    return answers;
  }

  private static Answer answer(FormItem item, JsonNode json) throws Misplaced {
    String where = "answers." + item.id();
    return switch (item.type()) {
      case ENUM, REF, TEXT -> new Answer.Text(string(where, json));
      case SET, ORDERED_SET -> {
        if (!json.isArray()) {
          throw new Misplaced(where, "a list of words");
        }
        List<String> words = new ArrayList<>();
        for (JsonNode word : json) {
          words.add(string(where, word));
        }
        yield new Answer.Words(words);
      }
      case INT -> {
        if (!json.isIntegralNumber() || !json.canConvertToInt()) {
          throw new Misplaced(where, "a whole number");
        }
        yield new Answer.Whole(json.intValue());
      }
      case DECIMAL -> new Answer.Decimal(decimal(where, json));
    };
  }

  private static List<Mark> marks(JsonNode json) throws Misplaced {
    if (!json.isArray() || json.size() > MOST_MARKS) {
      throw new Misplaced("marks", "a list of up to " + MOST_MARKS + " marks");
    }
    List<Mark> marks = new ArrayList<>();
    for (JsonNode mark : json) {
      String where = "marks[" + marks.size() + "]";
      requireMembers(where, mark, List.of("item", "series", "instance", "frame", "points"));
      String item = string(where + ".item", mark.path("item"));
      if (FormItems.find(item).isEmpty()) {
        throw new Misplaced(where + ".item", "an item of the form");
      }
      int frame = mark.path("frame").asInt(0);
      if (!mark.path("frame").isIntegralNumber() || frame < 1) {
        throw new Misplaced(where + ".frame", "a frame number from 1");
      }
      marks.add(
          new Mark(
              item,
              uid(where + ".series", mark.path("series")),
              uid(where + ".instance", mark.path("instance")),
              frame,
              points(where + ".points", mark.path("points"))));
    }
    return marks;
  }

  private static List<Mark.Point> points(String where, JsonNode json) throws Misplaced {
    if (!json.isArray() || json.isEmpty() || json.size() > MOST_MARKS) {
      throw new Misplaced(where, "1 to " + MOST_MARKS + " points");
    }
    List<Mark.Point> points = new ArrayList<>();
    for (JsonNode point : json) {
      if (!point.isArray() || point.size() != 3) {
        throw new Misplaced(where, "points of three coordinates in mm, as strings");
      }
      points.add(
          new Mark.Point(
              decimal(where, point.path(0)),
              decimal(where, point.path(1)),
              decimal(where, point.path(2))));
    }
    return points;
  }

  private static void requireMembers(String where, JsonNode json, List<String> known)
      throws Misplaced {
    if (!json.isObject() || !known.containsAll(json.propertyNames())) {
      throw new Misplaced(where, "an object with " + String.join(", ", known) + " and no others");
    }
  }

  private static String string(String where, JsonNode json) throws Misplaced {
    if (!json.isString() || !StrictJson.isWellFormed(json.stringValue())) {
      throw new Misplaced(where, "a text in quotes, of whole characters");
    }
    return json.stringValue();
  }

  private static String uid(String where, JsonNode json) throws Misplaced {
    String uid = string(where, json);
    if (!uid.matches("[0-9.]{1,64}")) {
      throw new Misplaced(where, "a UID of 1 to 64 digits and dots");
    }
    return uid;
  }

  private static BigDecimal decimal(String where, JsonNode json) throws Misplaced {
    if (!json.isString() || !json.stringValue().matches("-?[0-9]{1,6}([.][0-9]{1,4})?")) {
      throw new Misplaced(where, "a decimal number in quotes, up to 6 digits and 4 decimals");
    }
    return new BigDecimal(json.stringValue());
  }

  /** The JSON of {@code form}: what is hashed when it is signed. */
  public static ObjectNode write(ReadForm form) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT);
    ObjectNode answers = json.putObject("answers");
    form.answers().forEach((item, answer) -> put(answers, item, answer));
    ArrayNode marks = json.putArray("marks");
    for (Mark mark : form.marks()) {
      ObjectNode one = marks.addObject();
      one.put("item", mark.item()).put("series", mark.seriesUid());
      one.put("instance", mark.instanceUid()).put("frame", mark.frameNumber());
      ArrayNode points = one.putArray("points");
      for (Mark.Point point : mark.points()) {
        points
            .addArray()
            .add(point.xMm().toPlainString())
            .add(point.yMm().toPlainString())
            .add(point.zMm().toPlainString());
      }
    }
    return json;
  }

  private static void put(ObjectNode into, String item, Answer answer) {
    switch (answer) {
      case Answer.Text(String text) -> into.put(item, text);
      case Answer.Whole(int number) -> into.put(item, number);
      case Answer.Decimal(BigDecimal number) -> into.put(item, number.toPlainString());
      case Answer.Words(List<String> words) -> {
        ArrayNode list = into.putArray(item);
        words.forEach(list::add);
      }
    }
  }
}
