package eir.trial;

/**
 * The only name a child has here: drawn by Eir, such as {@code EIR-0001}. The list of codes and
 * children stays at the site.
 *
 * @param text 2 to 8 capital letters, a hyphen, 4 to 8 digits
 */
public record CaseCode(String text) {
  public CaseCode {
    if (!text.matches("[A-Z]{2,8}-[0-9]{4,8}")) {
      throw new IllegalArgumentException(
          "A case code is letters, a hyphen and 4 to 8 digits, as EIR-0001; this text differs");
    }
  }
}
