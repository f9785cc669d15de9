package eir.archive.access;

import eir.archive.Archive;
import eir.archive.journal.Who;
import eir.trial.Actor;
import java.time.Instant;
import java.util.Optional;

/** People and signatures without the half second that a password's hash costs. */
public final class People {
  private People() {}

  /** An active account that nobody has the password of. */
  public static Account create(Archive archive, AccountOrder order) {
    AccountChange change =
        archive
            .database()
            .write(handle ->
                archive
                    .accounts()
                    .insert(
                        handle,
                        order,
                        PasswordHash.OF_NOBODY,
                        Optional.of(Instant.EPOCH),
                        Who.SYSTEM));
    return ((AccountChange.Done) change).account();
  }

  /** What {@link Signing} gives after login and password. */
  public static FreshSignature signature(Actor actor) {
    return new FreshSignature(Who.of(actor.user().text(), actor.role()), "Dr Example");
  }
}
