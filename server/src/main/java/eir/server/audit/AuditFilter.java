package eir.server.audit;

import eir.archive.journal.TrailQuestion;
import eir.server.casework.TypedCode;
import eir.server.http.Exchange;
import eir.server.staff.FormErrors;
import eir.trial.CaseCode;
import eir.trial.blinding.TrailSight;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What of the trail is asked for, as it stands in the address: code of the case, opaque id of the
 * person, event, days. No name and nothing typed freely, as addresses are kept by browsers and
 * proxies.
 *
 * @param person as {@code u-0001}
 * @param from the first day, yyyy-mm-dd
 * @param to the last day, which is within
 */
public record AuditFilter(String ofCase, String person, String event, String from, String to) {
  private static final String CASE = "case";

  /** The fields of the form, by their names in the address. */
  static AuditFilter of(Exchange exchange) {
    return new AuditFilter(
        exchange
            .query(CASE)
            .map(typed -> TypedCode.read(typed).map(CaseCode::text).orElse(typed))
            .orElse(""),
        exchange.query("person").orElse(""),
        exchange.query("event").orElse(""),
        exchange.query("from").orElse(""),
        exchange.query("to").orElse(""));
  }

  /** Whether everything is asked for. */
  public boolean isOpen() {
    return fields().isEmpty();
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(CASE, ofCase);
    fields.put("person", person);
    fields.put("event", event);
    fields.put("from", from);
    fields.put("to", to);
    fields.values().removeIf(String::isEmpty);
    return fields;
  }

  /** The address of the records before {@code seq} that this asks for. */
  public String olderThan(long seq) {
    return "/audit?"
        + fields().entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .map(field -> field + "&")
            .collect(Collectors.joining())
        + "before="
        + seq;
  }

  /** The address of the newest of them. */
  public String newest() {
    String older = olderThan(0);
    return older.substring(0, older.lastIndexOf("before=") - 1);
  }

  /** What is wrong with it. */
  FormErrors errors() {
    FormErrors errors = new FormErrors();
    errors.require(ofCase.isEmpty() || code().isPresent(), CASE, "audit.case.wrong");
    errors.require(from.isEmpty() || day(from).isPresent(), "from", "form.day.wrong");
    errors.require(to.isEmpty() || day(to).isPresent(), "to", "form.day.wrong");
    boolean isBackwards =
        day(from).isPresent() && day(to).filter(last -> last.isBefore(day(from).get())).isPresent();
    errors.require(!isBackwards, "to", "audit.to.before");
    return errors;
  }

  /** The question to the journal; days are those of {@code zone}. */
  TrailQuestion question(TrailSight sight, ZoneId zone) {
    return new TrailQuestion(
        sight,
        code(),
        given(person),
        given(event),
        day(from).map(day -> begin(day, zone)),
        day(to).map(day -> begin(day.plusDays(1), zone)));
  }

  private Optional<CaseCode> code() {
    return TypedCode.read(ofCase);
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  // The years of four digits: what a browser sends, and what the journal's milliseconds can hold.
  private static Optional<LocalDate> day(String text) {
    try {
      return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
          ? Optional.of(LocalDate.parse(text))
          : Optional.empty();
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static Instant begin(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }
}
