package eir.archive.casework;

import eir.archive.access.FreshSignature;
import eir.archive.database.Database;
import eir.archive.journal.Act;
import eir.archive.journal.Events;
import eir.archive.journal.Who;
import eir.trial.Role;
import eir.trial.audit.CanonicalJson;
import eir.trial.audit.Signature;
import eir.trial.audit.SignatureMeaning;
import eir.trial.charter.Charter;
import eir.trial.charter.CharterJson;
import eir.trial.charter.CharterKey;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * The trial's review configurations: DRAFT, then ACTIVE by a physician's signature, then RETIRED.
 */
public final class Charters {

  /** How far a version has come. */
  public enum State {
    DRAFT,
    ACTIVE,
    RETIRED
  }

  /** A version and where it stands. */
  public record Version(Charter charter, State state) {}

  /** The answer to an activation. */
  public enum Activation {
    DONE,
    /** No such version, or it is not a draft. */
    NO_DRAFT,
    /** Only a PHYSICIAN activates, by a fresh signature and with a reason. */
    NOT_SIGNED
  }

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  // Parsed once: a version that was activated never changes, and drafts are keyed by their text.
  private final Map<String, Charter> parsed = new ConcurrentHashMap<>();

  public Charters(Database database, Events events, InstantSource clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  /** Keeps a draft; one of the same key is replaced. False if that version is no draft any more. */
  public boolean draft(Charter charter, Who who) {
    return database.write(handle -> {
      int kept =
          handle
              .createUpdate(
                  """
                  INSERT INTO charter (id, version, state, text, drafted_at)
                  VALUES (:id, :version, 'DRAFT', :text, :now)
                  ON CONFLICT (id, version) DO UPDATE SET
                    text = excluded.text, drafted_at = excluded.drafted_at
                    WHERE charter.state = 'DRAFT'
                  """)
              .bind("id", charter.charterId())
              .bind("version", charter.version())
              .bind("text", CanonicalJson.of(CharterJson.write(charter)))
              .bind("now", clock.millis())
              .execute();
      if (kept == 1) {
        events.append(handle, Act.of(who, "CHARTER_DRAFTED", "charter", charter.key().toString()));
      }
      return kept == 1;
    });
  }

  /** Puts a draft into force; the version that was in force retires. Cases keep theirs. */
  public Activation activate(
      CharterKey key, Who who, Optional<FreshSignature> signature, String reason) {
    boolean isSigned =
        who.role().equals(Role.PHYSICIAN.name())
            && !reason.isBlank()
            && signature.filter(fresh -> fresh.useFor(who)).isPresent();
    if (!isSigned) {
      return Activation.NOT_SIGNED;
    }
    return database.write(handle -> {
      Optional<Version> draft = find(handle, key).filter(found -> found.state() == State.DRAFT);
      if (draft.isEmpty()) {
        return Activation.NO_DRAFT;
      }
      Optional<Charter> before = active(handle);
      handle.execute("UPDATE charter SET state = 'RETIRED' WHERE state = 'ACTIVE'");
      handle.execute(
          "UPDATE charter SET state = 'ACTIVE', activated_at = ? WHERE id = ? AND version = ?",
          clock.millis(),
          key.id(),
          key.version());
      Signature made =
          new Signature(
              who.id(),
              signature.orElseThrow().printedName(),
              clock.instant().truncatedTo(ChronoUnit.MILLIS),
              SignatureMeaning.APPROVAL,
              Role.PHYSICIAN,
              Signature.hashOf(CharterJson.write(draft.get().charter())));
      before.ifPresent(old ->
          events.append(handle, Act.of(who, "CHARTER_RETIRED", "charter", old.key().toString())));
      Act act = Act.of(who, "CHARTER_ACTIVATED", "charter", key.toString()).because(reason);
      act = act.detailed(act.detail().set("signature", made.json()));
      events.append(handle, act);
      return Activation.DONE;
    });
  }

  /** The version in force. */
  public Optional<Charter> active() {
    return database.read(this::active);
  }

  Optional<Charter> active(Handle handle) {
    return handle
        .createQuery("SELECT text FROM charter WHERE state = 'ACTIVE'")
        .mapTo(String.class)
        .findFirst()
        .map(this::parse);
  }

  public Optional<Version> find(CharterKey key) {
    return database.read(handle -> find(handle, key));
  }

  Optional<Version> find(Handle handle, CharterKey key) {
    return handle
        .createQuery("SELECT * FROM charter WHERE id = :id AND version = :version")
        .bind("id", key.id())
        .bind("version", key.version())
        .map((row, _) ->
            new Version(parse(row.getString("text")), State.valueOf(row.getString("state"))))
        .findFirst();
  }

  /** All, newest first. */
  public List<Version> list() {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM charter ORDER BY drafted_at DESC, id, version DESC")
            .map((row, _) ->
                new Version(parse(row.getString("text")), State.valueOf(row.getString("state"))))
            .list());
  }

  private Charter parse(String text) {
    return parsed.computeIfAbsent(
        text,
        kept ->
            switch (CharterJson.read(kept)) {
              case CharterJson.Valid(Charter charter) -> charter;
              case CharterJson.Invalid(var findings) ->
                  throw new IllegalStateException(
                      "A stored charter no longer reads: " + findings.getFirst().message());
            });
  }
}
