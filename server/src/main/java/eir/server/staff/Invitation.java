package eir.server.staff;

import eir.server.http.Form;
import java.util.Locale;
import java.util.Optional;

/** Where an invitation goes; the address is the login too, until the person is somebody else. */
final class Invitation {
  private Invitation() {}

  /** The address that was typed; noted if it is none, or is missing where it is needed. */
  static Optional<String> email(Form form, boolean isNeeded, FormErrors errors) {
    String email = form.field("email").toLowerCase(Locale.ROOT);
    if (email.isEmpty() && !isNeeded) {
      return Optional.empty();
    }
    // What a login may hold as well: the person signs in by it.
    boolean isOne = email.matches("[a-z0-9][a-z0-9._-]{0,40}@[a-z0-9-]+(\\.[a-z0-9-]+)+");
    errors.require(isOne && email.length() <= 64, "email", "form.email.wrong");
    return isOne ? Optional.of(email) : Optional.empty();
  }
}
