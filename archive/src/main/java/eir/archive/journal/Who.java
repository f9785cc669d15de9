package eir.archive.journal;

import eir.trial.Role;

/**
 * Who does something, and in which capacity: what every record names.
 *
 * @param id opaque user id ({@code u-0001}), {@code link:ID}, or a part of Eir itself
 * @param role a name of {@link Role}, or {@link #LINK} for who holds a link
 */
public record Who(String id, String role) {
  /**
   * The capacity of whoever holds a link: a column of domain/visibility.tsv, not a person's role.
   */
  public static final String LINK = "LINK";

  /** Eir itself. */
  public static final Who SYSTEM = of("system", Role.SYSTEM);

  /** Whoever may run commands on the server: the shell has no account. */
  public static final Who COMMAND_LINE = of("command-line", Role.ADMINISTRATOR);

  private static final String LINK_PREFIX = "link:";

  /** A person in one of their roles. */
  public static Who of(String id, Role role) {
    return new Who(id, role.name());
  }

  /** Whoever holds this link. */
  public static Who link(String linkId) {
    return new Who(LINK_PREFIX + linkId, LINK);
  }
}
