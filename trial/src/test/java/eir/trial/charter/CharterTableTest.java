package eir.trial.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import eir.trial.json.StrictJson;
import eir.trial.table.DomainTable;
import eir.trial.table.Row;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Walks {@code domain/charter.tsv}: accessor, default, one good and one bad value for each row. */
class CharterTableTest {
  private static final DomainTable TABLE = DomainTable.named("charter.tsv");

  /** Field, a value that is allowed, one that is not, and the field that the finding names. */
  static Stream<Arguments> rows() {
    return Stream.of(
        arguments("charterId", "'DIPG-2'", "'dipg'", "charterId"),
        arguments("version", "7", "0", "version"),
        arguments("languages", "['pt-BR']", "['fr']", "languages[0]"),
        arguments("readers", "2", "4", "readers"),
        arguments("adjudication", "'THIRD_READER'", "'NONE'", "adjudication"),
        arguments(
            "adjudicateOn",
            "['ELIGIBILITY','EVALUABILITY','EPICENTRE']",
            "['ELIGIBILITY']",
            "adjudicateOn"),
        arguments("measurementTolerancePct", "100", "9", "measurementTolerancePct"),
        arguments("adjudicatorView", "'OWN_READ_FIRST'", "'BOTH'", "adjudicatorView"),
        arguments(
            "eligibleCategories", "['CHARACTERISTIC']", "['ALTERNATIVE']", "eligibleCategories"),
        arguments("ponsThresholdPct", "67", "0", "ponsThresholdPct"),
        arguments("disseminationExcludes", "true", "'yes'", "disseminationExcludes"),
        arguments("nf1Excludes", "true", "1", "nf1Excludes"),
        arguments("readerSees", "['SEX','AGE_YEARS']", "['SITE']", "readerSees[0]"),
        arguments("readerFeedback", "true", "null", "readerFeedback"),
        arguments("allowQcReader", "true", "'true'", "allowQcReader"),
        arguments("qcMode", "'AUTO_IF_CLEAN'", "'AUTO'", "qcMode"),
        arguments("requiredSeries", "['T2_AX']", "[]", "requiredSeries"),
        arguments("recommendedSeries", "[]", "['T9']", "recommendedSeries[0]"),
        arguments("maxThicknessMm", "'0.5'", "'0.4'", "maxThicknessMm"),
        arguments("maxGapMm", "'5'", "'5.1'", "maxGapMm"),
        arguments("minExtentMm", "20", "19.9", "minExtentMm"),
        arguments("maxPixelMm", "'3'", "'3,0'", "maxPixelMm"),
        arguments("maxSubmissions", "20", "21", "maxSubmissions"),
        arguments("maxImagingAgeDays", "365", "1.5", "maxImagingAgeDays"),
        arguments("sharingBasis", "'LEGAL_BASIS'", "'CONSENT'", "sharingBasis"),
        arguments("consentVersions", "['1.0','2.1']", "['']", "consentVersions[0]"),
        arguments(
            "nonImagingChecklist",
            "['nf1Known',{'id':'venousAccess','label':{'en':'Line?','pt-BR':'Acesso?'}}]",
            "[{'id':'venousAccess','label':{'en':'Line?'}}]",
            "nonImagingChecklist[0].label.pt-BR"),
        arguments(
            "targetHours",
            "{'C0':2000,'C1':1,'C2':1,'C3':1,'C4':1,'C5':1,'C6':1,'C7':1,'C8':1,'C9':1}",
            "{'C0':0,'C1':1,'C2':1,'C3':1,'C4':1,'C5':1,'C6':1,'C7':1,'C8':1,'C9':1}",
            "targetHours.C0"),
        arguments(
            "calendar",
            "{'days':['SAT'],'from':'00:00','to':'23:59','zone':'Europe/Lisbon','holidays':['2026-12-25']}",
            "{'days':['SAT'],'from':'18:00','to':'08:00','zone':'Europe/Lisbon','holidays':[]}",
            "calendar.to"),
        arguments("reminderPercent", "[]", "[100, 100]", "reminderPercent[1]"),
        arguments("withdrawalDefault", "'STOP_AND_ERASE'", "'ERASE'", "withdrawalDefault"),
        arguments("reopenDays", "0", "3651", "reopenDays"),
        arguments("retentionYears", "0", "101", "retentionYears"),
        arguments("linkDefaultDays", "3650", "-1", "linkDefaultDays"),
        arguments("publicRelease", "'OPT_IN'", "'ON'", "publicRelease"),
        arguments("suggestOrder", "'NEVER'", "'BEFORE_CHOICE'", "suggestOrder"),
        arguments("sponsor", "'S'", "''", "sponsor"),
        arguments("protocolId", "'P 1'", "'P\\\\1'", "protocolId"),
        arguments("protocolName", "''", "'Estudo á'", "protocolName"),
        arguments(
            "deidProfile",
            "{'options':['113100','retain device identity'],'tier':'RESEARCH','words':['QUINTAL']}",
            "{'options':['113100','113110']}",
            "deidProfile.options"),
        arguments("ageMinYears", "18", "121", "ageMinYears"),
        arguments("ageMaxYears", "120", "-1", "ageMaxYears"));
  }

  @Test
  void everyRowHasAnAccessorAndAnExampleHere() {
    List<String> fields = TABLE.rows().stream().map(row -> row.text("field")).toList();

    assertThat(Arrays.stream(Charter.class.getRecordComponents()).map(RecordComponent::getName))
        .containsExactlyElementsOf(fields);
    assertThat(rows().map(row -> (String) row.get()[0])).containsExactlyElementsOf(fields);
    assertThat(fields).hasSize(42);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void anAllowedValueIsKept(String field, String good) {
    ObjectNode json = Charters.dipgJson();
    json.set(field, node(good));

    Charter charter = Charters.valid(json);

    assertThat(Charters.valid(CharterJson.write(charter))).isEqualTo(charter);
    if (!field.matches("readers|adjudication")) {
      assertThat(List.of("version", field))
          .containsAll(
              CharterDiff.between(Charters.dipg(), charter).stream()
                  .map(change -> change.field().split("\\.")[0])
                  .toList());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void aValueThatIsNotAllowedIsNamedWithItsField(
      String field, String good, String bad, String named) {
    ObjectNode json = Charters.dipgJson();
    json.set(field, node(bad));

    List<CharterFinding> findings = CharterCheck.of(json);

    assertThat(findings).extracting(CharterFinding::field).contains(named);
    assertThat(findings)
        .allSatisfy(finding -> {
          assertThat(finding.field()).startsWith(field.matches("readers|age.*") ? "" : field);
          assertThat(finding.found()).isNotBlank();
          assertThat(finding.allowed()).isNotBlank();
        });
    assertThat(CharterJson.read(json)).isEqualTo(new CharterJson.Invalid(findings));
  }

  static Stream<String> fields() {
    return TABLE.rows().stream().map(row -> row.text("field"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void whatIsLeftOutHasTheDefaultOfTheTable(String field) {
    Row row = TABLE.row("field", field);
    JsonNode written = CharterJson.write(Charters.dipg()).path(field);
    String expected = row.text("default");

    String shown =
        switch (row.text("type").replaceAll("[ <].*", "")) {
          case "list", "set" -> "[" + String.join(", ", names(field, written)) + "]";
          case "map" ->
              String.join(
                  " ",
                  written.propertyNames().stream()
                      .sorted((a, b) -> a.equals("C0") ? 1 : b.equals("C0") ? -1 : a.compareTo(b))
                      .map(clock -> clock + ":" + written.path(clock).intValue())
                      .toList());
          case "working" ->
              "%s-%s %s-%s %s"
                  .formatted(
                      capital(written.path("days").path(0).stringValue()),
                      capital(written.path("days").path(4).stringValue()),
                      written.path("from").stringValue().substring(0, 2),
                      written.path("to").stringValue().substring(0, 2),
                      written.path("zone").stringValue());
          case "Profile" -> expected;
          default -> written.asString();
        };

    if (!expected.equals("-")) {
      assertThat(shown).isEqualTo(expected);
    } else if (!field.equals("protocolName")) {
      ObjectNode without = Charters.dipgJson();
      without.remove(field);
      assertThat(CharterCheck.of(without))
          .as("a field without default must be given")
          .extracting(CharterFinding::field)
          .containsExactly(field);
    }
  }

  private static List<String> names(String field, JsonNode list) {
    return list.valueStream()
        .map(one ->
            one.isObject()
                ? SeriesRule.of(
                        SequenceClass.valueOf(one.path("class").stringValue()),
                        SlicePlane.valueOf(one.path("plane").stringValue()),
                        BodyRegion.valueOf(one.path("region").stringValue()),
                        Level.MAJOR)
                    .name()
                : one.asString())
        .toList();
  }

  private static String capital(String day) {
    return day.charAt(0) + day.substring(1).toLowerCase(java.util.Locale.ROOT);
  }

  @Test
  void theWordsOfTheTypesAreThoseOfTheTable() {
    for (Row row : TABLE.rows()) {
      if (row.text("type").startsWith("enum ")) {
        assertThat(words(row.text("field")))
            .as(row.text("field"))
            .isEqualTo(new TreeSet<>(List.of(row.text("type").substring(5).split("\\|"))));
      }
    }
  }

  private static Set<String> words(String field) {
    ObjectNode json = Charters.dipgJson().put(field, "no such word");
    String allowed =
        CharterCheck.of(json).stream()
            .filter(finding -> finding.field().equals(field))
            .findFirst()
            .orElseThrow()
            .allowed();
    return new TreeSet<>(List.of(allowed.replace("one of ", "").split(", ")));
  }

  private static JsonNode node(String text) {
    return switch (StrictJson.read(text.replace('\'', '"'))) {
      case StrictJson.Tree(JsonNode node) -> node;
      case StrictJson.NotJson(String place) -> throw new AssertionError(place + " of " + text);
    };
  }
}
