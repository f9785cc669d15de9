package eir.trial.reading;

import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.charter.Charter;
import eir.trial.charter.Trigger;
import eir.trial.reading.FormFinding.Code;
import eir.trial.reading.FormFinding.Weight;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every read and every set of reads of {@code domain/read-vectors.json}. */
class ReadVectorsTest {

  static Stream<Named<JsonNode>> reads() {
    return named("reads");
  }

  static Stream<Named<JsonNode>> sets() {
    return named("sets");
  }

  private static Stream<Named<JsonNode>> named(String part) {
    return Vectors.ALL
        .path(part)
        .valueStream()
        .map(vector -> Named.of(vector.path("name").stringValue(), vector));
  }

  @Test
  void thereAreSeventeenReadsAndSixteenSets() {
    assertThat(reads()).hasSize(17);
    assertThat(sets()).hasSize(16);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reads")
  void aReadRaisesItsFlags(JsonNode vector) {
    ReadForm form = Vectors.form(vector.path("read"));
    JsonNode expect = vector.path("expect");

    List<FormFinding> findings = FormCheck.check(form, FormRules.FULL_STUDY);

    assertThat(items(findings, Weight.ALT)).isEqualTo(strings(expect.path("alt")));
    assertThat(items(findings, Weight.ATYP)).isEqualTo(strings(expect.path("atyp")));
    assertThat(Suggestion.derived(form)).hasToString(expect.path("suggestion").stringValue());
    assertThat(findings.contains(new FormFinding("E1", Weight.SOFT, Code.DIFFERS_FROM_SIGNS)))
        .isEqualTo(expect.path("softE1").booleanValue());
    assertThat(Eligibility.imagingEligible(form, Vectors.charter("default")))
        .isEqualTo(expect.path("eligibleDefault").booleanValue());
    assertThat(Eligibility.imagingEligible(form, Vectors.charter("strict")))
        .isEqualTo(expect.path("eligibleStrict").booleanValue());
    assertThat(form.productMm2().map(BigDecimal::toPlainString))
        .isEqualTo(expect.path("D6").stringValueOpt());
    assertThat(form.volumeMl().map(BigDecimal::toPlainString))
        .isEqualTo(expect.path("D7").stringValueOpt());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reads")
  void aReadKeepsItsAnswersInJson(JsonNode vector) {
    ReadForm form = Vectors.form(vector.path("read"));

    assertThat(ReadFormJson.read(ReadFormJson.write(form))).isEqualTo(new ReadFormJson.Read(form));
    assertThat(ReadFormJson.write(form).path("answers").size())
        .isEqualTo(vector.path("read").size());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sets")
  void readsTogetherLeadWhereTheyShould(JsonNode vector) {
    Charter charter = Vectors.charter(vector.path("charter").stringValue());
    List<ReadForm> reads = vector.path("reads").valueStream().map(Vectors::form).toList();
    JsonNode expect = vector.path("expect");
    Set<Trigger> triggers = new TreeSet<>();
    expect.path("triggers").forEach(name -> triggers.add(Trigger.valueOf(name.stringValue())));

    Review review = Review.after(reads, charter);

    assertThat(Discordance.triggers(reads, charter)).isEqualTo(triggers);
    switch (expect.path("next").stringValue()) {
      case "READING" -> assertThat(review).isEqualTo(new Review.StillReading());
      case "ADJUDICATING" -> {
        triggers.retainAll(charter.adjudicateOn());
        assertThat(review).isEqualTo(new Review.Discordant(triggers));
      }
      case "DECIDING" ->
          assertThat(review)
              .isInstanceOfSatisfying(
                  Review.Concluded.class,
                  concluded -> check(concluded.conclusion(), expect.path("conclusion")));
      default -> throw new AssertionError("a next state that no review has");
    }
  }

  private static void check(Conclusion conclusion, JsonNode expect) {
    assertThat(conclusion.category()).hasToString(expect.path("category").stringValue());
    assertThat(conclusion.imagingEligible())
        .isEqualTo(expect.path("imagingEligible").booleanValue());
    expect
        .properties()
        .forEach(member -> {
          if (!member.getKey().matches("category|imagingEligible")) {
            assertThat(conclusion.item(member.getKey()))
                .as(member.getKey())
                .contains(member.getValue().stringValue());
          }
        });
  }

  private static List<String> items(List<FormFinding> findings, Weight weight) {
    return findings.stream()
        .filter(finding -> finding.weight() == weight)
        .map(FormFinding::item)
        .toList();
  }

  private static List<String> strings(JsonNode list) {
    return list.valueStream().map(JsonNode::stringValue).toList();
  }
}
