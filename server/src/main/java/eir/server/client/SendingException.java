package eir.server.client;

/** The server said no, or could not be reached; the message is for a person. */
public final class SendingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  SendingException(int status, String code, String sentence) {
    super(sentence);
    this.status = status;
    this.code = code;
  }

  /** HTTP status, or 0 if there was no answer. */
  public int status() {
    return status;
  }

  /** The problem's code, such as {@code LINK_ENDED}; empty if the answer had none. */
  public String code() {
    return code;
  }
}
