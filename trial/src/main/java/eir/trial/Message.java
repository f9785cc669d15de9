package eir.trial;

/**
 * A message that follows from an act; written to the outbox in the transaction of its events.
 *
 * @param key of {@code domain/texts.json}
 */
public record Message(String key, Recipient to) {

  /** Who is told. Nobody who is not ACTIVE gets anything. */
  public sealed interface Recipient {}

  /** Everybody who holds {@code role}, which is not SITE. */
  public record EveryoneIn(Role role) implements Recipient {}

  /** The users of {@code site}. */
  public record UsersOf(SiteCode site) implements Recipient {}

  /** One person. */
  public record Person(UserId user) implements Recipient {}

  /** The contact of {@code unit}. */
  public record ContactOf(UnitCode unit) implements Recipient {}
}
