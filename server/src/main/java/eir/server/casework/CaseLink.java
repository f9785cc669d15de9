package eir.server.casework;

import eir.archive.Archive;
import eir.archive.access.Link;
import eir.trial.Role;
import java.util.List;

/** A private link to images of a case, and the submission that it shows. */
public record CaseLink(int submission, Link link) {

  /** Those that a coordinator may end, the last submission's first; nobody else sees any. */
  static List<CaseLink> of(SeenCase seen, Role role, Archive archive) {
    return role == Role.COORDINATOR
        ? seen.file().submissions().reversed().stream()
            .flatMap(sent ->
                archive.submissions().ofUpload(sent.upload().text()).stream()
                    .flatMap(found -> archive.links().listOfSubmission(found.id()).stream())
                    .map(link -> new CaseLink(sent.number(), link)))
            .toList()
        : List.of();
  }
}
