package eir.server.demo;

/**
 * A clinic of the demonstration and its upload link.
 *
 * @param address the whole link with its key; invented data, this computer only
 */
public record Shortcut(String site, String address) {}
