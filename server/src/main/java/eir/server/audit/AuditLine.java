package eir.server.audit;

import eir.archive.access.Account;
import eir.archive.journal.Act;
import eir.archive.journal.Entry;
import eir.server.words.Words;
import eir.trial.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A record as the page tells it: event, object and person, and nothing that was typed or read.
 *
 * @param who name of the person, or what acted
 * @param role in which they acted; empty for Eir itself
 * @param event in words
 * @param object name or id; empty if the event is about no one thing
 * @param page address where the object is shown
 */
public record AuditLine(
    Entry entry, String who, String role, String event, String object, Optional<String> page) {

  /** {@code names} are those of the accounts, by opaque id. */
  static AuditLine of(Entry entry, Map<String, String> names, Role viewer, Words words) {
    Act act = entry.act();
    boolean isSystem = act.who().role().equals(Role.SYSTEM.name());
    String role = "role." + act.who().role();
    return new AuditLine(
        entry,
        isSystem ? words.text("role.SYSTEM") : name(act.who().id(), names, words),
        isSystem ? "" : words.has(role) ? words.text(role) : act.who().role(),
        eventName(act.event(), words),
        act.entity().equals("user") ? name(act.id(), names, words) : act.id(),
        page(act, viewer));
  }

  private static String name(String id, Map<String, String> names, Words words) {
    String other = "audit.who." + id;
    return names.getOrDefault(id, words.has(other) ? words.text(other) : id);
  }

  private static Optional<String> page(Act act, Role viewer) {
    return switch (act.entity()) {
      case "case" -> Optional.of("/cases/" + act.id());
      case "read" -> Optional.of("/cases/" + act.id().replaceFirst("/.*", ""));
      case "site" ->
          Optional.of("/staff/sites/" + act.id()).filter(_ -> viewer == Role.ADMINISTRATOR);
      default -> Optional.empty();
    };
  }

  /** An event in words: "Reading signed". */
  static String eventName(String event, Words words) {
    String key = "audit.event." + event;
    return words.has(key) ? words.text(key) : event;
  }

  /** Accounts by their opaque id. */
  static Map<String, String> names(Iterable<Account> accounts) {
    Map<String, String> names = new HashMap<>();
    accounts.forEach(account -> names.put(account.userId(), account.name()));
    return names;
  }
}
