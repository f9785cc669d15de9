package eir.server.setting;

import java.io.Serial;

/** A setting that cannot be used; the message names it, what was expected, and what to do. */
public final class ConfigException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** With a sentence for the operator. */
  public ConfigException(String message) {
    super(message);
  }

  /** With a sentence for the operator and what brought it about. */
  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
