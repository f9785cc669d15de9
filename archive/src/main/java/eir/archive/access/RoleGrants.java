package eir.archive.access;

import eir.archive.database.Database;
import eir.archive.journal.Act;
import eir.archive.journal.Events;
import eir.archive.journal.Who;
import eir.trial.Role;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which roles a person holds in which trial. Each change needs a reason and is in the journal. */
public final class RoleGrants {
  private final Database database;
  private final Events events;

  public RoleGrants(Database database, Events events) {
    this.database = database;
    this.events = events;
  }

  /**
   * A role that somebody holds.
   *
   * @param trial id of the trial; empty text for a role given before the trial had a name
   */
  public record Grant(String trial, Role role) {}

  /** What a person holds, in every trial. */
  public List<Grant> of(String login) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT trial, role FROM role_grant WHERE login = :login ORDER BY trial, role")
            .bind("login", login)
            .map((row, _) -> new Grant(row.getString(1), Role.valueOf(row.getString(2))))
            .list());
  }

  /** Gives a role in this archive's trial. */
  public GrantChange grant(String login, Role role, Who who, String reason) {
    return database.write(handle -> {
      Optional<Account> account = Accounts.find(handle, login);
      if (account.isEmpty()) {
        return GrantChange.UNKNOWN;
      }
      if (!role.isHeldByPeople() || role == Role.SITE && account.get().site().isEmpty()) {
        return GrantChange.NOT_GRANTABLE;
      }
      if (account.get().roles().contains(role)) {
        return GrantChange.UNCHANGED;
      }
      insert(handle, login, role);
      append(handle, "ROLE_GRANTED", account.get(), role, who, reason);
      return GrantChange.DONE;
    });
  }

  /** Takes a role; whoever acts in it at this moment is signed out. */
  public GrantChange revoke(String login, Role role, Who who, String reason) {
    return database.write(handle -> {
      Optional<Account> account = Accounts.find(handle, login);
      if (account.isEmpty()) {
        return GrantChange.UNKNOWN;
      }
      if (!account.get().roles().contains(role)) {
        return GrantChange.UNCHANGED;
      }
      if (account.get().roles().size() == 1) {
        return GrantChange.LAST_ROLE;
      }
      handle.execute(
          "DELETE FROM role_grant WHERE login = ? AND role = ?"
              + " AND trial IN ('', (SELECT MIN(id) FROM trial))",
          login,
          role.name());
      handle.execute("DELETE FROM session WHERE login = ? AND role = ?", login, role.name());
      append(handle, "ROLE_REVOKED", account.get(), role, who, reason);
      return GrantChange.DONE;
    });
  }

  private void append(
      Handle handle, String event, Account account, Role role, Who who, String reason) {
    events.append(
        handle,
        Act.of(who, event, "user", account.userId()).with("role", role.name()).because(reason));
  }

  static void insert(Handle handle, String login, Role role) {
    handle.execute(
        """
        INSERT INTO role_grant (login, trial, role)
        VALUES (?, COALESCE((SELECT MIN(id) FROM trial), ''), ?) ON CONFLICT DO NOTHING
        """,
        login,
        role.name());
  }
}
