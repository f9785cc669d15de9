package eir.archive.access;

import eir.trial.Role;
import java.util.Optional;
import java.util.Set;

/**
 * What a new account shall be.
 *
 * @param login 2 to 64 of {@code a-z 0-9 . _ @ -}
 * @param name as others see it and as signatures print it, 1 to 120 characters
 * @param email in lower case; needed for an invitation and for a forgotten password
 * @param language {@code en} or {@code pt-BR}
 * @param roles at least one; never {@link Role#SYSTEM}
 * @param site needed by {@link Role#SITE}
 */
public record AccountOrder(
    String login,
    String name,
    Optional<String> email,
    String language,
    Set<Role> roles,
    Optional<String> site) {
  private static final Set<String> LANGUAGES = Set.of("en", "pt-BR");

  public AccountOrder {
    roles = Set.copyOf(roles);
    if (!login.matches("[a-z0-9][a-z0-9._@-]{1,63}")) {
      throw new IllegalArgumentException(
          "A login has 2 to 64 of a-z, 0-9, point, underscore, @ and hyphen; this one differs");
    }
    requireName(name);
    email.ifPresent(AccountOrder::requireEmail);
    requireLanguage(language);
    if (roles.isEmpty() || !roles.stream().allMatch(Role::isHeldByPeople)) {
      throw new IllegalArgumentException("A person has at least one role, and none is SYSTEM");
    }
    if (roles.contains(Role.SITE) && site.isEmpty()) {
      throw new IllegalArgumentException("Somebody with the role SITE belongs to one site");
    }
  }

  /** Somebody of no site, in English and without e-mail. */
  public static AccountOrder plain(String login, String name, Set<Role> roles) {
    return new AccountOrder(login, name, Optional.empty(), "en", roles, Optional.empty());
  }

  static void requireName(String name) {
    if (name.isBlank() || name.length() > 120) {
      throw new IllegalArgumentException("A person's name has 1 to 120 characters");
    }
  }

  // Short enough for RFC 5321 §4.5.3.1; the mail server has the last word.
  static void requireEmail(String email) {
    if (!email.matches("[a-z0-9._%+'-]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)+") || email.length() > 254) {
      throw new IllegalArgumentException("An e-mail address has the form name@example.org");
    }
  }

  static void requireLanguage(String language) {
    if (!LANGUAGES.contains(language)) {
      throw new IllegalArgumentException("A person's language is en or pt-BR");
    }
  }
}
