package eir.archive.index;

import eir.trial.charter.CharterKey;
import java.util.Optional;

/**
 * By which rules an upload is de-identified; fixed when it begins, whatever the trial chooses later
 * (docs/decisions/0011).
 *
 * @param hash 8 hexadecimal digits of the profile, as they stand in each file
 * @param choice what the profile chose, JSON as the link's answer has it; absent in uploads that
 *     began before a trial could choose, or were made again from their files
 * @param charter that chose it; absent where none was in force
 */
public record UploadRules(String hash, Optional<String> choice, Optional<CharterKey> charter) {

  public UploadRules {
    if (!hash.matches("[0-9a-f]{8}")) {
      throw new IllegalArgumentException("A profile's hash is 8 hex digits in lower case");
    }
  }

  /** Rules of which only the hash is known. */
  public static UploadRules of(String hash) {
    return new UploadRules(hash, Optional.empty(), Optional.empty());
  }
}
