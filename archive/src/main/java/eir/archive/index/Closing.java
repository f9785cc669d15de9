package eir.archive.index;

/**
 * What the sender signs when all is sent.
 *
 * @param leftOut how many of the announced files were not images or refused, so never sent; what is
 *     announced and not left out must be held
 * @param attestation who vouches and in which words, as JSON
 * @param summary counts by reason, as JSON
 * @param report the de-identification report, actions by tag without values, as JSON
 */
public record Closing(int leftOut, String attestation, String summary, String report) {
  public Closing {
    if (leftOut < 0) {
      throw new IllegalArgumentException("No fewer than no files are left out");
    }
  }
}
