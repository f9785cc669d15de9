package eir.deid;

/**
 * What the records of trial and site write into every file (group 0012); ASCII, at most 64
 * characters each, so that no file needs a character set of its own.
 *
 * @param sponsor Clinical Trial Sponsor Name (0012,0010)
 * @param protocolId Clinical Trial Protocol ID (0012,0020)
 * @param protocolName Clinical Trial Protocol Name (0012,0021), may be empty
 * @param siteId Clinical Trial Site ID (0012,0030), may be empty
 * @param siteName Clinical Trial Site Name (0012,0031), may be empty
 * @param subject Clinical Trial Subject ID (0012,0040): the code of the case; empty where images
 *     are sent before there is one, and the pseudonym stands for it
 * @param timePoint Clinical Trial Time Point ID (0012,0050), empty if the trial names none
 */
public record Stamp(
    String sponsor,
    String protocolId,
    String protocolName,
    String siteId,
    String siteName,
    String subject,
    String timePoint) {

  private static final int ROOM = 64;

  /** Folds every part to ASCII and cuts it to 64 characters. */
  public Stamp {
    sponsor = ascii(sponsor);
    protocolId = ascii(protocolId);
    protocolName = ascii(protocolName);
    siteId = ascii(siteId);
    siteName = ascii(siteName);
    subject = ascii(subject);
    timePoint = ascii(timePoint);
    if (sponsor.isEmpty() || protocolId.isEmpty()) {
      throw new IllegalArgumentException(
          "stamp without sponsor or protocol ID; both are type 1 (PS3.3 §C.7.1.3); name them");
    }
  }

  /** The stamp of images that are sent before there is a case. */
  public Stamp(
      String sponsor,
      String protocolId,
      String protocolName,
      String siteId,
      String siteName,
      String timePoint) {
    this(sponsor, protocolId, protocolName, siteId, siteName, "", timePoint);
  }

  /** The same for images of the case with this code. */
  public Stamp ofCase(String code) {
    return new Stamp(sponsor, protocolId, protocolName, siteId, siteName, code, timePoint);
  }

  private static String ascii(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length() && out.length() < ROOM; i++) {
      char c = text.charAt(i);
      if (c == '\\' || c < ' ' || c == 0x7F) {
        out.append(' '); // a backslash would make two values
      } else if (c < 0x7F) {
        out.append(c);
      } else {
        out.append(plain(c));
      }
    }
    return out.toString().trim();
  }

  private static char plain(char c) {
    String accented = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿ";
    String base = "AAAAAACEEEEIIIINOOOOOUUUUYaaaaaaceeeeiiiinooooouuuuyy";
    int at = accented.indexOf(c);
    return at < 0 ? '?' : base.charAt(at);
  }
}
