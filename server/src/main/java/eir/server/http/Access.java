package eir.server.http;

/**
 * Who may use a route, and as whom the route then acts.
 *
 * @param <C> what is known of the caller: nothing, a session, an opened link
 */
@FunctionalInterface
public interface Access<C> {
  /** Looks at the request without reading its body. */
  Admission<C> admit(Exchange exchange);

  /** The answer of the guard. */
  sealed interface Admission<C> {
    /** Come in, as {@code caller}. */
    record Admitted<C>(C caller) implements Admission<C> {}

    /** Turned away with {@code answer}. */
    record Turned<C>(Answer answer) implements Admission<C> {}
  }

  /** Everybody. */
  static Access<Anyone> anyone() {
    return _ -> new Admission.Admitted<>(Anyone.ANYONE);
  }

  /** A caller of whom nothing is known. */
  enum Anyone {
    ANYONE
  }
}
