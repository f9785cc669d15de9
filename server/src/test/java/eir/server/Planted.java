package eir.server;

import eir.trial.CaseCode;
import eir.trial.Role;
import eir.trial.blinding.Datum;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Something in the world of the matrix that not everybody may see, and how it would be spelled. */
sealed interface Planted {
  String name();

  List<String> spellings();

  /**
   * A datum of one case.
   *
   * @param owner login of who made it, where its row says O
   * @param decision version of the decision that it belongs to
   */
  record OfCase(
      String name,
      List<String> spellings,
      Datum datum,
      CaseCode code,
      Optional<String> owner,
      OptionalInt decision)
      implements Planted {}

  /** Words that a page has only if it shows this datum of the case that is asked for. */
  record OfAsked(String name, List<String> spellings, Datum datum) implements Planted {}

  /** What tells a site: its name, city, people. */
  record OfSite(String name, List<String> spellings, String site) implements Planted {}

  /** Name and id of a person who may hold slots: who read. */
  record OfReader(String name, List<String> spellings, String login) implements Planted {}

  /** Name and id of somebody who runs, controls or decides. */
  record OfOffice(String name, List<String> spellings, String login, Role role)
      implements Planted {}

  /** What the journal keeps as the reason of an act and no page shows, whoever asks. */
  record Kept(String name, List<String> spellings) implements Planted {}

  /** What nobody meets: what labels of Eir's own stand for, hidden images, drafts that went. */
  record Dropped(String name, List<String> spellings) implements Planted {}
}
