package eir.trial;

/**
 * The trial as it is named in every image: Clinical Trial Subject module, PS3.3 §C.7.1.3.
 *
 * @param id short name used in records and file names, 1 to 16 of {@code A-Z 0-9 -}
 * @param sponsor Clinical Trial Sponsor Name (0012,0010), 1 to 64 characters
 * @param protocolId Clinical Trial Protocol ID (0012,0020), 1 to 64 characters
 * @param protocolName Clinical Trial Protocol Name (0012,0021), up to 64 characters, may be empty
 */
public record TrialIdentity(String id, String sponsor, String protocolId, String protocolName) {
  // VR LO holds 64 characters, no backslash and no control character (PS3.5 §6.2).
  private static final int LONG_STRING = 64;

  public TrialIdentity {
    if (!id.matches("[A-Z0-9-]{1,16}")) {
      throw new IllegalArgumentException(
          "A trial's id has 1 to 16 of A-Z, 0-9 and hyphen, but this one differs");
    }
    requireLongString("sponsor", sponsor, 1);
    requireLongString("protocol id", protocolId, 1);
    requireLongString("protocol name", protocolName, 0);
  }

  private static void requireLongString(String what, String text, int least) {
    if (text.length() < least || text.length() > LONG_STRING) {
      throw new IllegalArgumentException(
          "The trial's %s has %d characters; allowed are %d to %d"
              .formatted(what, text.length(), least, LONG_STRING));
    }
    if (text.chars().anyMatch(c -> c == '\\' || Character.isISOControl(c))) {
      throw new IllegalArgumentException(
          "The trial's %s holds a backslash or control character; DICOM's LO forbids both (PS3.5 §6.2)"
              .formatted(what));
    }
  }
}
