package eir.trial;

/**
 * In which capacity somebody acts (docs/domain.md §1). A person may hold several roles and acts in
 * one; which one stands in every record.
 */
public enum Role {
  /** Users, sites, backups, erasure; never sees images or reads. */
  ADMINISTRATOR,
  /** Runs the cases and their links; never reads or decides. */
  COORDINATOR,
  /** Sends images and answers questions; never sees reads. */
  SITE,
  /** Quality control; does not read a case it controlled. */
  QC,
  /** Blinded read in an assigned slot. */
  READER,
  /** Resolves discordance; was never a reader of the case. */
  ADJUDICATOR,
  /** The trial physician: decides, amends, unblinds, activates charters. */
  PHYSICIAN,
  /** Reads everything after the conclusion; changes nothing. */
  AUDITOR,
  /** Eir itself: assignment, reminders, automatic quality control; never a person. */
  SYSTEM;

  /** Whether a person may hold this role: all but {@link #SYSTEM}. */
  public boolean isHeldByPeople() {
    return this != SYSTEM;
  }
}
