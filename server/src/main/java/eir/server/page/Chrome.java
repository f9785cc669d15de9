package eir.server.page;

import eir.archive.access.Session;
import eir.server.words.Words;
import eir.trial.Role;
import java.util.Optional;

/**
 * What stands around every page.
 *
 * @param session who is signed in
 * @param current the bar's entry of this page; empty for none
 * @param path of this page, for the language links; empty where they make no sense
 * @param stylesheet address of pages.css
 * @param script address of staff.js
 */
public record Chrome(
    Words words,
    String title,
    Optional<Session> session,
    String current,
    String path,
    boolean isDemo,
    String stylesheet,
    String script) {

  /** Whether the person signed in acts in {@code role} now. */
  public boolean isActing(Role role) {
    return session.filter(s -> s.role() == role).isPresent();
  }

  /** The token that forms carry; empty without a session. */
  public String csrf() {
    return session.map(Session::csrf).orElse("");
  }

  Chrome leadingTo(String other) {
    return new Chrome(words, title, session, current, other, isDemo, stylesheet, script);
  }
}
