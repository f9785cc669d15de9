package eir.deid.key;

import eir.dicom.Identifying;

/**
 * What ties two files to one person: Patient ID and its issuer, {@code ID\issuer}.
 *
 * <p>Both parts are trimmed of blanks and NUL and set in capitals, so that {@code pat-1} of one
 * scanner and {@code PAT-1} of another are one child.
 */
public final class SubjectAnchor {
  private SubjectAnchor() {}

  /** Whether {@code patientId} names nobody: blanks, NUL and other signs that nobody sees. */
  public static boolean isBlank(String patientId) {
    for (int i = 0; i < patientId.length(); i++) {
      char c = patientId.charAt(i);
      if (c > ' ' && c != '\u00A0' && c != '\u3000') {
        return false;
      }
    }
    return true;
  }

  /**
   * The anchor of decoded Patient ID (0010,0020) and Issuer of Patient ID (0010,0021); give an
   * empty issuer where the file has none.
   *
   * @throws IllegalArgumentException if the ID is blank: nobody is never a person, ask who it is
   */
  public static Identifying<String> of(String patientId, String issuer) {
    if (isBlank(patientId)) {
      throw new IllegalArgumentException(
          "Patient ID (0010,0020) is empty; expected a hospital number; choose a subject by hand");
    }
    return new Identifying<>(normal(patientId) + '\\' + normal(issuer));
  }

  // ASCII and Latin-1 capitals only, by arithmetic: JVM and browser may hold other Unicode tables.
  private static String normal(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) <= ' ') {
      to--;
    }
    char[] out = new char[to - from];
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean small = (c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7);
      out[i - from] = small ? (char) (c - 32) : c;
    }
    return new String(out);
  }
}
