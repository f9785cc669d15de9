package eir.server.reading;

import eir.archive.Archive;
import eir.archive.access.FreshSignature;
import eir.archive.access.Password;
import eir.archive.access.Session;
import eir.archive.casework.CaseAnswer;
import eir.archive.casework.CaseRequest;
import eir.server.casework.SeenCase;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Json;
import eir.server.http.Problem;
import eir.trial.CaseCommand;
import eir.trial.Refusal;
import eir.trial.Role;
import eir.trial.Ruling;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Acts from the room: JSON in, the state of the case out, or a problem document whose {@code code}
 * is the refusal of {@code domain/guards.tsv}. The one road is {@code Cases.act}.
 */
public final class RoomActs {
  /** The header in which a script shows that this program's page gave it the session's token. */
  static final String TOKEN = "Eir-CSRF";

  private final Archive archive;

  /** Over {@code archive}. */
  public RoomActs(Archive archive) {
    this.archive = archive;
  }

  /** {@code POST /api/v1/cases/{case}/acts/{act}}. */
  public Answer act(Exchange exchange, Session session) {
    if (!isOurs(exchange, session)) {
      return Answer.problem(Problem.CSRF);
    }
    Optional<SeenCase> room = SeenCase.find(archive, exchange.at("case"), session.actor());
    if (room.isEmpty()) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    JsonNode json = exchange.json(JsonNode.class);
    if (exchange.at("act").equals("decline-read")) {
      return decline(room.get(), json);
    }
    Optional<UUID> id = uuid(json.path("id").asString(""));
    Optional<CaseCommand> command =
        RoomCommands.read(exchange.at("act"), json, room.get(), archive.submissions());
    if (id.isEmpty() || command.isEmpty() || !json.path("version").isIntegralNumber()) {
      return Answer.problem(Problem.BODY_MALFORMED);
    }
    CaseRequest request =
        CaseRequest.of(
            room.get().file().code(),
            json.path("version").longValue(),
            id.get(),
            session.actor(),
            command.get());
    if (command.get() instanceof CaseCommand.Signed) {
      Optional<FreshSignature> signature =
          archive
              .signing()
              .verify(
                  session,
                  json.path("login").asString(""),
                  new Password(json.path("password").asString("")));
      if (signature.isEmpty()) {
        return refused(Refusal.SIGNATURE_REQUIRED, Set.of());
      }
      request = request.signed(signature.get());
    }
    return told(archive.cases().act(request));
  }

  private Answer decline(SeenCase room, JsonNode json) {
    return room.slot()
        .map(slot ->
            told(
                archive
                    .cases()
                    .declineRead(
                        room.file().code(),
                        slot,
                        room.actor(),
                        json.path("reason").asString("").strip())))
        .orElseGet(() -> Answer.problem(Problem.NOT_FOUND));
  }

  /** Whether the request carries the token of its session. */
  static boolean isOurs(Exchange exchange, Session session) {
    byte[] given = exchange.header(TOKEN).orElse("").getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(given, session.csrf().getBytes(StandardCharsets.UTF_8));
  }

  private static Answer told(CaseAnswer answer) {
    return switch (answer) {
      case CaseAnswer.Done(var code, long version, var state) ->
          Answer.json(
              200,
              Map.of("version", version, "state", state.name(), "next", "/cases/" + code.text()));
      case CaseAnswer.Refused(Ruling.Refused refused) when refused.why() == Refusal.NOT_VISIBLE ->
          Answer.problem(Problem.NOT_FOUND);
      case CaseAnswer.Refused(Ruling.Refused refused) -> refused(refused.why(), refused.who());
      case CaseAnswer.Conflict(_, long version, var state) ->
          problem(Refusal.CONFLICT, Map.of("version", version, "state", state.name()));
    };
  }

  private static Answer refused(Refusal why, Set<Role> who) {
    return problem(why, Map.of("who", who.stream().sorted().map(Enum::name).toList()));
  }

  private static Answer problem(Refusal why, Map<String, Object> more) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", "about:blank");
    document.put("title", why.name());
    document.put("status", why.status());
    document.put("code", why.name());
    document.putAll(more);
    return Answer.whole(why.status(), "application/problem+json", Json.bytes(document));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
