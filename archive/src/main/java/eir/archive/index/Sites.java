package eir.archive.index;

import eir.archive.database.Columns;
import eir.archive.database.Database;
import eir.archive.journal.Act;
import eir.archive.journal.Events;
import eir.archive.journal.Who;
import eir.trial.TrialIdentity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The trial and the clinics that send images to it. */
public final class Sites {
  private final Database database;
  private final Events events;

  public Sites(Database database, Events events) {
    this.database = database;
    this.events = events;
  }

  /** The trial this archive serves; empty before it is set up. */
  public Optional<TrialIdentity> trial() {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM trial")
            .map((row, _) ->
                new TrialIdentity(
                    row.getString("id"),
                    row.getString("sponsor"),
                    row.getString("protocol_id"),
                    row.getString("protocol_name")))
            .findFirst());
  }

  /** Names the trial; images stamped before keep what they say. */
  public void nameTrial(TrialIdentity trial, Who who) {
    database.run(handle -> {
      // The same trial under another name: who held a role in it holds it on.
      handle.execute(
          "UPDATE role_grant SET trial = ? WHERE trial IN (SELECT id FROM trial)", trial.id());
      Optional<LocalDate> closed = closedOn(handle);
      handle.execute("DELETE FROM trial");
      handle
          .createUpdate(
              """
              INSERT INTO trial (id, sponsor, protocol_id, protocol_name, closed_on)
              VALUES (:id, :sponsor, :protocol, :name, :closed)
              """)
          .bind("id", trial.id())
          .bind("sponsor", trial.sponsor())
          .bind("protocol", trial.protocolId())
          .bind("name", trial.protocolName())
          .bind("closed", closed.map(LocalDate::toString))
          .execute();
      events.append(handle, Act.of(who, "SITE_CHANGED", "trial", trial.id()));
    });
  }

  /** Adds a site or changes its texts; the fingerprint of its key stays what it was. */
  public Site put(Site site, Who who) {
    return database.write(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO site (code, name, city, language, phone)
              VALUES (:code, :name, :city, :language, :phone)
              ON CONFLICT (code) DO UPDATE SET
                name = excluded.name, city = excluded.city,
                language = excluded.language, phone = excluded.phone
              """)
          .bind("code", site.code())
          .bind("name", site.name())
          .bind("city", site.city())
          .bind("language", site.language())
          .bind("phone", site.phone())
          .execute();
      events.append(handle, Act.of(who, "SITE_CHANGED", "site", site.code()));
      return find(handle, site.code()).orElseThrow();
    });
  }

  /**
   * Lets the site's next upload name a new key: after the old one was lost. Pseudonyms made before
   * and after do not meet.
   *
   * @return false if there is no such site
   */
  public boolean forgetKey(String code, Who who) {
    return database.write(handle -> {
      int changed = handle.execute("UPDATE site SET key_fingerprint = NULL WHERE code = ?", code);
      if (changed == 1) {
        events.append(
            handle, Act.of(who, "SITE_CHANGED", "site", code).with("changed", "keyForgotten"));
      }
      return changed == 1;
    });
  }

  /** A site that opens no new cases from now on; what it has goes on. False if it was so before. */
  public boolean suspend(String code, Who who) {
    return change(code, false, who);
  }

  /** A site that opens cases again. False if it was so before. */
  public boolean resume(String code, Who who) {
    return change(code, true, who);
  }

  private boolean change(String code, boolean isActive, Who who) {
    return database.write(handle -> {
      int changed =
          handle.execute(
              "UPDATE site SET is_active = ? WHERE code = ? AND is_active <> ?",
              isActive,
              code,
              isActive);
      if (changed == 1) {
        events.append(
            handle,
            Act.of(who, "SITE_CHANGED", "site", code)
                .with("changed", isActive ? "resumed" : "suspended"));
      }
      return changed == 1;
    });
  }

  /** The day on which the trial was closed, from which retention counts (guard G28). */
  public Optional<LocalDate> closedOn() {
    return database.read(Sites::closedOn);
  }

  /** {@link #closedOn()} in a transaction. */
  public static Optional<LocalDate> closedOn(Handle handle) {
    return handle
        .createQuery("SELECT closed_on FROM trial WHERE closed_on IS NOT NULL")
        .mapTo(String.class)
        .findFirst()
        .map(LocalDate::parse);
  }

  /** Notes the day on which the trial was closed; empty: it was not, after all. */
  public void closeTrial(Optional<LocalDate> day, String reason, Who who) {
    database.run(handle -> {
      handle
          .createUpdate("UPDATE trial SET closed_on = :day")
          .bind("day", day.map(LocalDate::toString))
          .execute();
      String id = handle.createQuery("SELECT id FROM trial").mapTo(String.class).one();
      events.append(
          handle,
          Act.of(who, "SITE_CHANGED", "trial", id)
              .with("closedOn", day.map(LocalDate::toString).orElse(""))
              .because(reason));
    });
  }

  public Optional<Site> find(String code) {
    return database.read(handle -> find(handle, code));
  }

  /** All, by code. */
  public List<Site> list() {
    return database.read(handle ->
        handle.createQuery("SELECT * FROM site ORDER BY code").map((row, _) -> site(row)).list());
  }

  static Optional<Site> find(Handle handle, String code) {
    return handle
        .createQuery("SELECT * FROM site WHERE code = :code")
        .bind("code", code)
        .map((row, _) -> site(row))
        .findFirst();
  }

  private static Site site(ResultSet row) throws SQLException {
    return new Site(
        row.getString("code"),
        row.getString("name"),
        row.getString("city"),
        row.getString("language"),
        row.getString("phone"),
        Columns.optionalText(row, "key_fingerprint"),
        row.getBoolean("is_active"));
  }
}
