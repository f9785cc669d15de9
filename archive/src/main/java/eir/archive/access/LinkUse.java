package eir.archive.access;

import java.time.Instant;

/**
 * One use of a link.
 *
 * @param action what was done
 * @param network address of the visitor, cut to /24 (IPv4) or /48 (IPv6)
 */
public record LinkUse(Instant at, Action action, String network) {

  /**
   * What can be done by a link; the names are those of domain/audit-events.tsv where it has them.
   */
  public enum Action {
    LINK_OPENED,
    IMAGES_OPENED,
    INSTANCE_DOWNLOADED,
    UPLOAD_OPENED,
    SUBMIT
  }
}
