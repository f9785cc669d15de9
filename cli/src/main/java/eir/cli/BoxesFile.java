package eir.cli;

import eir.cli.tree.Answers;
import eir.cli.tree.Answers.Answer;
import eir.cli.tree.Answers.Place;
import eir.cli.tree.DeidResult;
import eir.cli.tree.FileList;
import eir.deid.PixelLook;
import eir.deid.PixelLook.Looked;
import eir.deid.pixel.Box;
import eir.dicom.Identifying;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person's answers for pictures that may show text, in JSON; docs/deid.md describes it. The file
 * is the confirmation: nothing of it holds unless it says {@code "confirmed": true}.
 */
final class BoxesFile {
  /** What {@code format} says. */
  static final String FORMAT = "eir.boxes/1";

  private static final long LARGEST_BYTES = 16L << 20;
  private static final int LARGEST_FRAME = 0xFFFF;
  private static final int MOST_PICTURES = 4096;
  private static final int LONGEST_UID = 64;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private BoxesFile() {}

  /** The answers of {@code file}, each of which some file of {@code input} falls under. */
  static Answers read(Path file, FileList input) throws IOException {
    Answers answers = parse(text(file));
    for (Answers.Unmet unmet : answers.unmet(input)) {
      throw unfit(
          picture(unmet.index()),
          unmet.isOfOtherSize()
              ? "no picture that it names has this many rows and columns, or another entry goes"
                  + " before it"
              : "no file of IN is of this series or in this folder");
    }
    return answers;
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw unfit("", "it is larger than 16 MiB");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new CommandFailure(
          Exit.IO, "the boxes file cannot be read: does it exist, and is it UTF-8 text?");
    }
  }

  static Answers parse(String text) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JacksonException broken) {
      throw unfit(
          "line " + broken.getLocation().getLineNr(), "this is no JSON, or says one name twice");
    }
    if (!root.path("format").asString("").equals(FORMAT)) {
      throw unfit("format", "expected \"" + FORMAT + "\"; this version of Eir reads no other");
    }
    only(root, "", "format", "confirmed", "pictures");
    if (!root.path("confirmed").isBoolean() || !root.path("confirmed").asBoolean()) {
      throw unfit(
          "confirmed",
          "expected true: whoever says so has looked at the first, middle and last frames of each"
              + " series at least, and answers for what is sent");
    }
    List<Answer> answers = new ArrayList<>();
    JsonNode pictures = list(root, "pictures", "");
    if (pictures.size() > MOST_PICTURES) {
      throw unfit("pictures", "expected at most " + MOST_PICTURES + "; answer for folders");
    }
    for (JsonNode picture : pictures) {
      answers.add(answer(picture, picture(answers.size())));
    }
    for (int i = 0; i < answers.size(); i++) {
      for (int before = 0; before < i; before++) {
        if (isSame(answers.get(before), answers.get(i))) {
          throw unfit(
              picture(i),
              "says something else of the pictures of " + picture(before) + "; join them");
        }
      }
    }
    return new Answers(answers);
  }

  /**
   * A file that waits for a person: every series to look at, and no answer yet. Where a series has
   * no UID that could be named, its folder stands for it.
   */
  static String unanswered(List<DeidResult.Waiting> waiting) {
    Set<Map<String, Object>> pictures = new LinkedHashSet<>();
    for (DeidResult.Waiting one : waiting) {
      Map<String, Object> picture = new LinkedHashMap<>();
      String series = one.series().reveal();
      String folder = one.folder().reveal().toString().replace('\\', '/');
      if (isUid(series)) {
        picture.put("series", series);
      } else if (folder.isEmpty()) {
        picture.put("series", "*");
      } else {
        picture.put("folder", folder);
      }
      picture.put("rows", one.rows());
      picture.put("columns", one.columns());
      picture.put("boxes", List.of());
      pictures.add(picture);
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("format", FORMAT);
    root.put("confirmed", false);
    root.put("pictures", pictures);
    return JSON.writeValueAsString(root) + "\n";
  }

  private static boolean isSame(Answer one, Answer other) {
    boolean isOneSize =
        one.look().rows() == other.look().rows() && one.look().columns() == other.look().columns();
    return isOneSize
        && switch (one.place()) {
          case Place.Series(var uid) ->
              other.place() instanceof Place.Series(var same) && same.reveal().equals(uid.reveal());
          case Place.Folder(var path) ->
              other.place() instanceof Place.Folder(var same)
                  && same.reveal().equals(path.reveal());
          case Place.Everywhere() -> other.place() instanceof Place.Everywhere;
        };
  }

  private static Answer answer(JsonNode picture, String at) {
    only(picture, at, "series", "folder", "rows", "columns", "boxes", "nothingWritten", "overlays");
    int rows = number(picture, "rows", at, 1, LARGEST_FRAME);
    int columns = number(picture, "columns", at, 1, LARGEST_FRAME);
    boolean isEmpty = picture.has("nothingWritten");
    if (isEmpty == picture.has("boxes")) {
      throw unfit(at, "expected either \"boxes\" or \"nothingWritten\": true");
    }
    if (isEmpty
        && !(picture.get("nothingWritten").isBoolean()
            && picture.get("nothingWritten").asBoolean())) {
      throw unfit(at + ".nothingWritten", "expected true, or boxes in its place");
    }
    List<Box> boxes = isEmpty ? List.of() : boxes(picture, at, rows, columns);
    boolean overlays = picture.has("overlays");
    if (overlays && !(picture.get("overlays").isBoolean() && picture.get("overlays").asBoolean())) {
      throw unfit(at + ".overlays", "expected true, or nothing if nobody has seen the overlays");
    }
    return new Answer(place(picture, at), new Looked(rows, columns, boxes, overlays));
  }

  private static Place place(JsonNode picture, String at) {
    boolean isFolder = picture.has("folder");
    String name = isFolder ? "folder" : "series";
    if (isFolder == picture.has("series") || !picture.get(name).isString()) {
      throw unfit(
          at,
          "expected either \"series\", a Series Instance UID or *, or \"folder\", a path below IN");
    }
    String text = picture.get(name).asString();
    if (isFolder) {
      return folder(text)
          .<Place>map(path -> new Place.Folder(new Identifying<>(path)))
          .orElseThrow(() -> unfit(at + ".folder", "expected a path below IN, parts between /"));
    }
    if (text.equals("*")) {
      return new Place.Everywhere();
    }
    if (!isUid(text)) {
      throw unfit(at + ".series", "expected a UID, digits between dots, or *");
    }
    return new Place.Series(new Identifying<>(text));
  }

  // The length first: the pattern backtracks.
  private static boolean isUid(String text) {
    return text.length() <= LONGEST_UID && text.matches("[0-9]+(\\.[0-9]+)+");
  }

  private static Optional<Path> folder(String text) {
    try {
      Path path = Path.of(text).normalize();
      boolean isBelow =
          !text.isEmpty()
              && !path.isAbsolute()
              && !path.toString().isEmpty()
              && !path.startsWith("..");
      return isBelow ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static List<Box> boxes(JsonNode picture, String at, int rows, int columns) {
    List<Box> boxes = new ArrayList<>();
    for (JsonNode box : list(picture, "boxes", at)) {
      String here = at + ".boxes[" + boxes.size() + "]";
      only(box, here, "x", "y", "width", "height");
      int x = number(box, "x", here, 0, columns - 1);
      int y = number(box, "y", here, 0, rows - 1);
      boxes.add(
          new Box(
              x,
              y,
              number(box, "width", here, 1, columns - x),
              number(box, "height", here, 1, rows - y)));
    }
    if (boxes.isEmpty()) {
      throw unfit(
          at + ".boxes", "is empty; if nothing is written there, say \"nothingWritten\": true");
    }
    if (boxes.size() > PixelLook.MOST_BOXES) {
      throw unfit(at + ".boxes", "expected at most " + PixelLook.MOST_BOXES + " boxes");
    }
    return boxes;
  }

  private static JsonNode list(JsonNode parent, String name, String at) {
    JsonNode list = parent.path(name);
    if (!list.isArray()) {
      throw unfit(inside(at, name), "expected a list");
    }
    return list;
  }

  private static int number(JsonNode parent, String name, String at, int least, int most) {
    JsonNode number = parent.path(name);
    if (!number.isInt() || number.asInt() < least || number.asInt() > most) {
      throw unfit(inside(at, name), "expected a whole number from " + least + " to " + most);
    }
    return number.asInt();
  }

  private static void only(JsonNode parent, String at, String... known) {
    List<String> names = List.of(known);
    if (!parent.isObject()) {
      throw unfit(at, "expected an object");
    }
    if (!names.containsAll(parent.propertyNames())) {
      throw unfit(at, "holds a name that is not understood; known: " + String.join(", ", names));
    }
  }

  private static String picture(int index) {
    return "pictures[" + index + "]";
  }

  private static String inside(String at, String name) {
    return at.isEmpty() ? name : at + "." + name;
  }

  private static CommandFailure unfit(String at, String why) {
    return new CommandFailure(
        Exit.USAGE, "the boxes file" + (at.isEmpty() ? "" : ", " + at) + ": " + why + ".");
  }
}
