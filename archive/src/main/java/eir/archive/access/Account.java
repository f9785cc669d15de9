package eir.archive.access;

import eir.archive.journal.Who;
import eir.trial.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A person who signs in.
 *
 * @param userId {@code u-0001}; never changes and never goes to another person; records name it
 * @param login 2 to 64 of {@code a-z 0-9 . _ @ -}
 * @param email for mail; never shown to other sites
 * @param language {@code en} or {@code pt-BR}
 * @param roles what they may act as in this archive's trial; never {@link Role#SYSTEM}
 * @param site the one site they belong to, for the role {@link Role#SITE}
 * @param locked when an administrator locked it; then nobody signs in by it
 */
public record Account(
    String userId,
    String login,
    String name,
    Optional<String> email,
    String language,
    Set<Role> roles,
    Optional<String> site,
    AccountState state,
    Instant created,
    Optional<Instant> locked) {

  public Account {
    roles = Set.copyOf(roles);
  }

  /** Them, acting in {@code role}. */
  public Who as(Role role) {
    return Who.of(userId, role);
  }
}
