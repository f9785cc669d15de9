package eir.trial.charter;

import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.table.DomainTable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class CharterJsonTest {

  @Test
  void aCharterReadsBackFromItsText() {
    Charter charter = Charters.dipg();

    assertThat(CharterJson.read(CharterJson.text(charter)))
        .isEqualTo(new CharterJson.Valid(charter));
    assertThat(charter.key()).hasToString("DIPG/1");
    assertThat(CharterCheck.of(charter)).isEmpty();
  }

  @Test
  void aFieldThatNoCharterHasIsAMistake() {
    ObjectNode json = Charters.dipgJson().put("Readers", 2);

    assertThat(CharterCheck.of(json))
        .extracting(CharterFinding::message)
        .containsExactly(
            "Readers: found a field that a charter does not have; allowed: readers (mind the"
                + " capitals)");
  }

  @Test
  void aFieldThatNoPartHasIsAMistakeToo() {
    ObjectNode json = Charters.dipgJson();
    json.putArray("requiredSeries").addObject().put("class", "T2").put("thickness", 3);

    assertThat(CharterCheck.of(json))
        .extracting(CharterFinding::field)
        .containsExactly("requiredSeries[0].thickness");
  }

  @Test
  void anotherVersionOfTheFormIsNotGuessedAt() {
    assertThat(CharterCheck.of(Charters.dipgJson().put("format", "eir.charter/2")))
        .extracting(CharterFinding::message)
        .containsExactly("format: found \"eir.charter/2\"; allowed: \"eir.charter/1\"");
  }

  @Test
  void textThatIsNotJsonIsAnsweredWithThePlace() {
    assertThat(CharterJson.read("{\n  \"readers\": 2,\n  oops"))
        .isInstanceOfSatisfying(
            CharterJson.Invalid.class,
            invalid ->
                assertThat(invalid.findings().getFirst().found())
                    .startsWith("a mistake at line 3, column "));
    assertThat(CharterJson.read("{\"readers\": 2, \"readers\": 3}"))
        .isInstanceOf(CharterJson.Invalid.class);
    assertThat(CharterJson.read("[]")).isInstanceOf(CharterJson.Invalid.class);
    assertThat(CharterJson.read("")).isInstanceOf(CharterJson.Invalid.class);
    assertThat(CharterJson.read("{} {}")).isInstanceOf(CharterJson.Invalid.class);
  }

  @Test
  void allMistakesAreToldAtOnce() {
    ObjectNode json =
        Charters.dipgJson().put("readers", 9).put("minExtentMm", "wide").put("sponsor", "");

    assertThat(CharterCheck.of(json))
        .extracting(CharterFinding::field)
        .containsExactly("readers", "minExtentMm", "sponsor");
  }

  @Test
  void oneReaderHasNoAdjudicatorAndThreeDecideByMajority() {
    assertThat(CharterCheck.of(Charters.dipgJson().put("readers", 1).put("adjudication", "NONE")))
        .isEmpty();
    assertThat(
            CharterCheck.of(Charters.dipgJson().put("readers", 3).put("adjudication", "MAJORITY")))
        .isEmpty();
    assertThat(CharterCheck.of(Charters.dipgJson().put("readers", 3)))
        .extracting(CharterFinding::message)
        .containsExactly(
            "adjudication: found THIRD_READER with 3 readers; allowed: NONE with 1 reader,"
                + " THIRD_READER with 2, MAJORITY with 3");
  }

  @Test
  void aSeriesRuleMayHaveLimitsOfItsOwn() {
    ObjectNode json = Charters.dipgJson();
    json.putArray("requiredSeries")
        .addObject()
        .put("class", "T1_POST")
        .put("plane", "SAG")
        .put("maxThicknessMm", "1.5")
        .put("level", "CRITICAL");

    SeriesRule rule = Charters.valid(json).requiredSeries().getFirst();

    assertThat(rule.name()).isEqualTo("T1_POST_SAG");
    assertThat(rule.maxThicknessMm()).hasValueSatisfying(mm -> assertThat(mm).hasToString("1.5"));
    assertThat(rule.maxGapMm()).isEmpty();
    assertThat(rule.level()).isEqualTo(Level.CRITICAL);
  }

  @Test
  void theSpineIsAskedForByName() {
    assertThat(Charters.dipg().recommendedSeries())
        .contains(
            SeriesRule.of(SequenceClass.T1_POST, SlicePlane.SAG, BodyRegion.SPINE, Level.MINOR));
  }

  @Test
  void theClassesAreThoseOfTheClassifiersTable() {
    assertThat(Arrays.stream(SequenceClass.values()).map(Enum::name))
        .containsExactlyElementsOf(
            DomainTable.named("series-classes.tsv").rows().stream()
                .map(row -> row.text("class"))
                .toList());
  }

  @Test
  void theClocksAreThoseOfTheStatesAndTheWhole() {
    List<String> clocks =
        DomainTable.named("states.tsv").rows().stream()
            .flatMap(row -> row.filled("clock").stream())
            .toList();

    assertThat(Arrays.stream(Clock.values()).map(Enum::name).skip(1))
        .containsExactlyElementsOf(clocks);
  }

  @Test
  void aNewVersionIsOneMoreThanTheOneBefore() {
    Charter before = Charters.dipg();
    Charter next = Charters.valid(Charters.dipgJson().put("version", 2));
    Charter later = Charters.valid(Charters.dipgJson().put("version", 3));

    assertThat(CharterCheck.successor(before, next)).isEmpty();
    assertThat(CharterCheck.successor(before, later))
        .extracting(CharterFinding::message)
        .containsExactly("version: found 3; allowed: 2, one more than before");
  }

  @Test
  void thePageShowsWhatChanged() {
    ObjectNode json = Charters.dipgJson().put("version", 2).put("ponsThresholdPct", 67);
    json.putObject("calendar")
        .put("from", "09:00")
        .put("to", "18:00")
        .put("zone", "America/Sao_Paulo")
        .putArray("holidays");
    ((ObjectNode) json.path("calendar"))
        .putArray("days")
        .add("MON")
        .add("TUE")
        .add("WED")
        .add("THU")
        .add("FRI");

    assertThat(CharterDiff.between(Charters.dipg(), Charters.valid(json)))
        .containsExactly(
            new CharterDiff.Change("ponsThresholdPct", "50", "67"),
            new CharterDiff.Change("calendar.from", "08:00", "09:00"));
  }
}
