package eir.trial.reading;

import static eir.trial.reading.FormRules.word;
import static eir.trial.reading.FormRules.words;
import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.charter.Category;
import eir.trial.charter.Charter;
import eir.trial.charter.Charters;
import eir.trial.charter.Trigger;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReviewTest {
  private final ReadForm typical = Vectors.read("typical");

  @Test
  void theSuggestionIsNotShownBeforeTheReaderHasChosen() {
    Charter charter = Charters.dipg();

    assertThat(Suggestion.shown(typical.without("E1"), charter)).isEmpty();
    assertThat(Suggestion.shown(typical, charter)).contains(Category.CHARACTERISTIC);
  }

  @Test
  void aCharterMayNeverShowTheSuggestion() {
    Charter charter = Charters.valid(Charters.dipgJson().put("suggestOrder", "NEVER"));

    assertThat(Suggestion.shown(typical, charter)).isEmpty();
  }

  @Test
  void oneReaderAloneConcludes() {
    Charter alone =
        Charters.valid(Charters.dipgJson().put("readers", 1).put("adjudication", "NONE"));

    assertThat(Review.after(List.of(typical), alone)).isInstanceOf(Review.Concluded.class);
  }

  @Test
  void twoMajoritiesAreNone() {
    // One sees spread, one sees none, one cannot tell: each of the first two agrees with the third.
    List<ReadForm> reads =
        List.of(
            typical.with("C12", word("LEPTOMENINGEAL")),
            typical.with("C12", word("INDETERMINATE")),
            typical);

    assertThat(Review.after(reads, Vectors.charter("majority")))
        .isEqualTo(new Review.Discordant(Set.of(Trigger.DISSEMINATION)));
  }

  @Test
  void whatReadersDoNotShareIsIndeterminate() {
    ReadForm other = typical.with("B3", words("MEDULLA")).with("C6", word("PRESENT"));

    Conclusion conclusion = Conclusion.of(List.of(typical, other), Charters.dipg());

    assertThat(conclusion.item("B3")).contains(Conclusion.INDETERMINATE);
    assertThat(conclusion.item("C6")).contains(Conclusion.INDETERMINATE);
    assertThat(conclusion.item("C3")).contains("ENCASED");
  }

  @Test
  void theOrderInASetIsNoDifference() {
    ReadForm other = typical.with("B3", words("MEDULLA", "MIDBRAIN"));

    assertThat(Conclusion.of(List.of(typical, other), Charters.dipg()).item("B3"))
        .contains("MIDBRAIN|MEDULLA");
  }

  @Test
  void whatOneReaderThinksStaysWithThatReader() {
    assertThat(Conclusion.of(List.of(typical), Charters.dipg()).items())
        .doesNotContainKeys("E2", "E5", "D0");
  }

  @Test
  void anAdjudicatedReadCountsAsItStands() {
    ReadForm own = Vectors.read("pons 49 %");

    Conclusion conclusion = Conclusion.adjudicated(own, Charters.dipg());

    assertThat(conclusion.category()).isEqualTo(Category.ALTERNATIVE);
    assertThat(conclusion.item("B2")).contains("49.0");
    assertThat(conclusion.item("D6")).contains("2009.9");
    assertThat(conclusion.imagingEligible()).isFalse();
  }
}
