package eir.archive.casework;

import eir.archive.database.Columns;
import eir.trial.CaseCode;
import eir.trial.CaseFile;
import eir.trial.SiteCode;
import eir.trial.Slot;
import eir.trial.SlotRead;
import eir.trial.StateName;
import eir.trial.charter.Charter;
import eir.trial.charter.CharterKey;
import eir.trial.clock.Clocks;
import eir.trial.clock.Reminders;
import eir.trial.quality.ImageRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is kept of a case for worklists: follows from its journal and its charter alone.
 *
 * @param due when the charter wants the present state left; empty where no clock runs
 * @param remindAt when Eir reminds next; empty where it does not
 * @param version of the case
 * @param submission number of the last, 0 before the first
 * @param controller who is proposed for quality control of it
 * @param outcome of the decision in force
 * @param hidden UIDs of quarantined series and instances
 * @param slots who holds which now
 */
public record CaseRow(
    CaseCode code,
    SiteCode site,
    CharterKey charter,
    StateName state,
    Instant since,
    Instant opened,
    Optional<Instant> due,
    Optional<Instant> remindAt,
    long version,
    int submission,
    int openQueries,
    Optional<String> controller,
    Optional<String> outcome,
    boolean isUnblinded,
    boolean isErased,
    Set<String> hidden,
    List<Held> slots) {

  public CaseRow {
    hidden = Set.copyOf(hidden);
    slots = List.copyOf(slots);
  }

  /**
   * A slot in somebody's hands.
   *
   * @param version of the read, from 1
   * @param life {@code ASSIGNED}, {@code DRAFT} or {@code SIGNED}
   */
  public record Held(Slot slot, int version, int submission, String reader, String life) {}

  /** The row of an opened case. */
  static CaseRow of(CaseFile file, Charter charter) {
    CaseFile.Opening opening = file.opened();
    Set<String> hidden = new TreeSet<>();
    file.quarantined().stream().map(ImageRef::uid).forEach(hidden::add);
    List<Held> slots = new ArrayList<>();
    for (Slot slot : Slot.values()) {
      file.holder(slot)
          .ifPresent(read ->
              slots.add(
                  new Held(
                      slot,
                      read.version(),
                      read.submission(),
                      read.reader().text(),
                      life(read.life()))));
    }
    return new CaseRow(
        file.code(),
        opening.site(),
        opening.charter(),
        file.state().name(),
        millis(file.since().orElse(opening.at())),
        millis(opening.at()),
        Clocks.deadline(file, charter).map(CaseRow::millis),
        Reminders.nextAt(file, charter).map(CaseRow::millis),
        file.versions().ofCase(),
        file.submissionNumber(),
        file.openQueries().size(),
        file.submission().flatMap(sent -> sent.controller()).map(user -> user.text()),
        file.decision().map(decision -> decision.outcome().name()),
        file.unblinded().isPresent(),
        file.erased(),
        hidden,
        slots);
  }

  CaseRow with(List<Held> held) {
    return new CaseRow(
        code,
        site,
        charter,
        state,
        since,
        opened,
        due,
        remindAt,
        version,
        submission,
        openQueries,
        controller,
        outcome,
        isUnblinded,
        isErased,
        hidden,
        held);
  }

  private static String life(SlotRead.Life life) {
    return switch (life) {
      case SlotRead.Assigned _ -> "ASSIGNED";
      case SlotRead.Draft _ -> "DRAFT";
      case SlotRead.Signed _ -> "SIGNED";
      case SlotRead.Superseded _ -> "SUPERSEDED";
      case SlotRead.Abandoned _ -> "ABANDONED";
      case SlotRead.Declined _ -> "DECLINED";
    };
  }

  private static Instant millis(Instant instant) {
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }

  /** The row as a table holds it; slots and hidden images are the caller's to ask for. */
  static CaseRow read(ResultSet row, Set<String> hidden, List<Held> slots) throws SQLException {
    return new CaseRow(
        new CaseCode(row.getString("code")),
        new SiteCode(row.getString("site")),
        new CharterKey(row.getString("charter"), row.getInt("charter_version")),
        StateName.valueOf(row.getString("state")),
        Columns.instant(row, "since"),
        Columns.instant(row, "opened_at"),
        Columns.optionalInstant(row, "due_at"),
        Columns.optionalInstant(row, "remind_at"),
        row.getLong("version"),
        row.getInt("submission"),
        row.getInt("open_queries"),
        Columns.optionalText(row, "controller"),
        Columns.optionalText(row, "outcome"),
        row.getBoolean("is_unblinded"),
        row.getBoolean("is_erased"),
        hidden,
        slots);
  }
}
