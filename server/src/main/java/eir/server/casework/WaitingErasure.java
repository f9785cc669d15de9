package eir.server.casework;

import eir.archive.Archive;
import eir.archive.access.Session;
import eir.archive.casework.AskedErasure;
import eir.trial.Act;
import eir.trial.Role;
import java.util.List;

/**
 * A request to erase that waits for its second person, on the home of who carries it out.
 *
 * @param path of the page that erases
 * @param isOwn whether the viewer asked for it: then another person must do it (guard G28)
 */
public record WaitingErasure(AskedErasure asked, String by, String path, boolean isOwn) {

  /** Those that an administrator finds at home; nobody else has any. */
  static List<WaitingErasure> of(Session session, Archive archive) {
    return session.role() == Role.ADMINISTRATOR
        ? archive.worklists().erasures().stream()
            .map(asked ->
                new WaitingErasure(
                    asked,
                    archive.accounts().nameOf(asked.by().text()),
                    NextStep.page(asked.code(), Act.ERASE_IMAGES),
                    asked.by().equals(session.actor().user())))
            .toList()
        : List.of();
  }
}
