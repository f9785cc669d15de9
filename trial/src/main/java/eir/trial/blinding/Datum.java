package eir.trial.blinding;

/** What there is to see: the rows of {@code domain/visibility.tsv}. */
public enum Datum {
  CASE_CODE("case code and state"),
  SITE("which site"),
  AGE_AND_SEX("declared age and sex"),
  LOCAL_DIAGNOSIS("local diagnosis and clinical note"),
  IMAGES("images"),
  DATES("dates (shifted) of acquisition"),
  QC("QC findings and deviations"),
  LIMITATIONS("limitations text for readers"),
  QUERIES("queries and answers"),
  OWN_READ("own read"),
  READS_OF_OTHERS("reads of others"),
  WHO_READ("who read"),
  ADJUDICATION("adjudication"),
  CONCLUSION("conclusion"),
  DECISION("decision and letters"),
  CONSENT("consent and referral"),
  STATISTICS_BY_READER("statistics by reader"),
  STATISTICS("statistics of the trial"),
  AUDIT("audit trail"),
  USERS("users and rights");

  private final String row;

  Datum(String row) {
    this.row = row;
  }

  /** Its name in the column {@code datum}. */
  public String row() {
    return row;
  }
}
