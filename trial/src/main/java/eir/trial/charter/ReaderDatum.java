package eir.trial.charter;

/** What a charter may show of the child to readers and adjudicator. */
public enum ReaderDatum {
  AGE_YEARS,
  SEX
}
