package eir.archive.index;

/** Which series anybody gets to see: not those in quarantine, and none of a withdrawn case. */
final class VisibleSeries {
  /**
   * A condition for queries that name {@code study} and {@code series}. A quarantined image hides
   * its whole series, as the series' bundle shows it too.
   */
  static final String ONLY =
      """
       AND NOT EXISTS (
        SELECT 1 FROM hidden_image
        WHERE hidden_image.uid = series.uid
          OR hidden_image.uid IN (
            SELECT sop_instance_uid FROM instance AS same WHERE same.series = series.id))
       AND NOT EXISTS (
        SELECT 1 FROM case_submission
          JOIN review_case ON review_case.code = case_submission.code
        WHERE case_submission.upload = study.upload AND review_case.state = 'WITHDRAWN')
      """;

  /** The opposite, for who must name what is hidden without seeing it. */
  static final String HIDDEN =
      """
       AND EXISTS (
        SELECT 1 FROM hidden_image
        WHERE hidden_image.uid = series.uid
          OR hidden_image.uid IN (
            SELECT sop_instance_uid FROM instance AS same WHERE same.series = series.id))
      """;

  private VisibleSeries() {}
}
