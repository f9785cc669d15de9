package eir.archive.casework;

import eir.archive.journal.Act;
import eir.archive.journal.Dated;
import eir.archive.journal.Events;
import eir.archive.journal.Who;
import eir.trial.Actor;
import eir.trial.CaseCode;
import eir.trial.CaseEvent;
import eir.trial.CaseEventJson;
import eir.trial.CaseEventReader;
import eir.trial.CaseFile;
import eir.trial.Entry;
import eir.trial.Role;
import eir.trial.SiteCode;
import eir.trial.Slot;
import eir.trial.UserId;
import eir.trial.audit.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** How the events of a case stand in the journal: reason and detail apart, a signature inside. */
final class CaseJournal {
  private static final String CASE = "case";
  private static final String READ = "read";
  private static final String SIGNATURE = "signature";

  private CaseJournal() {}

  /** The record of one event, with the signature that it was done under. */
  static Dated record(CaseCode code, Entry entry, Optional<Signature> signature) {
    ObjectNode detail = CaseEventJson.detail(entry.event());
    signature.ifPresent(made -> detail.set(SIGNATURE, made.json()));
    Act act =
        Act.of(
                who(entry.by()),
                entry.event().name(),
                entity(entry.event()),
                id(code, entry.event()))
            .detailed(detail);
    String reason = CaseEventJson.reason(entry.event());
    return new Dated(reason.isBlank() ? act : act.because(reason), entry.at());
  }

  static Who who(Actor actor) {
    return Who.of(actor.user().text(), actor.role());
  }

  private static String entity(CaseEvent event) {
    return event instanceof CaseEvent.OfRead ? READ : CASE;
  }

  private static String id(CaseCode code, CaseEvent event) {
    return event instanceof CaseEvent.OfRead read ? readId(code, read.slot()) : code.text();
  }

  static String readId(CaseCode code, Slot slot) {
    return code.text() + "/" + slot.name();
  }

  /** The case as its journal tells it; {@link CaseFile#none} if there is none. */
  static CaseFile file(Handle handle, CaseCode code) {
    return CaseFile.fold(code, entries(handle, code));
  }

  /** The events of a case, oldest first. */
  static List<Entry> entries(Handle handle, CaseCode code) {
    List<String> reads = Arrays.stream(Slot.values()).map(slot -> readId(code, slot)).toList();
    List<eir.archive.journal.Entry> records =
        Events.withParts(handle, CASE, code.text(), READ, reads).stream()
            .filter(record -> CaseEventReader.isCaseEvent(record.act().event()))
            .toList();
    List<Entry> entries = new ArrayList<>();
    Optional<SiteCode> site = Optional.empty();
    for (eir.archive.journal.Entry record : records) {
      Act act = record.act();
      ObjectNode detail = act.detail().deepCopy();
      detail.remove(SIGNATURE);
      CaseEvent event = CaseEventReader.read(act.event(), act.reason().orElse(""), detail);
      if (event instanceof CaseEvent.CaseOpened opened) {
        site = Optional.of(opened.site());
      }
      entries.add(new Entry(record.at(), actor(act.who(), site), event));
    }
    return entries;
  }

  // Whoever acts for a site acts for the case's own; the record need not say so.
  private static Actor actor(Who who, Optional<SiteCode> site) {
    Role role = Role.valueOf(who.role());
    UserId user = new UserId(who.id());
    return role == Role.SITE ? Actor.at(site.orElseThrow(), user) : Actor.of(user, role);
  }
}
