package eir.trial.quality;

/** What a question to the site is about: last column of {@code domain/qc-checks.tsv}. */
public enum QueryCategory {
  IDENTITY,
  WRONG_STUDY,
  OTHER,
  MISSING_SERIES,
  INCOMPLETE_SERIES,
  PROTOCOL_DEVIATION,
  CONTRAST,
  QUALITY_MOTION,
  QUALITY_ARTEFACT
}
