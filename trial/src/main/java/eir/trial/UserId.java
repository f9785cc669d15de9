package eir.trial;

/**
 * A person of this trial; opaque, never a name or an address.
 *
 * @param text 1 to 64 of letters, digits, hyphen, dot and underscore
 */
public record UserId(String text) {
  /** Stands in every record of what Eir did by itself; no account ever has it. */
  public static final UserId SYSTEM = new UserId("system");

  public UserId {
    if (!text.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException(
          "A user's id has 1 to 64 letters, digits, hyphens, dots and underscores; this one differs");
    }
  }
}
