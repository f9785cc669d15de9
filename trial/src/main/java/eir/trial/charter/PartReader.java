package eir.trial.charter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a charter that have parts of their own. */
final class PartReader {
  private static final List<String> RULE_PARTS =
      List.of("class", "plane", "region", "maxThicknessMm", "maxGapMm", "minExtentMm", "level");
  private static final List<String> CALENDAR_PARTS =
      List.of("days", "from", "to", "zone", "holidays");
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
  private static final Pattern ITEM = Pattern.compile("[a-z][A-Za-z0-9]{1,39}");
  private static final Pattern LABEL = Pattern.compile("\\S.{0,199}");

  private final FieldReader read;

  PartReader(FieldReader read) {
    this.read = read;
  }

  List<SeriesRule> seriesRules(String field, JsonNode node, Level absent) {
    List<SeriesRule> rules = new ArrayList<>();
    for (FieldReader.Element element : read.elements(field, node)) {
      if (element.node().isString()) {
        namedRule(element.field(), element.node(), absent).ifPresent(rules::add);
      } else if (read.object(element.field(), element.node(), RULE_PARTS)) {
        rules.add(rule(element.field(), element.node(), absent));
      }
    }
    read.unique(field, rules.stream().map(SeriesRule::name).toList());
    return rules;
  }

  // T2_AX is the class T2 and the plane AX: the longest class that the name begins with.
  private Optional<SeriesRule> namedRule(String field, JsonNode node, Level absent) {
    String name = node.stringValue();
    for (SequenceClass sequence : SequenceClass.values()) {
      for (BodyRegion region : BodyRegion.values()) {
        for (SlicePlane plane : SlicePlane.values()) {
          SeriesRule rule = SeriesRule.of(sequence, plane, region, absent);
          if (rule.name().equals(name)) {
            return Optional.of(rule);
          }
        }
      }
    }
    read.find(
        field,
        node,
        "a class of series-classes.tsv, then _SPINE, then _AX, _SAG or _COR if the plane matters,"
            + " as T2_AX; or an object with "
            + String.join(", ", RULE_PARTS));
    return Optional.empty();
  }

  private SeriesRule rule(String field, JsonNode node, Level absent) {
    return new SeriesRule(
        read.word(field + ".class", node.path("class"), SequenceClass.class),
        node.has("plane")
            ? read.word(field + ".plane", node.path("plane"), SlicePlane.class)
            : SlicePlane.ANY,
        node.has("region")
            ? read.word(field + ".region", node.path("region"), BodyRegion.class)
            : BodyRegion.BRAIN,
        limit(field, node, "maxThicknessMm"),
        limit(field, node, "maxGapMm"),
        limit(field, node, "minExtentMm"),
        node.has("level") ? read.word(field + ".level", node.path("level"), Level.class) : absent);
  }

  private Optional<BigDecimal> limit(String field, JsonNode node, String part) {
    return node.has(part)
        ? Optional.of(read.decimal(field + "." + part, node.path(part), CharterTable.range(part)))
        : Optional.empty();
  }

  Map<Clock, Integer> targetHours(String field, JsonNode node) {
    Map<Clock, Integer> hours = new EnumMap<>(Clock.class);
    List<String> clocks = List.of(Clock.values()).stream().map(Clock::name).toList();
    if (read.object(field, node, clocks)) {
      for (Clock clock : Clock.values()) {
        String place = field + "." + clock;
        hours.put(
            clock, read.whole(place, node.path(clock.name()), CharterTable.range("targetHours")));
      }
    }
    return hours;
  }

  WorkingCalendar calendar(String field, JsonNode node) {
    WorkingCalendar standIn =
        new WorkingCalendar(
            Set.of(DayOfWeek.MONDAY), LocalTime.MIN, LocalTime.NOON, ZoneOffset.UTC, Set.of());
    if (!read.object(field, node, CALENDAR_PARTS)) {
      return standIn;
    }
    int before = read.findings().size();
    List<DayOfWeek> days = new ArrayList<>();
    for (FieldReader.Element day : read.elements(field + ".days", node.path("days"))) {
      DayName name = read.word(day.field(), day.node(), DayName.class);
      days.add(DayOfWeek.of(name.ordinal() + 1));
    }
    read.unique(field + ".days", days);
    if (days.isEmpty()) {
      read.find(field + ".days", "no working day", "1 to 7 of MON to SUN");
    }
    String from = time(field + ".from", node.path("from"));
    String to = time(field + ".to", node.path("to"));
    if (from.compareTo(to) >= 0 && !to.isEmpty()) {
      read.find(field + ".to", to, "a time after calendar.from, " + from);
    }
    Optional<ZoneId> zone =
        parsed(field + ".zone", node.path("zone"), ZoneId::of, "a zone as America/Sao_Paulo");
    TreeSet<LocalDate> holidays = new TreeSet<>();
    for (FieldReader.Element day : read.elements(field + ".holidays", node.path("holidays"))) {
      parsed(day.field(), day.node(), LocalDate::parse, "a date as 2026-12-25")
          .ifPresent(holidays::add);
    }
    return read.findings().size() > before
        ? standIn
        : new WorkingCalendar(
            Set.copyOf(days),
            LocalTime.parse(from),
            LocalTime.parse(to),
            zone.orElseThrow(),
            holidays);
  }

  /** Days of the week as charters write them, in ISO order. */
  private enum DayName {
    MON,
    TUE,
    WED,
    THU,
    FRI,
    SAT,
    SUN
  }

  private String time(String field, JsonNode node) {
    return read.text(field, node, TIME, "a time of 24 hours as 08:00");
  }

  private <T> Optional<T> parsed(
      String field, JsonNode node, Function<String, T> parse, String allowed) {
    try {
      if (node.isString()) {
        return Optional.of(parse.apply(node.stringValue()));
      }
    } catch (DateTimeException e) {
      // Written down below like any other value that is not allowed.
    }
    read.find(field, node, allowed);
    return Optional.empty();
  }

  List<ChecklistItem> checklist(String field, JsonNode node, List<Language> languages) {
    List<ChecklistItem> items = new ArrayList<>();
    for (FieldReader.Element element : read.elements(field, node)) {
      if (element.node().isString()) {
        String id = item(element.field(), element.node());
        if (!id.isEmpty() && !known().contains(id)) {
          read.find(
              element.field(),
              element.node(),
              "one of " + known() + ", or an object with id and label");
        }
        items.add(new ChecklistItem(id, Map.of()));
      } else if (read.object(element.field(), element.node(), List.of("id", "label"))) {
        items.add(
            new ChecklistItem(
                item(element.field() + ".id", element.node().path("id")),
                labels(element.field() + ".label", element.node().path("label"), languages)));
      }
    }
    read.unique(field, items.stream().map(ChecklistItem::id).toList());
    return items;
  }

  private String item(String field, JsonNode node) {
    return read.text(
        field, node, ITEM, "2 to 40 letters and digits that begin with a small letter");
  }

  // The items of the table itself have their words in the pages, all others bring their own.
  private static List<String> known() {
    List<String> known = new ArrayList<>();
    CharterTable.defaults().path("nonImagingChecklist").forEach(id -> known.add(id.stringValue()));
    return known;
  }

  private Map<Language, String> labels(String field, JsonNode node, List<Language> languages) {
    Map<Language, String> labels = new EnumMap<>(Language.class);
    List<String> tags = List.of(Language.values()).stream().map(Language::tag).toList();
    if (read.object(field, node, tags)) {
      for (Language language : Language.values()) {
        if (languages.contains(language) || node.has(language.tag())) {
          String place = field + "." + language.tag();
          labels.put(
              language, read.text(place, node.path(language.tag()), LABEL, "1 to 200 characters"));
        }
      }
    }
    return labels;
  }
}
