package eir.server.reading;

import eir.archive.index.Inventory;
import eir.archive.index.Submissions;
import eir.server.casework.SeenCase;
import eir.trial.Attestation;
import eir.trial.CaseCommand;
import eir.trial.Signing;
import eir.trial.Slot;
import eir.trial.UploadId;
import eir.trial.audit.SignatureMeaning;
import eir.trial.blinding.Blinding;
import eir.trial.charter.SequenceClass;
import eir.trial.decision.Settlement;
import eir.trial.quality.Deviation;
import eir.trial.quality.ImageRef;
import eir.trial.quality.ImagingAge;
import eir.trial.quality.QcAnswer;
import eir.trial.quality.QcCheck;
import eir.trial.quality.QueryCategory;
import eir.trial.quality.QueryObject;
import eir.trial.reading.ReadForm;
import eir.trial.reading.ReadFormJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Commands of the room from JSON, by shape alone: what a case may do is for {@code Lifecycle}.
 * Empty where a member is missing or is not of its kind.
 */
final class RoomCommands {
  private static final int MOST_CHARACTERS = 4000;

  private RoomCommands() {}

  /** The command of the act that the address names, as {@code qc-pass}. */
  static Optional<CaseCommand> read(
      String act, JsonNode json, SeenCase room, Submissions submissions) {
    try {
      return switch (act) {
        case "submit" -> submit(json, room);
        case "qc-pass" ->
            Optional.of(
                new CaseCommand.QcPass(
                    answers(json.path("answers")),
                    deviations(json.path("deviations")),
                    classes(json.path("classes"), room, submissions),
                    signed(SignatureMeaning.REVIEW)));
        case "qc-query" ->
            Optional.of(new CaseCommand.QcQuery(category(json), object(json), text(json, "text")));
        case "qc-reject" ->
            Optional.of(
                new CaseCommand.QcReject(text(json, "reason"), signed(SignatureMeaning.REVIEW)));
        case "sign-read" ->
            room.slot()
                .filter(slot -> slot != Slot.ADJ)
                .flatMap(slot ->
                    form(json.path("form"))
                        .map(form ->
                            new CaseCommand.SignRead(
                                slot, form, signed(SignatureMeaning.AUTHORSHIP))));
        case "sign-adjudication" ->
            chosen(json, room)
                .map(settlement ->
                    new CaseCommand.SignAdjudication(
                        settlement, signed(SignatureMeaning.ADJUDICATION)));
        case "reader-query" ->
            Optional.of(
                new CaseCommand.ReaderQuery(category(json), object(json), text(json, "text")));
        case "quarantine" ->
            Optional.of(
                new CaseCommand.Quarantine(
                    images(json.path("images"), submissions), optional(json)));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // a word of no list, or no UID
    }
  }

  // The one tick of the upload page states all three (guard G04).
  private static Optional<CaseCommand> submit(JsonNode json, SeenCase room) {
    boolean isAttested = json.path("attested").asBoolean(false);
    int days = json.path("imagingAgeDays").asInt(0);
    return ImagingAge.spans(room.charter()).contains(days) || days == 0
        ? Optional.of(
            new CaseCommand.Submit(
                new UploadId(text(json, "upload")),
                new Attestation(
                    isAttested,
                    isAttested,
                    room.charter().sharingBasis(),
                    days == 0 ? OptionalInt.empty() : OptionalInt.of(days)),
                signed(SignatureMeaning.RESPONSIBILITY)))
        : Optional.empty();
  }

  // By UID; of a series that this submission does not hold nothing is kept.
  private static Map<String, SequenceClass> classes(
      JsonNode json, SeenCase room, Submissions submissions) {
    Set<String> held =
        room.submission().stream()
            .flatMap(sent -> submissions.ofUpload(sent.upload().text()).stream())
            .flatMap(sent -> submissions.inventory(sent.id()).studies().stream())
            .flatMap(study -> study.series().stream())
            .map(Inventory.Series::seriesInstanceUid)
            .collect(Collectors.toSet());
    Map<String, SequenceClass> classes = new HashMap<>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      SequenceClass found = SequenceClass.valueOf(member.getValue().asString(""));
      if (held.contains(member.getKey())) {
        classes.put(member.getKey(), found);
      }
    }
    return classes;
  }

  private static Signing signed(SignatureMeaning meaning) {
    return new Signing.Fresh(meaning);
  }

  // The letters stand for slots in an order that only the server knows.
  private static Optional<Settlement> chosen(JsonNode json, SeenCase room) {
    String letter = json.path("choice").asString("");
    if (letter.isEmpty()) {
      return form(json.path("form")).map(Settlement.OwnRead::new);
    }
    List<Slot> shuffled = Blinding.shuffled(Slot.ofReaders(room.charter().readers()), room.file());
    int place = letter.length() == 1 ? letter.charAt(0) - 'A' : -1;
    return place < 0 || place >= shuffled.size()
        ? Optional.empty()
        : Optional.of(new Settlement.Chosen(shuffled.get(place), text(json, "reason")));
  }

  /** A form; empty if its shape is broken. */
  static Optional<ReadForm> form(JsonNode json) {
    return switch (ReadFormJson.read(json)) {
      case ReadFormJson.Read(ReadForm form) -> Optional.of(form);
      case ReadFormJson.Malformed _ -> Optional.empty();
    };
  }

  private static List<QcAnswer> answers(JsonNode json) {
    List<QcAnswer> answers = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      answers.add(
          new QcAnswer(
              QcCheck.valueOf(member.getKey()),
              QcAnswer.Seen.valueOf(member.getValue().asString(""))));
    }
    return answers;
  }

  private static List<Deviation> deviations(JsonNode json) {
    List<Deviation> deviations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      deviations.add(new Deviation(QcCheck.valueOf(member.getKey()), limited(member.getValue())));
    }
    return deviations;
  }

  private static QueryCategory category(JsonNode json) {
    return QueryCategory.valueOf(json.path("category").asString(""));
  }

  private static QueryObject object(JsonNode json) {
    return json.has("series")
        ? new QueryObject.Images(new ImageRef.Series(json.path("series").asString("")))
        : new QueryObject.WholeSubmission();
  }

  // Pages know series by the id of their answer; whose they are, guard G30 asks.
  private static Set<ImageRef> images(JsonNode json, Submissions submissions) {
    return StreamSupport.stream(json.spliterator(), false)
        .flatMap(id -> submissions.series(id.asString("")).stream())
        .map(series -> new ImageRef.Series(series.seriesInstanceUid()))
        .collect(Collectors.toSet());
  }

  private static String text(JsonNode json, String member) {
    if (!json.path(member).isString()) {
      throw new IllegalArgumentException("A text is missing");
    }
    return limited(json.path(member));
  }

  private static String optional(JsonNode json) {
    return json.has("text") ? text(json, "text") : "";
  }

  private static String limited(JsonNode json) {
    String text = json.asString("").strip();
    if (text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException("A text is longer than " + MOST_CHARACTERS);
    }
    return text;
  }
}
