package eir.archive.access;

import eir.archive.journal.Who;
import eir.trial.Actor;
import eir.trial.Role;
import eir.trial.SiteCode;
import eir.trial.UserId;
import java.time.Instant;

/**
 * A signed-in person.
 *
 * @param id for lists; not the token
 * @param role the one role they act in now, of those they hold
 * @param csrf what forms carry to show that this program wrote them
 */
public record Session(
    String id, Account account, Role role, String csrf, Instant started, Instant lastSeen) {

  /** Who acts, for the rules of the trial. */
  public Actor actor() {
    UserId user = new UserId(account.userId());
    return role == Role.SITE
        ? Actor.at(new SiteCode(account.site().orElseThrow()), user)
        : Actor.of(user, role);
  }

  /** Who acts, for every record. */
  public Who who() {
    return account.as(role);
  }
}
