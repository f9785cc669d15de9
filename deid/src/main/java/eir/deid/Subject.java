package eir.deid;

import eir.deid.key.DateShift;
import eir.deid.key.Pseudonym;
import eir.deid.key.SiteKey;
import eir.dicom.Identifying;

/** Whom a file belongs to in the trial, and by how many days the dates of that child move. */
public record Subject(Pseudonym pseudonym, DateShift shift) {

  /** The subject that {@code anchor} ({@link Inspection#anchor}) gives under {@code key}. */
  public static Subject of(SiteKey key, Identifying<String> anchor) {
    return known(key, key.pseudonym(anchor));
  }

  /** A subject that exists already, for a second hospital number of the same child. */
  public static Subject known(SiteKey key, Pseudonym pseudonym) {
    return new Subject(pseudonym, key.dateShift(pseudonym));
  }
}
