package eir.trial.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class DeidProfileTest {

  @Test
  void aCharterThatSaysNothingHasTheDefault() {
    DeidProfile profile = Charters.dipg().deidProfile();

    assertThat(profile)
        .isEqualTo(
            new DeidProfile(
                List.of("113100", "113105", "113107", "113108", "113111"),
                DeidProfile.Tier.CORE,
                List.of()));
    assertThat(CharterJson.write(Charters.dipg()).path("deidProfile"))
        .as("a charter of before has no tier and no words, and its hash is signed")
        .hasToString("{\"options\":[\"113100\",\"113105\",\"113107\",\"113108\",\"113111\"]}");
  }

  @Test
  void anOptionIsNamedByCodeOrByItsNameInTheStandard() {
    ObjectNode json = Charters.dipgJson();
    json.putObject("deidProfile")
        .putArray("options")
        .add("113112")
        .add("Basic Application Confidentiality Profile")
        .add("retain device identity");

    assertThat(Charters.valid(json).deidProfile().options())
        .containsExactly("113100", "113109", "113112");
  }

  @Test
  void anOptionThatNoTrialHasIsRefusedWithTheReason() {
    ObjectNode json = Charters.dipgJson();
    json.putObject("deidProfile").putArray("options").add("113100").add("113110");

    assertThat(CharterCheck.of(json))
        .extracting(CharterFinding::message)
        .containsExactly(
            "deidProfile.options: found 113110, never in a trial: Retain UIDs Option: would link"
                + " the trial to the clinic's archive; allowed: some of 113100, 113104, 113105,"
                + " 113107, 113108, 113109, 113111, 113112");
  }

  @Test
  void aCodeThatIsNoneAndAMissingBasicProfileAreFound() {
    ObjectNode json = Charters.dipgJson();
    json.putObject("deidProfile").putArray("options").add("113199");

    assertThat(CharterCheck.of(json))
        .extracting(CharterFinding::field)
        .containsExactly("deidProfile.options[0]", "deidProfile.options");
  }

  @ParameterizedTest
  @CsvSource({
    "MARIA,name",
    "SILVA,name",
    "GARCIA,name",
    "NGUYEN,name",
    "CURITIBA,place",
    "HAMBURG,place",
    "GLIOMA,diagnosis",
    "METASTASES,diagnosis",
    "NORMAL,diagnosis",
    "BIOPSIA,treatment",
    "RADIOTERAPIA,treatment",
    "FOLLOWUP,treatment"
  })
  void aWordThatNamesSomebodyOrTellsTooMuchIsRefused(String word, String kind) {
    ObjectNode json = Charters.dipgJson();
    json.putObject("deidProfile").putArray("words").add(word);

    assertThat(CharterCheck.of(json))
        .extracting(CharterFinding::field, CharterFinding::allowed)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "deidProfile.words[0]",
                "words of imaging; this one stands in domain/never-words.tsv as a " + kind));
  }

  @ParameterizedTest
  @CsvSource({"quintal", "QU", "QUINTAL2", "ÁGUA", "T1 SAG", "ABCDEFGHIJKLMNOPQ"})
  void aWordIsThreeToSixteenCapitalLetters(String word) {
    ObjectNode json = Charters.dipgJson();
    json.putObject("deidProfile").putArray("words").add(word);

    assertThat(CharterCheck.of(json))
        .extracting(CharterFinding::field)
        .containsExactly("deidProfile.words[0]");
  }

  @Test
  void wordsAndTierAreReadBackAndShownAsAChange() {
    ObjectNode json = Charters.dipgJson();
    json.putObject("deidProfile").put("tier", "RESEARCH").putArray("words").add("NORMALIZED");
    Charter charter = Charters.valid(json);

    assertThat(charter.deidProfile().words()).containsExactly("NORMALIZED");
    assertThat(Charters.valid(CharterJson.write(charter))).isEqualTo(charter);
    assertThat(CharterDiff.between(Charters.dipg(), charter))
        .extracting(CharterDiff.Change::field)
        .containsExactly("deidProfile.tier", "deidProfile.words");
  }
}
