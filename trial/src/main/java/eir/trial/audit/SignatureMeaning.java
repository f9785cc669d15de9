package eir.trial.audit;

/** What a person says by signing (docs/domain.md §8, 21 CFR 11.50). */
public enum SignatureMeaning {
  /** The sender answers for what was sent; the physician for an unblinding. */
  RESPONSIBILITY,
  /** Quality control looked at it. */
  REVIEW,
  /** The reader wrote this read. */
  AUTHORSHIP,
  ADJUDICATION,
  /** Of a decision or a charter. */
  APPROVAL
}
