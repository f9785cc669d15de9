package eir.trial;

/**
 * A treating unit that receives referrals, such as {@code N01}.
 *
 * @param text 1 to 16 of {@code A-Z 0-9 -}
 */
public record UnitCode(String text) {
  public UnitCode {
    if (!text.matches("[A-Z0-9-]{1,16}")) {
      throw new IllegalArgumentException(
          "A code of a unit has 1 to 16 of A-Z, 0-9 and hyphen; this one differs");
    }
  }
}
