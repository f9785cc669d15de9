package eir.archive.index;

import java.time.Instant;

/**
 * A delivery on its way: announced, filled, then closed into a submission or given up.
 *
 * @param id 16 digits and lower-case letters; not a secret
 * @param link id of the upload link it came by
 * @param announcedBytes what the sender expects to send; de-identified sizes may differ a little
 * @param touchedAt last news; 24 hours after it an open upload is swept
 */
public record Upload(
    String id,
    String site,
    String link,
    State state,
    int announcedFiles,
    long announcedBytes,
    int heldFiles,
    long heldBytes,
    UploadRules rules,
    String keyFingerprint,
    Instant openedAt,
    Instant touchedAt) {

  /** Where the delivery stands. */
  public enum State {
    OPEN,
    CLOSED,
    ABANDONED
  }

  /** When the sweep deletes it, if nothing more is heard of it. */
  public Instant expires() {
    return touchedAt.plus(Uploads.ORPHAN_AGE);
  }
}
