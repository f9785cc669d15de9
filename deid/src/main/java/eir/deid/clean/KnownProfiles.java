package eir.deid.clean;

import eir.deid.key.Sha256;

/**
 * ICC profiles that say nothing of a patient, by the hash of all their bytes ({@code
 * standard/icc-profiles.tsv}); a profile holds free text and a date, so any other one goes.
 */
public final class KnownProfiles {
  private KnownProfiles() {}

  /** Whether {@code in[from, to)} is one of them. */
  public static boolean contains(byte[] in, int from, int to) {
    StringBuilder hex = new StringBuilder(2 * Sha256.LENGTH_BYTES);
    for (byte b : Sha256.digest(in, from, to)) {
      hex.append(Character.forDigit(b >> 4 & 0xF, 16)).append(Character.forDigit(b & 0xF, 16));
    }
    return Text.split(CleaningData.PROFILES, ' ').contains(hex.toString());
  }
}
