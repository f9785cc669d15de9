package eir.archive.casework;

import eir.archive.database.Database;
import eir.archive.journal.Act;
import eir.archive.journal.Events;
import eir.archive.journal.Who;
import eir.trial.UnitCode;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The oncology units that children are referred to. */
public final class Units {

  /**
   * A unit.
   *
   * @param contact e-mail address of whoever takes referrals
   * @param language of mail to it, {@code en} or {@code pt-BR}
   */
  public record Unit(
      UnitCode code, String name, String contact, String language, boolean isActive) {}

  private final Database database;
  private final Events events;

  public Units(Database database, Events events) {
    this.database = database;
    this.events = events;
  }

  /** Adds a unit or changes it. */
  public void put(Unit unit, Who who) {
    database.run(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO referral_unit (code, name, contact, language, is_active)
              VALUES (:code, :name, :contact, :language, :active)
              ON CONFLICT (code) DO UPDATE SET name = excluded.name, contact = excluded.contact,
                language = excluded.language, is_active = excluded.is_active
              """)
          .bind("code", unit.code().text())
          .bind("name", unit.name())
          .bind("contact", unit.contact())
          .bind("language", unit.language())
          .bind("active", unit.isActive())
          .execute();
      events.append(handle, Act.of(who, "SITE_CHANGED", "unit", unit.code().text()));
    });
  }

  public Optional<Unit> find(UnitCode code) {
    return database.read(handle -> find(handle, code));
  }

  static Optional<Unit> find(Handle handle, UnitCode code) {
    return list(handle).stream().filter(unit -> unit.code().equals(code)).findFirst();
  }

  /** All, by code; there are few. */
  public List<Unit> list() {
    return database.read(Units::list);
  }

  private static List<Unit> list(Handle handle) {
    return handle
        .createQuery("SELECT * FROM referral_unit ORDER BY code")
        .map((row, _) ->
            new Unit(
                new UnitCode(row.getString("code")),
                row.getString("name"),
                row.getString("contact"),
                row.getString("language"),
                row.getBoolean("is_active")))
        .list();
  }
}
