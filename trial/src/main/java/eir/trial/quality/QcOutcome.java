package eir.trial.quality;

/** What quality control did with a submission. */
public enum QcOutcome {
  PASS,
  QUERY,
  REJECT
}
