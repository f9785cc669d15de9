package eir.archive.access;

import eir.archive.database.Columns;
import eir.archive.database.Database;
import eir.archive.index.SubmissionVersion;
import eir.archive.journal.Act;
import eir.archive.journal.Events;
import eir.archive.journal.LinkUses;
import eir.archive.journal.Who;
import eir.archive.object.Sha256;
import eir.trial.CaseCode;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Capabilities (docs/http.md). Of a key only its SHA-256 is kept: 130 random bits need no slow hash
 * (OWASP ASVS 5.0.0, 6.5.2).
 */
public final class Links {
  private static final int ID_CHARACTERS = 10;
  private static final byte[] NO_KEY = new byte[32];

  // A link that somebody made to a withdrawn case after its withdrawal opens nothing either.
  private static final String OPENABLE =
      """
      SELECT link.*, EXISTS (
        SELECT 1 FROM submission
          JOIN case_submission ON case_submission.upload = submission.upload
          JOIN review_case ON review_case.code = case_submission.code
        WHERE submission.id = link.submission AND submission.version = link.version
          AND review_case.state = 'WITHDRAWN') AS is_withdrawn
      FROM link
      """;

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Links(Database database, Events events, InstantSource clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  /** Makes a link. Its key is in the answer and nowhere else. */
  public MintedLink mint(LinkOrder order) {
    String id = CrockfordBase32.random(random, ID_CHARACTERS);
    LinkKey key = LinkKey.random(random);
    return database.write(handle -> {
      insert(handle, id, key, order);
      events.append(handle, Act.of(order.creator(), "LINK_CREATED", "link", id));
      return new MintedLink(find(handle, id).orElseThrow(), key);
    });
  }

  private void insert(Handle handle, String id, LinkKey key, LinkOrder order) {
    var insert =
        handle
            .createUpdate(
                """
                INSERT INTO link (id, key_sha256, scope, site, submission, version, label,
                  case_code, creator, created_at, expires_at, embed_origins, may_download)
                VALUES (:id, :key, :scope, :site, :submission, :version, :label, :case, :creator,
                  :now, :expires, :origins, :download)
                """)
            .bind("id", id)
            .bind("key", hash(key))
            .bind("label", order.label())
            .bind("creator", order.creator().id())
            .bind("now", clock.millis())
            .bind("expires", order.expires().map(Instant::toEpochMilli))
            .bind("origins", String.join(" ", order.embedOrigins()))
            .bind("download", order.mayDownload());
    switch (order.scope()) {
      case LinkScope.UploadTo(String site, Optional<CaseCode> ofCase) ->
          insert
              .bind("scope", "UPLOAD")
              .bind("site", site)
              .bind("case", ofCase.map(CaseCode::text))
              .bind("submission", Optional.<String>empty())
              .bind("version", Optional.<Integer>empty());
      case LinkScope.ViewOf(SubmissionVersion submission) ->
          insert
              .bind("scope", "VIEW")
              .bind("site", Optional.<String>empty())
              .bind("case", Optional.<String>empty())
              .bind("submission", submission.submission())
              .bind("version", submission.version());
    }
    insert.execute();
  }

  /** Tries a key. Unknown ids take the same steps as wrong keys. */
  public LinkOpening open(String id, LinkKey key) {
    record Stored(byte[] hash, Link link, boolean isWithdrawn) {}

    Optional<Stored> stored =
        CrockfordBase32.canonical(id, ID_CHARACTERS)
            .flatMap(canonical ->
                database.read(handle ->
                    handle
                        .createQuery(OPENABLE + "WHERE id = :id")
                        .bind("id", canonical)
                        .map((row, _) ->
                            new Stored(
                                row.getBytes("key_sha256"),
                                link(row),
                                row.getBoolean("is_withdrawn")))
                        .findFirst()));
    byte[] expected = stored.map(Stored::hash).orElse(NO_KEY);
    if (!MessageDigest.isEqual(expected, hash(key)) || stored.isEmpty()) {
      return new LinkOpening.Unknown();
    }
    Link link = stored.get().link();
    return stored.get().isWithdrawn() || link.hasEnded(clock.instant())
        ? new LinkOpening.Ended(link)
        : new LinkOpening.Active(link);
  }

  /** The link without its key: for staff, and for the header that says who may embed it. */
  public Optional<Link> find(String id) {
    return database.read(handle -> find(handle, id));
  }

  private static Optional<Link> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM link WHERE id = :id")
        .bind("id", id)
        .map((row, _) -> link(row))
        .findFirst();
  }

  /** Counts and logs a use. The visitor's address is kept without its last part. */
  public void used(String id, LinkUse.Action action, InetAddress visitor) {
    database.run(handle -> {
      long now = clock.millis();
      int known =
          handle.execute("UPDATE link SET uses = uses + 1, last_used_at = ? WHERE id = ?", now, id);
      if (known == 1) {
        events.append(handle, LinkUses.act(id, action.name(), Network.of(visitor)));
      }
    });
  }

  /** The last uses, newest first. */
  public List<LinkUse> uses(String id, int limit) {
    return events.of("link", id).reversed().stream()
        .filter(entry -> LinkUses.isUse(entry.act()))
        .limit(limit)
        .map(entry ->
            new LinkUse(
                entry.at(),
                LinkUse.Action.valueOf(entry.act().detail().path(LinkUses.ACTION).asString()),
                entry.act().detail().path(LinkUses.NETWORK).asString()))
        .toList();
  }

  /** A page of all links, the last made first. */
  public List<Link> list(int limit, int skip) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT * FROM link ORDER BY created_at DESC, id LIMIT :limit OFFSET :skip")
            .bind("limit", limit)
            .bind("skip", skip)
            .map((row, _) -> link(row))
            .list());
  }

  /** The upload links of a site, the last made first. */
  public List<Link> listOfSite(String site) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM link WHERE site = :site ORDER BY created_at DESC, id")
            .bind("site", site)
            .map((row, _) -> link(row))
            .list());
  }

  /** The links to one version of a submission, the last made first. */
  public List<Link> listOfSubmission(SubmissionVersion submission) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM link WHERE submission = :submission AND version = :version
                ORDER BY created_at DESC, id
                """)
            .bind("submission", submission.submission())
            .bind("version", submission.version())
            .map((row, _) -> link(row))
            .list());
  }

  /** Ends a link for ever; false if there is none such or it was revoked before. */
  public boolean revoke(String id, Who who, String reason) {
    return database.write(handle -> {
      int ended =
          handle.execute(
              "UPDATE link SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
              clock.millis(),
              id);
      if (ended == 1) {
        events.append(handle, Act.of(who, "LINK_REVOKED", "link", id).because(reason));
      }
      return ended == 1;
    });
  }

  /** Ends every link to a version of a submission, in the transaction that closes its images. */
  public void revokeAll(Handle handle, SubmissionVersion submission, Who who, String reason) {
    List<String> open =
        handle
            .createQuery(
                """
                SELECT id FROM link
                WHERE submission = :submission AND version = :version AND revoked_at IS NULL
                ORDER BY id
                """)
            .bind("submission", submission.submission())
            .bind("version", submission.version())
            .mapTo(String.class)
            .list();
    for (String id : open) {
      handle.execute("UPDATE link SET revoked_at = ? WHERE id = ?", clock.millis(), id);
      events.append(handle, Act.of(who, "LINK_REVOKED", "link", id).because(reason));
    }
  }

  /**
   * Ends a link only if nobody has used it: the one a closing made before it was closed again.
   *
   * @return whether it was ended
   */
  public boolean revokeUnused(String id, Who who) {
    return database.write(handle -> {
      int ended =
          handle.execute(
              "UPDATE link SET revoked_at = ? WHERE id = ? AND uses = 0 AND revoked_at IS NULL",
              clock.millis(),
              id);
      if (ended == 1) {
        events.append(handle, Act.of(who, "LINK_REVOKED", "link", id).because("replaced"));
      }
      return ended == 1;
    });
  }

  /** False if there is no such link. */
  public boolean setLabel(String id, Optional<String> label, Who who) {
    label.ifPresent(Link::requireLabel);
    return change(id, "label", label, who);
  }

  /** False if there is no such link. */
  public boolean setOrigins(String id, List<String> origins, Who who) {
    return change(id, "embed_origins", Optional.of(String.join(" ", Link.origins(origins))), who);
  }

  /** Empty: never. False if there is no such link. */
  public boolean setExpiry(String id, Optional<Instant> expires, Who who) {
    return change(id, "expires_at", expires.map(Instant::toEpochMilli), who);
  }

  private boolean change(String id, String column, Optional<?> value, Who who) {
    return database.write(handle -> {
      int changed =
          handle
              .createUpdate("UPDATE link SET " + column + " = :value WHERE id = :id")
              .bind("value", value)
              .bind("id", id)
              .execute();
      if (changed == 1) {
        events.append(handle, Act.of(who, "LINK_CHANGED", "link", id).with("changed", column));
      }
      return changed == 1;
    });
  }

  private static byte[] hash(LinkKey key) {
    return Sha256.hashOf(key.reveal().getBytes(StandardCharsets.US_ASCII)).bytes();
  }

  private static Link link(ResultSet row) throws SQLException {
    LinkScope scope =
        row.getString("scope").equals("UPLOAD")
            ? new LinkScope.UploadTo(
                row.getString("site"), Columns.optionalText(row, "case_code").map(CaseCode::new))
            : new LinkScope.ViewOf(
                new SubmissionVersion(row.getString("submission"), row.getInt("version")));
    String origins = row.getString("embed_origins");
    return new Link(
        row.getString("id"),
        scope,
        Columns.optionalText(row, "label"),
        row.getString("creator"),
        Columns.instant(row, "created_at"),
        Columns.optionalInstant(row, "expires_at"),
        Columns.optionalInstant(row, "revoked_at"),
        origins.isEmpty() ? List.of() : List.of(origins.split(" ")),
        row.getBoolean("may_download"),
        Columns.optionalInstant(row, "last_used_at"),
        row.getLong("uses"));
  }
}
