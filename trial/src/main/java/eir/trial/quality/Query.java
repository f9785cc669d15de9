package eir.trial.quality;

import eir.trial.Role;
import java.time.Instant;

/**
 * A question to the site.
 *
 * @param number from 1 in the order of asking, per case
 * @param askedBy whose question it is; readers appear to the site as "central review"
 * @param text empty only if an identity was seen and one key pressed, or after redaction
 */
public record Query(
    int number,
    QueryCategory category,
    QueryObject object,
    String text,
    Role askedBy,
    Instant askedAt,
    Status status) {

  public boolean isOpen() {
    return status instanceof Open;
  }

  /** This query with another status. */
  public Query with(Status next) {
    return new Query(number, category, object, text, askedBy, askedAt, next);
  }

  /** How far a query has come. */
  public sealed interface Status {}

  /** The site has not answered. */
  public record Open() implements Status {}

  /** The site answered in words or that nothing can be had. */
  public record Answered(QueryAnswer answer, Instant at) implements Status {}

  /** Answered by the new images of submission {@code number}. */
  public record AnsweredByImages(int submission, Instant at) implements Status {}

  /** The case was closed or withdrawn first. */
  public record Cancelled(Instant at) implements Status {}
}
