package eir.server.http;

import eir.server.http.Access.Admission;
import java.io.IOException;

/**
 * One line of the route table: method, template, who may, what then.
 *
 * @param bodyLimitBytes the longest body that is read
 */
public record Route<C>(
    String method,
    String template,
    Surface surface,
    long bodyLimitBytes,
    Access<C> access,
    Action<C> action) {

  /** What a route does for a caller who was let in. */
  @FunctionalInterface
  public interface Action<C> {
    /** Answers; reading the request may fail. */
    Answer answer(Exchange exchange, C caller) throws IOException;
  }

  /** Asks the guard, then acts. */
  Answer answer(Exchange exchange) throws IOException {
    return switch (access.admit(exchange)) {
      case Admission.Admitted<C>(C caller) -> action.answer(exchange, caller);
      case Admission.Turned<C>(Answer turned) -> turned;
    };
  }
}
