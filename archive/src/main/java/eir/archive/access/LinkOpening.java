package eir.archive.access;

/** The answer to an id and a key. */
public sealed interface LinkOpening {

  record Active(Link link) implements LinkOpening {}

  /** The key is right, but the link was revoked or has run out. */
  record Ended(Link link) implements LinkOpening {}

  /** No such id, or not its key; nobody can tell which. */
  record Unknown() implements LinkOpening {}
}
