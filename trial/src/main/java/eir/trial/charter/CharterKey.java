package eir.trial.charter;

/** Which charter a case was opened under: name and version, written {@code DIPG/1}. */
public record CharterKey(String id, int version) {

  public CharterKey {
    if (!id.matches("[A-Z0-9-]{2,16}") || version < 1) {
      throw new IllegalArgumentException(
          "A charter's key is 2 to 16 of A-Z, 0-9 and hyphen, a slash, and a version from 1");
    }
  }

  /** Reads {@code DIPG/1}. */
  public static CharterKey parse(String text) {
    int slash = text.lastIndexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(
          "A charter's key has no version; expected a name, a slash and a number, as in DIPG/1");
    }
    return new CharterKey(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return id + "/" + version;
  }
}
