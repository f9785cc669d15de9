package eir.archive.journal;

import eir.trial.CaseCode;
import eir.trial.Role;
import eir.trial.Slot;
import eir.trial.blinding.TrailSight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/**
 * Which records of the trail are asked for. Only the case is found by an index: more of them would
 * cost every act of everybody, and the other questions are asked seldom.
 *
 * @param sight what of the trail whoever asks may meet
 * @param ofCase the case, its reads, its submissions and the links to them
 * @param person opaque id of who acted, or whose account was changed
 * @param event a name of the journal
 * @param from inclusive
 * @param to exclusive
 */
public record TrailQuestion(
    TrailSight sight,
    Optional<CaseCode> ofCase,
    Optional<String> person,
    Optional<String> event,
    Optional<Instant> from,
    Optional<Instant> to) {

  private static final String OF_CASE =
      """
      (j.entity = 'case' AND j.entity_id = :case
        OR j.entity = 'read' AND j.entity_id IN (<reads>)
        OR j.entity = 'submission' AND j.entity_id IN (
          SELECT submission.id FROM submission
            JOIN case_submission ON case_submission.upload = submission.upload
          WHERE case_submission.code = :case)
        OR j.entity = 'link' AND j.entity_id IN (
          SELECT link.id FROM link WHERE link.case_code = :case
          UNION
          SELECT link.id FROM link
            JOIN submission
              ON submission.id = link.submission AND submission.version = link.version
            JOIN case_submission ON case_submission.upload = submission.upload
          WHERE case_submission.code = :case))
      """;

  /** Everything that {@code sight} shows. */
  public static TrailQuestion all(TrailSight sight) {
    return new TrailQuestion(
        sight,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Its conditions on {@code journal j}, each with AND before it. */
  String conditions() {
    List<String> all = new ArrayList<>();
    switch (sight) {
      case TrailSight.Whole _ -> {}
      case TrailSight.Part _ ->
          all.add(
              "(j.event IN (<events>)"
                  + " OR j.event IN (<access>) AND j.role NOT IN (<readers>))");
      case TrailSight.Nothing _ -> all.add("1 = 0");
    }
    ofCase.ifPresent(_ -> all.add(OF_CASE));
    person.ifPresent(
        _ -> all.add("(j.actor = :person OR j.entity = 'user' AND j.entity_id = :person)"));
    event.ifPresent(_ -> all.add("j.event = :event"));
    from.ifPresent(_ -> all.add("j.at >= :from"));
    to.ifPresent(_ -> all.add("j.at < :to"));
    return all.stream().map(one -> "AND " + one + " ").reduce("", String::concat);
  }

  /** Fills in what {@link #conditions()} names. */
  Query bound(Query query) {
    if (sight instanceof TrailSight.Part part) {
      query
          .bindList("events", List.copyOf(part.events()))
          .bindList("access", List.copyOf(part.access()))
          .bindList("readers", TrailSight.READERS.stream().map(Role::name).toList());
    }
    ofCase.ifPresent(code ->
        query
            .bind("case", code.text())
            .bindList(
                "reads",
                Arrays.stream(Slot.values()).map(slot -> code.text() + "/" + slot).toList()));
    person.ifPresent(id -> query.bind("person", id));
    event.ifPresent(name -> query.bind("event", name));
    from.ifPresent(at -> query.bind("from", at.toEpochMilli()));
    to.ifPresent(at -> query.bind("to", at.toEpochMilli()));
    return query;
  }
}
