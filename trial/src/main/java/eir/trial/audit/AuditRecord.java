package eir.trial.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One record of the audit trail, version 1 (docs/domain.md §8).
 *
 * @param seq from 1 without gaps
 * @param at UTC, whole milliseconds
 * @param trial id of the trial
 * @param actor opaque id of the person, or {@code SYSTEM}
 * @param role in which the actor acted, as the words of {@link eir.trial.Role}
 * @param event name of {@code domain/audit-events.tsv}
 * @param entity what was acted on: case, read, user …
 * @param id which one
 * @param reason salted hash of the reason, absent if none was given
 * @param detail salted hash of the detail
 * @param prev hash of the record before, {@link Hash#ZERO} for the first
 */
public record AuditRecord(
    long seq,
    Instant at,
    String trial,
    String actor,
    String role,
    String event,
    String entity,
    String id,
    Optional<Hash> reason,
    Hash detail,
    Hash prev) {
  /** Version of the record's form. */
  public static final int VERSION = 1;

  private static final String HASHED_AS = "EIR-AUDIT-1\n";
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  public AuditRecord {
    if (seq < 1) {
      throw new IllegalArgumentException("An audit record's seq is " + seq + "; it counts from 1");
    }
    if (!at.equals(at.truncatedTo(ChronoUnit.MILLIS))) {
      throw new IllegalArgumentException(
          "An audit record's time is finer than milliseconds; cut it before recording");
    }
  }

  /** Its members in JSON, hashes as text. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("v", VERSION).put("seq", seq).put("at", MILLISECONDS.format(at));
    json.put("trial", trial).put("actor", actor).put("role", role).put("event", event);
    json.put("entity", entity).put("id", id);
    reason.ifPresentOrElse(hash -> json.put("reason", hash.hex()), () -> json.putNull("reason"));
    return json.put("detail", detail.hex()).put("prev", prev.hex());
  }

  /** Its text as it is hashed, RFC 8785. */
  public String canonical() {
    return CanonicalJson.of(json());
  }

  /** Its hash, which the next record holds as {@code prev}. */
  public Hash hash() {
    return Hash.of(HASHED_AS + canonical());
  }
}
