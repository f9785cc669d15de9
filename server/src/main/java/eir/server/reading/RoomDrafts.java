package eir.server.reading;

import eir.archive.Archive;
import eir.archive.access.Session;
import eir.archive.casework.Drafts;
import eir.server.casework.SeenCase;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Json;
import eir.server.http.Problem;
import eir.server.words.Language;
import eir.trial.Act;
import eir.trial.CaseCommand;
import eir.trial.Matrix;
import eir.trial.Role;
import eir.trial.Slot;
import eir.trial.quality.ImagingAge;
import eir.trial.reading.ReadForm;
import eir.trial.reading.ReadFormJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The form beside the images: what there is to answer, and what was answered so far. */
public final class RoomDrafts {
  private final Archive archive;

  /** Over {@code archive}. */
  public RoomDrafts(Archive archive) {
    this.archive = archive;
  }

  /** {@code GET /api/v1/cases/{case}/draft}. */
  public Answer show(Exchange exchange, Session session) {
    Optional<SeenCase> found = SeenCase.find(archive, exchange.at("case"), session.actor());
    if (found.isEmpty()) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    SeenCase room = found.get();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("schema", "eir.case-draft/1");
    answer.put("case", room.file().code().text());
    answer.put("state", room.file().state().name().name());
    answer.put("submission", shown(room));
    answer.put("csrf", session.csrf());
    answer.put("login", session.account().login());
    answer.put(
        "quarantineVersion",
        room.file().versions().seenBy(new CaseCommand.Quarantine(Set.of(), "")));
    Role role = session.role();
    if (role == Role.QC) {
      answer.put("kind", "qc");
      Optional<Drafts.Draft> draft =
          archive.drafts().findControl(room.file().code(), shown(room), room.actor());
      answer.putAll(
          ControlSheet.of(
              room,
              archive,
              exchange.words().language(),
              draft.map(RoomDrafts::tree).orElseGet(MissingNode::getInstance)));
      answer.put("version", draft.map(Drafts.Draft::version).orElse(0L));
      answer.put("saved", draft.map(one -> one.saved().toString()).orElse(null));
      answer.put("form", draft.map(RoomDrafts::tree).orElse(null));
      return Answer.json(200, answer);
    }
    if (role == Role.READER && room.slot().isPresent()) {
      answer.put("kind", "read");
      answer.putAll(sheet(room, room.slot().get(), exchange));
      return Answer.json(200, answer);
    }
    if (role == Role.ADJUDICATOR && room.slot().isPresent()) {
      answer.put("kind", "adjudication");
      answer.putAll(sheet(room, room.slot().get(), exchange));
      answer.put("reads", reads(room));
      return Answer.json(200, answer);
    }
    if (Matrix.who(room.file().state().name(), Act.SUBMIT).contains(role)) {
      answer.put("kind", "hand-in");
      answer.put("caseVersion", room.file().versions().ofCase());
      answer.put("name", session.account().name());
      answer.put("basis", room.charter().sharingBasis().name());
      answer.put("imagingAges", ImagingAge.spans(room.charter()));
      return Answer.json(200, answer);
    }
    return Answer.problem(Problem.NOT_ALLOWED);
  }

  private static int shown(SeenCase room) {
    return room.submission().map(one -> one.number()).orElse(0);
  }

  private static JsonNode tree(Drafts.Draft draft) {
    return Json.tree(draft.form().getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> reads(SeenCase room) {
    Map<String, Object> reads = new LinkedHashMap<>();
    room.view().reads().forEach((letter, form) -> reads.put(letter, ReadFormJson.write(form)));
    return reads;
  }

  private Map<String, Object> sheet(SeenCase before, Slot slot, Exchange exchange) {
    archive.cases().openRead(before.file().code(), slot, before.actor());
    // Opened now, if it was not: the version of the slot is asked for after that.
    SeenCase room =
        archive
            .cases()
            .file(before.file().code())
            .map(file -> new SeenCase(file, before.charter(), before.actor()))
            .orElse(before);
    ReadSheet sheet = new ReadSheet(room, archive);
    Optional<Drafts.Draft> draft = archive.drafts().find(room.file().code(), slot, room.actor());
    ReadForm form =
        room.read()
            .flatMap(read -> read.form())
            .or(() -> draft.flatMap(RoomDrafts::form))
            .orElseGet(() -> sheet.context().firstForm());
    Map<String, Object> answer = sheet.head(slot, exchange.words().language());
    answer.put("version", draft.map(Drafts.Draft::version).orElse(0L));
    answer.put("saved", draft.map(one -> one.saved().toString()).orElse(null));
    answer.put("form", ReadFormJson.write(form));
    answer.putAll(sheet.review(form));
    return answer;
  }

  /** {@code PUT /api/v1/cases/{case}/draft}: saves over the version that the page saw. */
  public Answer save(Exchange exchange, Session session) {
    if (!RoomActs.isOurs(exchange, session)) {
      return Answer.problem(Problem.CSRF);
    }
    Optional<SeenCase> room = SeenCase.find(archive, exchange.at("case"), session.actor());
    boolean isControl = session.role() == Role.QC;
    if (room.isEmpty() || !isControl && room.get().slot().isEmpty()) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    JsonNode json = exchange.json(JsonNode.class);
    if (!json.path("version").isIntegralNumber()) {
      return Answer.problem(Problem.BODY_MALFORMED);
    }
    long version = json.path("version").longValue();
    return isControl
        ? saveControl(room.get(), version, json.path("form"), exchange.words().language())
        : saveRead(room.get(), room.get().slot().orElseThrow(), version, json.path("form"));
  }

  private Answer saveControl(SeenCase room, long version, JsonNode form, Language language) {
    return ControlDraft.text(form)
        .map(text ->
            archive
                .drafts()
                .saveControl(room.file().code(), shown(room), room.actor(), version, text))
        .map(saving ->
            answered(
                saving,
                () -> archive.drafts().findControl(room.file().code(), shown(room), room.actor()),
                ControlSheet.found(room, archive, language, form)))
        .orElseGet(() -> Answer.problem(Problem.BODY_MALFORMED));
  }

  private Answer saveRead(SeenCase room, Slot slot, long version, JsonNode json) {
    Optional<ReadForm> form = RoomCommands.form(json);
    if (form.isEmpty()) {
      return Answer.problem(Problem.BODY_MALFORMED);
    }
    Drafts.Saving saving =
        archive
            .drafts()
            .save(
                room.file().code(),
                slot,
                room.actor(),
                version,
                ReadFormJson.write(form.get()).toString());
    return answered(
        saving,
        () -> archive.drafts().find(room.file().code(), slot, room.actor()),
        new ReadSheet(room, archive).review(form.get()));
  }

  /**
   * @param review what the rules say of what was saved
   */
  private static Answer answered(
      Drafts.Saving saving, Supplier<Optional<Drafts.Draft>> kept, Map<String, Object> review) {
    return switch (saving) {
      case Drafts.Saved(long version) -> {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("version", version);
        kept.get().ifPresent(draft -> answer.put("saved", draft.saved().toString()));
        answer.putAll(review);
        yield Answer.json(200, answer);
      }
      case Drafts.Stale(Drafts.Draft current) ->
          Answer.whole(
              409,
              "application/problem+json",
              Json.bytes(
                  Map.of(
                      "type",
                      "about:blank",
                      "title",
                      "CONFLICT",
                      "status",
                      409,
                      "code",
                      "CONFLICT",
                      "version",
                      current.version(),
                      "saved",
                      current.saved().toString(),
                      "form",
                      tree(current))));
      case Drafts.NotYours() -> Answer.problem(Problem.NOT_ALLOWED);
    };
  }

  private static Optional<ReadForm> form(Drafts.Draft draft) {
    return RoomCommands.form(tree(draft));
  }
}
