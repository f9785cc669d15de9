package eir.trial.blinding;

/** When a datum is seen: the letters of {@code domain/visibility.tsv} (docs/domain.md §5.4). */
public enum Sight {
  /** Always. */
  Y,
  /** Never. */
  N,
  /** Of cases of the viewer's own site. */
  S,
  /** Of cases in which the viewer holds a slot. */
  A,
  /** Of those cases, what the viewer made. */
  O,
  /** Of those cases, what the charter's readerSees names. */
  P,
  /** Once a conclusion exists. */
  D,
  /** Once a conclusion exists, or after an unblinding. */
  DU,
  /** Once a decision is in force. */
  F,
  /** Of the viewer's own site, once the letter was sent. */
  FS,
  /** All reads without their readers, once an adjudicator is called. */
  B,
  /** As F, if the charter gives readers feedback. */
  K,
  /** Within the scope of the link. */
  L,
  /** Once all reads of the trial are closed. */
  T,
  /** Of the audit trail, access and users only. */
  Y1
}
