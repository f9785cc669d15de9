package eir.archive.access;

/** A new link with its key, which nobody can look up later. */
public record MintedLink(Link link, LinkKey key) {}
