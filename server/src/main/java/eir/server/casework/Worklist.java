package eir.server.casework;

import eir.archive.Archive;
import eir.archive.casework.CaseRow;
import eir.archive.index.Site;
import eir.trial.Actor;
import eir.trial.Role;
import eir.trial.Slot;
import eir.trial.StateName;
import eir.trial.audit.Hash;
import eir.trial.blinding.Blinding;
import eir.trial.blinding.Datum;
import eir.trial.blinding.Sight;
import eir.trial.blinding.Viewer;
import eir.trial.charter.Charter;
import eir.trial.charter.CharterKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cases of a role in the order of their need.
 *
 * @param late whose time is over; for a role other than the coordinator, of its own only
 * @param yours that wait for this role
 * @param others that go on without it
 * @param finished the last ones that ended, and how many there are by state
 * @param hasMore whether more are under way than the list holds
 */
public record Worklist(
    List<WorklistLine> late,
    List<WorklistLine> yours,
    List<WorklistLine> others,
    List<WorklistLine> finished,
    Map<StateName, Integer> ended,
    boolean hasMore) {
  private static final int MOST = 200;
  private static final int MOST_FINISHED = 50;
  private static final Set<StateName> UNDER_WAY =
      Arrays.stream(StateName.values())
          .filter(state -> state.isLive() && state != StateName.REFERRED)
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<StateName> ENDED =
      Set.of(StateName.REFERRED, StateName.CLOSED, StateName.WITHDRAWN);

  /** The list of {@code actor} at {@code now}. */
  static Worklist of(Actor actor, Archive archive, Instant now) {
    return new Maker(actor, archive, now).make();
  }

  /** How many cases wait for this role. */
  public int waiting() {
    return (int)
        java.util.stream.Stream.concat(late.stream(), yours.stream())
            .filter(WorklistLine::isYours)
            .count();
  }

  /** Whether there is nothing at all. */
  public boolean isEmpty() {
    return late.isEmpty() && yours.isEmpty() && others.isEmpty() && finished.isEmpty();
  }

  private static final class Maker {
    private final Actor actor;
    private final Viewer viewer;
    private final Archive archive;
    private final Instant now;
    private final Map<String, String> sites;
    private final Map<CharterKey, Charter> charters = new HashMap<>();

    Maker(Actor actor, Archive archive, Instant now) {
      this.actor = actor;
      this.viewer = new Viewer.Person(actor);
      this.archive = archive;
      this.now = now;
      this.sites =
          archive.sites().list().stream().collect(Collectors.toMap(Site::code, Site::name));
    }

    Worklist make() {
      return switch (actor.role()) {
        case READER, ADJUDICATOR -> blinded();
        default -> whole();
      };
    }

    // A reader meets the cases in an order of their own that tells nothing (DOMAIN.md §5.4).
    private Worklist blinded() {
      List<WorklistLine> held =
          archive.worklists().of(actor, MOST, 0).stream()
              .map(this::line)
              .sorted(Comparator.comparing(line -> order(line)))
              .toList();
      return new Worklist(List.of(), held, List.of(), List.of(), Map.of(), held.size() == MOST);
    }

    private String order(WorklistLine line) {
      return Hash.of("EIR-WORKLIST-1\n" + actor.user().text() + "/" + line.code().text()).hex();
    }

    private Worklist whole() {
      String site = actor.site().map(code -> code.text()).orElse("");
      List<CaseRow> rows = archive.worklists().page(UNDER_WAY, site, MOST + 1, 0);
      List<WorklistLine> late = new ArrayList<>();
      List<WorklistLine> yours = new ArrayList<>();
      List<WorklistLine> others = new ArrayList<>();
      for (CaseRow row : rows.subList(0, Math.min(MOST, rows.size()))) {
        WorklistLine line = line(row);
        boolean isToPress = line.isYours() || actor.role() == Role.COORDINATOR;
        (line.isLate() && isToPress ? late : line.isYours() ? yours : others).add(line);
      }
      return new Worklist(
          late,
          yours,
          others,
          archive.worklists().page(ENDED, site, MOST_FINISHED, 0).stream().map(this::line).toList(),
          counts(site),
          rows.size() > MOST);
    }

    private Map<StateName, Integer> counts(String site) {
      Map<StateName, Integer> counts = archive.worklists().counts(site);
      return ENDED.stream()
          .filter(counts::containsKey)
          .collect(Collectors.toMap(state -> state, counts::get));
    }

    private WorklistLine line(CaseRow row) {
      Optional<Charter> charter = charter(row.charter());
      boolean seesTimes = seesAlways(Datum.CASE_CODE);
      Optional<ClockShare> clock =
          seesTimes ? charter.flatMap(kept -> clock(row, kept)) : Optional.empty();
      boolean isLate = clock.filter(ClockShare::isOver).isPresent();
      return new WorklistLine(
          row.code(),
          row.state(),
          row.state().turn().stream().findFirst(),
          row.state().turn().contains(actor.role()),
          seesAlways(Datum.SITE)
              ? Optional.ofNullable(sites.get(row.site().text()))
              : Optional.empty(),
          row.state() == StateName.READING && seesAlways(Datum.WHO_READ)
              ? charter.map(kept -> signed(row, kept))
              : Optional.empty(),
          clock,
          NextStep.of(row.code(), row.state(), actor.role(), isLate));
    }

    // The rows of a list are all within sight: S is asked by the query, A by the slots.
    private boolean seesAlways(Datum datum) {
      Sight sight = Blinding.sight(datum, viewer);
      return sight == Sight.Y || sight == Sight.S;
    }

    private Optional<Charter> charter(CharterKey key) {
      if (!charters.containsKey(key)) {
        archive.charters().find(key).ifPresent(found -> charters.put(key, found.charter()));
      }
      return Optional.ofNullable(charters.get(key));
    }

    private Optional<ClockShare> clock(CaseRow row, Charter charter) {
      return row.state()
          .clock()
          .flatMap(clock -> Optional.ofNullable(charter.targetHours().get(clock)))
          .map(hours ->
              new ClockShare(
                  charter.calendar().workingTime(row.since(), now), Duration.ofHours(hours)));
    }

    private static WorklistLine.Signed signed(CaseRow row, Charter charter) {
      int reads =
          (int)
              row.slots().stream()
                  .filter(held -> held.slot() != Slot.ADJ && held.life().equals("SIGNED"))
                  .count();
      return new WorklistLine.Signed(reads, charter.readers());
    }
  }
}
