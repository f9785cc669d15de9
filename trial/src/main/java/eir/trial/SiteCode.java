package eir.trial;

/**
 * A clinic that sends cases, such as {@code S01}.
 *
 * @param text 1 to 16 of {@code A-Z 0-9 -}
 */
public record SiteCode(String text) {
  public SiteCode {
    if (!text.matches("[A-Z0-9-]{1,16}")) {
      throw new IllegalArgumentException(
          "A code of a site has 1 to 16 of A-Z, 0-9 and hyphen; this one differs");
    }
  }
}
