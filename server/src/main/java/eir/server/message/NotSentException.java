package eir.server.message;

import org.jspecify.annotations.Nullable;

/** A message could not be sent; it stays in the outbox with the code. */
public final class NotSentException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why. Each has its sentence in messages/ ({@code messages.failure.NAME}). */
  public enum Reason {
    /** The person has no e-mail address. */
    NO_ADDRESS,
    /** The person or unit may not get mail: locked, not joined, or not there. */
    NOT_ACTIVE,
    /** A value that the text needs is missing. */
    INCOMPLETE,
    /** It is a text for pages only: a letter with a finding. */
    NOT_FOR_MAIL,
    /** The mail server does not answer. */
    UNREACHABLE,
    /** The connection is not protected, or the certificate is not the mail server's. */
    TLS,
    /** The mail server does not take the user or the password. */
    LOGIN,
    /** The mail server refused the mail; its code is in {@link #code()}. */
    REFUSED
  }

  private final Reason reason;
  private final int reply;

  /** For a reason that has no reply of a mail server. */
  public NotSentException(Reason reason) {
    this(reason, 0, null);
  }

  /**
   * @param reply the mail server's (RFC 5321 §4.2), 0 if it gave none
   */
  NotSentException(Reason reason, int reply, @Nullable Throwable cause) {
    super("The mail was not sent: " + reason, cause);
    this.reason = reason;
    this.reply = reply;
  }

  /** For the outbox: the reason, or {@code SMTP_550} where the mail server gave a reply. */
  public String code() {
    return reply == 0 ? reason.name() : "SMTP_" + reply;
  }
}
