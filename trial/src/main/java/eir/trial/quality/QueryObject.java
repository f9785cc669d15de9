package eir.trial.quality;

/** What a query asks about. */
public sealed interface QueryObject {
  /** The submission as a whole, or what is missing from it. */
  record WholeSubmission() implements QueryObject {}

  /** These images. */
  record Images(ImageRef images) implements QueryObject {}
}
