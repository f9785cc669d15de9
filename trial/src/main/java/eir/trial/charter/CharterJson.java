package eir.trial.charter;

import eir.trial.json.StrictJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A charter as JSON: {@code "format": "eir.charter/1"} and the fields of {@code domain/charter.tsv}
 * under their names. A field that is left out has the table's default; one that the table does not
 * have is a mistake. Decimal numbers are strings, so that the canonical text has one spelling.
 */
public final class CharterJson {
  /** Name and version of this form. */
  public static final String FORMAT = "eir.charter/1";

  private static final int MOST_CHARACTERS = 1 << 18;

  private CharterJson() {}

  /** What came of reading a charter. */
  public sealed interface Outcome {}

  /** It is valid. */
  public record Valid(Charter charter) implements Outcome {}

  /** It is not; at least one finding. */
  public record Invalid(List<CharterFinding> findings) implements Outcome {
    public Invalid {
      findings = List.copyOf(findings);
    }
  }

  /** Reads a charter from its text. */
  public static Outcome read(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return invalid(text.length() + " characters", "up to " + MOST_CHARACTERS + " characters");
    }
    return switch (StrictJson.read(text)) {
      case StrictJson.Tree(ObjectNode json) -> read(json);
      case StrictJson.Tree _ -> invalid("JSON that is not an object", "an object in braces");
      case StrictJson.NotJson(String place) ->
          invalid(
              "a mistake at " + place,
              "JSON (RFC 8259), each field once; look for a missing comma, quote or brace there");
    };
  }

  /** Reads a charter from its tree. */
  public static Outcome read(ObjectNode json) {
    CharterParser parser = new CharterParser(json);
    Charter charter = parser.charter();
    return parser.findings().isEmpty() ? new Valid(charter) : new Invalid(parser.findings());
  }

  private static Outcome invalid(String found, String allowed) {
    return new Invalid(List.of(new CharterFinding("charter", found, allowed)));
  }

  /** All fields of {@code charter}, in the order of the table. */
  public static ObjectNode write(Charter charter) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT);
    json.put("charterId", charter.charterId()).put("version", charter.version());
    ArrayNode languages = json.putArray("languages");
    charter.languages().forEach(language -> languages.add(language.tag()));
    json.put("readers", charter.readers()).put("adjudication", charter.adjudication().name());
    words(json.putArray("adjudicateOn"), charter.adjudicateOn());
    json.put("measurementTolerancePct", charter.measurementTolerancePct());
    json.put("adjudicatorView", charter.adjudicatorView().name());
    words(json.putArray("eligibleCategories"), charter.eligibleCategories());
    json.put("ponsThresholdPct", charter.ponsThresholdPct());
    json.put("disseminationExcludes", charter.disseminationExcludes());
    json.put("nf1Excludes", charter.nf1Excludes());
    words(json.putArray("readerSees"), charter.readerSees());
    json.put("readerFeedback", charter.readerFeedback());
    json.put("allowQcReader", charter.allowQcReader()).put("qcMode", charter.qcMode().name());
    rules(json.putArray("requiredSeries"), charter.requiredSeries());
    rules(json.putArray("recommendedSeries"), charter.recommendedSeries());
    decimal(json, "maxThicknessMm", charter.maxThicknessMm());
    decimal(json, "maxGapMm", charter.maxGapMm());
    decimal(json, "minExtentMm", charter.minExtentMm());
    decimal(json, "maxPixelMm", charter.maxPixelMm());
    json.put("maxSubmissions", charter.maxSubmissions());
    json.put("maxImagingAgeDays", charter.maxImagingAgeDays());
    json.put("sharingBasis", charter.sharingBasis().name());
    ArrayNode consents = json.putArray("consentVersions");
    charter.consentVersions().forEach(consents::add);
    checklist(json.putArray("nonImagingChecklist"), charter.nonImagingChecklist());
    ObjectNode hours = json.putObject("targetHours");
    charter.targetHours().forEach((clock, target) -> hours.put(clock.name(), target));
    calendar(json.putObject("calendar"), charter.calendar());
    ArrayNode steps = json.putArray("reminderPercent");
    charter.reminderPercent().forEach(steps::add);
    json.put("withdrawalDefault", charter.withdrawalDefault().name());
    json.put("reopenDays", charter.reopenDays()).put("retentionYears", charter.retentionYears());
    json.put("linkDefaultDays", charter.linkDefaultDays());
    json.put("publicRelease", charter.publicRelease().name());
    json.put("suggestOrder", charter.suggestOrder().name());
    json.put("sponsor", charter.sponsor()).put("protocolId", charter.protocolId());
    json.put("protocolName", charter.protocolName());
    deidProfile(json.putObject("deidProfile"), charter.deidProfile());
    return json.put("ageMinYears", charter.ageMinYears()).put("ageMaxYears", charter.ageMaxYears());
  }

  /** {@link #write} for people to read and change. */
  public static String text(Charter charter) {
    return StrictJson.pretty(write(charter));
  }

  private static void words(ArrayNode into, Iterable<? extends Enum<?>> words) {
    words.forEach(word -> into.add(word.name()));
  }

  private static void decimal(ObjectNode into, String field, BigDecimal number) {
    into.put(field, number.toPlainString());
  }

  private static void rules(ArrayNode into, List<SeriesRule> rules) {
    for (SeriesRule rule : rules) {
      ObjectNode json = into.addObject();
      json.put("class", rule.sequence().name());
      json.put("plane", rule.plane().name()).put("region", rule.region().name());
      rule.maxThicknessMm().ifPresent(limit -> decimal(json, "maxThicknessMm", limit));
      rule.maxGapMm().ifPresent(limit -> decimal(json, "maxGapMm", limit));
      rule.minExtentMm().ifPresent(limit -> decimal(json, "minExtentMm", limit));
      json.put("level", rule.level().name());
    }
  }

  private static void checklist(ArrayNode into, List<ChecklistItem> items) {
    for (ChecklistItem item : items) {
      if (item.labels().isEmpty()) {
        into.add(item.id());
      } else {
        ObjectNode label = into.addObject().put("id", item.id()).putObject("label");
        for (Language language : Language.values()) {
          String text = item.labels().get(language);
          if (text != null) {
            label.put(language.tag(), text);
          }
        }
      }
    }
  }

  // Tier and words came later: where they say nothing new they are not written, so that the text
  // of a charter that was signed before, and its hash, stay what they were.
  private static void deidProfile(ObjectNode into, DeidProfile profile) {
    ArrayNode options = into.putArray("options");
    profile.options().forEach(options::add);
    if (profile.tier() != DeidProfile.Tier.CORE) {
      into.put("tier", profile.tier().name());
    }
    if (!profile.words().isEmpty()) {
      ArrayNode words = into.putArray("words");
      profile.words().forEach(words::add);
    }
  }

  private static void calendar(ObjectNode into, WorkingCalendar calendar) {
    ArrayNode days = into.putArray("days");
    new TreeSet<>(calendar.days()).forEach(day -> days.add(day.name().substring(0, 3)));
    into.put("from", calendar.from().toString()).put("to", calendar.to().toString());
    into.put("zone", calendar.zone().getId());
    ArrayNode holidays = into.putArray("holidays");
    new TreeSet<>(calendar.holidays()).forEach(day -> holidays.add(day.toString()));
  }
}
