package eir.server.staff;

import eir.archive.access.Session;
import eir.archive.access.Sessions;
import eir.archive.access.Token;
import eir.server.http.Access;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Form;
import eir.server.http.Problem;
import eir.server.http.Route;
import eir.trial.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** Who is signed in, and whether a form is theirs. */
public final class StaffDoor {
  /** The prefix binds the cookie to this host, its root and TLS (or loopback). */
  static final String COOKIE = "__Host-eir_sid";

  private final Sessions sessions;

  /** Over the archive's sessions. */
  public StaffDoor(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Everybody who is signed in. */
  public Access<Session> signedIn() {
    return acting(Role.values());
  }

  /** Who is signed in, for scripts: a stranger is told so and not sent to another page. */
  public Access<Session> forScripts() {
    return exchange ->
        session(exchange)
            .<Access.Admission<Session>>map(Access.Admission.Admitted::new)
            .orElseGet(() -> new Access.Admission.Turned<>(Answer.problem(Problem.SIGN_IN_NEEDED)));
  }

  /**
   * Who is signed in and acts in one of {@code roles} now: a person of several roles sees and does
   * what the one sees and does in which they act, and it stands in every record.
   */
  public Access<Session> acting(Role... roles) {
    Set<Role> allowed = Set.of(roles);
    return exchange -> {
      Optional<Session> session = session(exchange);
      if (session.isEmpty()) {
        return new Access.Admission.Turned<>(
            exchange.method().equals("GET")
                ? Answer.see("/staff/sign-in")
                : Answer.problem(Problem.SIGN_IN_NEEDED));
      }
      if (allowed.contains(session.get().role())) {
        return new Access.Admission.Admitted<>(session.get());
      }
      boolean holds = !Collections.disjoint(session.get().account().roles(), allowed);
      return new Access.Admission.Turned<>(
          Answer.problem(holds ? Problem.OTHER_ROLE : Problem.NOT_ALLOWED));
    };
  }

  /** What a form does for somebody who is signed in. */
  @FunctionalInterface
  public interface Act {
    /** Acts; the form's token has been checked. */
    Answer act(Exchange exchange, Session session, Form form) throws IOException;
  }

  /** An act whose form must carry the session's token. */
  public static Route.Action<Session> checked(Act act) {
    return (exchange, session) -> {
      Form form = exchange.form();
      return isSame(form.field("csrf"), session.csrf())
          ? act.act(exchange, session, form)
          : Answer.problem(Problem.CSRF);
    };
  }

  /** The session of the request's cookie. */
  Optional<Session> session(Exchange exchange) {
    return token(exchange).flatMap(sessions::find);
  }

  /** What the request shows of its session. */
  public static Optional<Token> token(Exchange exchange) {
    return exchange.cookie(COOKIE).flatMap(Token::parse);
  }

  static String cookie(String value) {
    return COOKIE
        + "="
        + value
        + "; Path=/; Secure; HttpOnly; SameSite=Lax"
        + (value.isEmpty() ? "; Max-Age=0" : "");
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
