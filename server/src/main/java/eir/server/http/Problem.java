package eir.server.http;

/**
 * Everything the server may refuse, with its HTTP status.
 *
 * <p>The name is the stable {@code code} of {@code application/problem+json} (RFC 9457) and the key
 * of the sentence that the page shows: {@code problem.NAME} and {@code problem.NAME.detail} in
 * messages/pages.*.json.
 */
public enum Problem {
  BODY_MALFORMED(400),
  DIGEST_WRONG(400),
  SIGN_IN_NEEDED(401),
  SIGN_IN_WRONG(401),
  CSRF(403),
  FOREIGN_ORIGIN(403),
  NOT_ALLOWED(403),
  OTHER_ROLE(403),
  LINK_UNKNOWN(404),
  NO_IMAGES(404),
  NOT_FOUND(404),
  UPLOAD_UNKNOWN(404),
  METHOD_NOT_ALLOWED(405),
  BODY_TOO_SLOW(408),
  CONFLICT(409),
  FILES_MISSING(409),
  KEY_MISMATCH(409),
  NOT_CLOSED(409),
  OFFSET_WRONG(409),
  PROFILE_MISMATCH(409),
  SERIES_DISAGREE(409),
  SEVERAL_PATIENTS(409),
  STUDIES_DISAGREE(409),
  UPLOAD_CLOSED(409),
  LINK_ENDED(410),
  SET_UP_ENDED(410),
  BODY_TOO_LARGE(413),
  SUBMISSION_TOO_LARGE(413),
  MEDIA_TYPE(415),
  RANGE(416),
  NOT_ATTESTED(422),
  TOO_MANY_SIGN_INS(429),
  TOO_MANY_WRONG_KEYS(429),
  INTERNAL(500),
  NOT_READY(503);

  private final int status;

  Problem(int status) {
    this.status = status;
  }

  /** The HTTP status that carries this problem. */
  public int status() {
    return status;
  }
}
