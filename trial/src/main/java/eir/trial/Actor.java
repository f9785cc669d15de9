package eir.trial;

import java.util.Optional;

/**
 * Somebody in the one capacity in which they act now; both stand in every record.
 *
 * @param site the clinic somebody in role {@link Role#SITE} belongs to; empty for all others
 */
public record Actor(UserId user, Role role, Optional<SiteCode> site) {
  /** Eir itself. */
  public static final Actor SYSTEM = new Actor(UserId.SYSTEM, Role.SYSTEM, Optional.empty());

  public Actor {
    if (site.isPresent() != (role == Role.SITE)) {
      throw new IllegalArgumentException(
          "Exactly those who act for a site name it; here the role is " + role);
    }
  }

  /** Somebody who acts for no site. */
  public static Actor of(UserId user, Role role) {
    return new Actor(user, role, Optional.empty());
  }

  /** Somebody who acts for {@code site}. */
  public static Actor at(SiteCode site, UserId user) {
    return new Actor(user, Role.SITE, Optional.of(site));
  }

  /** Whether this person acts for {@code other}. */
  public boolean belongsTo(SiteCode other) {
    return site.filter(other::equals).isPresent();
  }

  /** Whether nobody but Eir acts. */
  public boolean isSystem() {
    return role == Role.SYSTEM;
  }
}
