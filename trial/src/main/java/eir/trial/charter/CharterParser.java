package eir.trial.charter;

import eir.trial.json.StrictJson;
import eir.trial.table.DomainTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** From a charter's JSON to its value: field by field in the order of the table. */
final class CharterParser {
  private static final Pattern ID = Pattern.compile("[A-Z0-9-]{2,16}");
  private static final Pattern CONSENT_VERSION =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._ -]{0,31}");
  // Printable ASCII but the backslash, which parts the values of an LO (PS3.5 §6.2).
  private static final String LONG_STRING = "[ -\\[\\]-~]";

  private final ObjectNode json;
  private final FieldReader read = new FieldReader();
  private final PartReader parts = new PartReader(read);

  /** Reads {@code given} over the defaults of the table. */
  CharterParser(ObjectNode given) {
    json = CharterTable.defaults();
    List<String> known = new ArrayList<>(CharterTable.fields());
    known.add("format");
    read.object("", given, known);
    if (!given.path("format").asString("").equals(CharterJson.FORMAT)) {
      read.find("format", given.path("format"), '"' + CharterJson.FORMAT + '"');
    }
    given.properties().forEach(member -> json.set(member.getKey(), member.getValue()));
  }

  List<CharterFinding> findings() {
    return read.findings();
  }

  Charter charter() {
    List<Language> languages = languages();
    return new Charter(
        read.text("charterId", at("charterId"), ID, "2 to 16 of A-Z, 0-9 and hyphen"),
        whole("version"),
        languages,
        whole("readers"),
        adjudication(),
        adjudicateOn(),
        whole("measurementTolerancePct"),
        word("adjudicatorView", AdjudicatorView.class),
        eligibleCategories(),
        whole("ponsThresholdPct"),
        flag("disseminationExcludes"),
        flag("nf1Excludes"),
        Set.copyOf(words("readerSees", ReaderDatum.class)),
        flag("readerFeedback"),
        flag("allowQcReader"),
        word("qcMode", QcMode.class),
        series("requiredSeries", Level.MAJOR),
        series("recommendedSeries", Level.MINOR),
        decimal("maxThicknessMm"),
        decimal("maxGapMm"),
        decimal("minExtentMm"),
        decimal("maxPixelMm"),
        whole("maxSubmissions"),
        whole("maxImagingAgeDays"),
        word("sharingBasis", SharingBasis.class),
        consentVersions(),
        parts.checklist("nonImagingChecklist", at("nonImagingChecklist"), languages),
        parts.targetHours("targetHours", at("targetHours")),
        parts.calendar("calendar", at("calendar")),
        reminderPercent(),
        word("withdrawalDefault", WithdrawalScope.class),
        whole("reopenDays"),
        whole("retentionYears"),
        whole("linkDefaultDays"),
        word("publicRelease", PublicRelease.class),
        word("suggestOrder", SuggestOrder.class),
        longString("sponsor"),
        longString("protocolId"),
        longString("protocolName"),
        new DeidProfileReader(read).profile("deidProfile", at("deidProfile")),
        whole("ageMinYears"),
        ageMaxYears());
  }

  private JsonNode at(String field) {
    return json.path(field);
  }

  private int whole(String field) {
    return read.whole(field, at(field), CharterTable.range(field));
  }

  private BigDecimal decimal(String field) {
    return read.decimal(field, at(field), CharterTable.range(field));
  }

  private boolean flag(String field) {
    return read.flag(field, at(field));
  }

  private <E extends Enum<E>> E word(String field, Class<E> words) {
    return read.word(field, at(field), words);
  }

  private <E extends Enum<E>> List<E> words(String field, Class<E> words) {
    return read.words(field, at(field), words);
  }

  private List<SeriesRule> series(String field, Level absent) {
    List<SeriesRule> rules = parts.seriesRules(field, at(field), absent);
    read.size(field, rules, CharterTable.range(field));
    return rules;
  }

  private String longString(String field) {
    Range length = CharterTable.range(field);
    return read.text(
        field,
        at(field).isMissingNode() && length.least().signum() == 0
            ? JsonNodeFactory.instance.stringNode("")
            : at(field),
        Pattern.compile(
            LONG_STRING + "{" + length.least() + "," + length.most().orElseThrow() + "}"),
        CharterTable.validation(field) + " characters, no backslash");
  }

  private List<Language> languages() {
    List<Language> languages = new ArrayList<>();
    for (FieldReader.Element element : read.elements("languages", at("languages"))) {
      Language.of(element.node().asString(""))
          .ifPresentOrElse(
              languages::add, () -> read.find(element.field(), element.node(), "one of en, pt-BR"));
    }
    read.unique("languages", languages);
    read.size("languages", languages, CharterTable.range("languages"));
    // Every letter has its words in each language of the charter, or nobody could be told.
    for (JsonNode text : texts()) {
      for (Language language : languages) {
        if (!text.path("subject").has(language.tag()) || !text.path("body").has(language.tag())) {
          read.find(
              "languages",
              language.tag() + " without the text " + text.path("key").asString(""),
              "languages in which every text of texts.json is present");
        }
      }
    }
    return languages;
  }

  private static JsonNode texts() {
    return switch (StrictJson.read(DomainTable.text("texts.json"))) {
      case StrictJson.Tree(JsonNode node) -> node.path("texts");
      case StrictJson.NotJson(String place) ->
          throw new IllegalStateException("domain/texts.json is not JSON at " + place);
    };
  }

  private Adjudication adjudication() {
    Adjudication adjudication = word("adjudication", Adjudication.class);
    Adjudication fitting =
        switch (at("readers").asInt(0)) {
          case 1 -> Adjudication.NONE;
          case 3 -> Adjudication.MAJORITY;
          default -> Adjudication.THIRD_READER;
        };
    if (adjudication != fitting) {
      read.find(
          "adjudication",
          adjudication + " with " + at("readers") + " readers",
          "NONE with 1 reader, THIRD_READER with 2, MAJORITY with 3");
    }
    return adjudication;
  }

  private Set<Trigger> adjudicateOn() {
    Set<Trigger> triggers = new TreeSet<>(words("adjudicateOn", Trigger.class));
    for (Trigger always : List.of(Trigger.EVALUABILITY, Trigger.ELIGIBILITY)) {
      if (!triggers.contains(always)) {
        read.find("adjudicateOn", "no " + always, "EVALUABILITY and ELIGIBILITY always");
      }
    }
    return triggers;
  }

  private Set<Category> eligibleCategories() {
    List<Category> categories = words("eligibleCategories", Category.class);
    for (Category category : categories) {
      if (category.compareTo(Category.LIKELY) > 0) {
        read.find("eligibleCategories", category.name(), "CHARACTERISTIC and LIKELY only");
      }
    }
    if (categories.isEmpty()) {
      read.find("eligibleCategories", "no category", "at least one, or no child could take part");
    }
    return Set.copyOf(categories);
  }

  private List<String> consentVersions() {
    List<String> versions = new ArrayList<>();
    for (FieldReader.Element element : read.elements("consentVersions", at("consentVersions"))) {
      versions.add(
          read.text(
              element.field(),
              element.node(),
              CONSENT_VERSION,
              "1 to 32 letters, digits, spaces, dots, hyphens and underscores"));
    }
    read.unique("consentVersions", versions);
    return versions;
  }

  private List<Integer> reminderPercent() {
    List<Integer> steps = new ArrayList<>();
    for (FieldReader.Element element : read.elements("reminderPercent", at("reminderPercent"))) {
      steps.add(read.whole(element.field(), element.node(), Range.of("1..1000")));
    }
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i) <= steps.get(i - 1)) {
        read.find(
            "reminderPercent[" + i + "]",
            String.valueOf(steps.get(i)),
            "more than the step before, " + steps.get(i - 1));
      }
    }
    return steps;
  }

  private int ageMaxYears() {
    int most = whole("ageMaxYears");
    int least = at("ageMinYears").asInt(0);
    if (most < least) {
      read.find("ageMaxYears", String.valueOf(most), "ageMinYears, " + least + ", or more");
    }
    return most;
  }
}
