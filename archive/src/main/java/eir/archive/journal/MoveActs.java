package eir.archive.journal;

import eir.archive.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Moves what archives of schema 2 logged, acts and uses of links, into the journal: in the order of
 * their times, each as it was, with people by their ids. Then the old tables go.
 */
public final class MoveActs implements JavaMigration {
  private static final int PAGE = 1_000;

  private final Database.Kind kind;

  /** The move in a database of this kind. */
  public MoveActs(Database.Kind kind) {
    this.kind = kind;
  }

  private record Old(
      long seq, long at, String actor, String event, String entity, String id, String detail) {}

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("7");
  }

  @Override
  public String getDescription() {
    return "acts move into the journal";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) {
    Handle handle = Jdbi.open(context.getConnection()); // Flyway closes the connection
    ChainWriter writer = new ChainWriter(kind);
    // A use of a link and an act of the same millisecond: the act came first.
    handle.execute(
        """
        CREATE TEMPORARY TABLE moved AS
        SELECT ROW_NUMBER() OVER (ORDER BY at, source, id) AS seq, at, actor, event, entity,
          entity_id, detail
        FROM (
          SELECT 1 AS source, seq AS id, at, actor, event, entity, entity_id, detail FROM act
          UNION ALL
          SELECT 2, id, at, 'link:' || link, action, 'link use', link, network FROM link_use) AS old
        """);
    long moved = 0;
    List<Old> page;
    do {
      page =
          handle
              .createQuery("SELECT * FROM moved WHERE seq > :moved ORDER BY seq LIMIT :page")
              .bind("moved", moved)
              .bind("page", PAGE)
              .map((row, _) ->
                  new Old(
                      row.getLong("seq"),
                      row.getLong("at"),
                      row.getString("actor"),
                      row.getString("event"),
                      row.getString("entity"),
                      row.getString("entity_id"),
                      row.getString("detail")))
              .list();
      for (Old old : page) {
        Instant at = Instant.ofEpochMilli(old.at());
        writer.write(handle, writer.open(handle, at), List.of(new Dated(act(handle, old), at)));
        moved = old.seq();
      }
    } while (!page.isEmpty());
    handle.execute("DROP TABLE moved");
    handle.execute("DROP TABLE link_use");
    handle.execute("DROP TABLE act");
  }

  private static Act act(Handle handle, Old old) {
    if (old.entity().equals("link use")) {
      return LinkUses.act(old.id(), old.event(), old.detail());
    }
    ObjectNode detail = Entries.json(old.detail());
    Optional<String> reason = Optional.ofNullable(detail.remove("reason")).map(n -> n.asString());
    boolean isPerson = old.entity().equals("account");
    String id = isPerson ? user(handle, old.id()).orElse(old.id()) : old.id();
    Act act =
        Act.of(who(handle, old), old.event(), isPerson ? "user" : old.entity(), id)
            .detailed(detail);
    // A reason was not asked for everywhere then.
    return act.because(reason.filter(why -> !why.isBlank()).orElse("not asked for at that time"));
  }

  // Roles were not recorded then: the one role of the person, or the one that the page asked for.
  private static Who who(Handle handle, Old old) {
    if (old.actor().startsWith("link:")) {
      return new Who(old.actor(), Who.LINK);
    }
    Optional<String> user = user(handle, old.actor());
    if (user.isEmpty()) {
      return new Who(old.actor(), old.actor().equals("command-line") ? "ADMINISTRATOR" : "SYSTEM");
    }
    List<String> roles =
        handle
            .createQuery("SELECT DISTINCT role FROM role_grant WHERE login = :login")
            .bind("login", old.actor())
            .mapTo(String.class)
            .list();
    boolean isAdministration = old.entity().equals("account") || old.entity().equals("site");
    return new Who(
        user.get(),
        roles.size() == 1 ? roles.getFirst() : isAdministration ? "ADMINISTRATOR" : "COORDINATOR");
  }

  private static Optional<String> user(Handle handle, String login) {
    return handle
        .createQuery("SELECT user_id FROM account WHERE login = :login")
        .bind("login", login)
        .mapTo(String.class)
        .findFirst();
  }
}
