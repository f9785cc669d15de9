package eir.archive.index;

import java.util.Optional;

/**
 * A clinic that sends images.
 *
 * @param code short code used in links' lists and receipts: {@code S01}
 * @param language BCP 47 tag in which its pages and letters are written: {@code pt-BR}
 * @param phone where to call when something is wrong with its images; may be empty
 * @param keyFingerprint 16 hex digits of the site key's fingerprint, named by its first upload;
 *     empty before
 * @param isActive whether it opens new cases (guard G01); those it has go on either way
 */
public record Site(
    String code,
    String name,
    String city,
    String language,
    String phone,
    Optional<String> keyFingerprint,
    boolean isActive) {

  public Site {
    if (!code.matches("[A-Z0-9-]{1,16}")) {
      throw new IllegalArgumentException(
          "A site's code has 1 to 16 of A-Z, 0-9 and hyphen; this one differs");
    }
    if (name.isBlank() || name.length() > 64) {
      throw new IllegalArgumentException(
          "A site's name has 1 to 64 characters, as DICOM's (0012,0031) holds no more");
    }
    if (!language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
      throw new IllegalArgumentException(
          "A site's language is a tag such as en or pt-BR; this one is not");
    }
    if (city.length() > 64 || phone.length() > 32) {
      throw new IllegalArgumentException(
          "A site's city has at most 64 characters and its phone number 32");
    }
  }

  /** A site that has not sent anything yet. */
  public static Site of(String code, String name, String city, String language, String phone) {
    return new Site(code, name, city, language, phone, Optional.empty(), true);
  }
}
