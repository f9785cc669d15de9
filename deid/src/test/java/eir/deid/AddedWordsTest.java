package eir.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.deid.clean.AddedWords;
import eir.deid.gate.Finding;
import eir.deid.gate.Gate;
import eir.deid.gate.Verdict;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words that a trial knows beside the list's, from choice to gate. */
class AddedWordsTest {
  private static final Profile WITH_QUINTAL =
      new Profile(
          "test",
          Profile.standard().options(),
          Profile.standard().tier(),
          AddedWords.of(List.of("QUINTAL")));

  @Test
  void anAddedWordStaysAndTheSameGateLetsItPass() {
    byte[] output = output("t1 quintal Braga sag", WITH_QUINTAL);

    assertThat(description(output)).isEqualTo("T1 QUINTAL SAG");
    assertThat(new Gate(WITH_QUINTAL, TestSite.STAMP).check(Source.of(output)))
        .isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void withoutItsProfileTheWordGoesAndTheGateRefusesTheFile() {
    assertThat(description(output("t1 quintal sag", Profile.standard()))).isEqualTo("T1 SAG");
    assertThat(
            new Gate(Profile.standard(), TestSite.STAMP)
                .check(Source.of(output("t1 quintal sag", WITH_QUINTAL))))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused ->
                assertThat(refused.findings())
                    .extracting(Finding::path)
                    .contains("(0008,103E)", "(0012,0063)"));
  }

  @Test
  void aPatientOfThatNameLosesTheWord() {
    byte[] input =
        new TestImage()
            .text(Tags.PATIENT_NAME, "PN", "Quintal^Anna")
            .text(Tags.SERIES_DESCRIPTION, "LO", "T1 QUINTAL SAG")
            .bytes();

    assertThat(description(output(input, WITH_QUINTAL))).isEqualTo("T1 SAG");
  }

  @Test
  void anAddedWordIsNoPieceOfAnother() {
    assertThat(description(output("T1 QUINTALSAG AXQUINTAL QUINTAL2", WITH_QUINTAL)))
        .isEqualTo("T1");
  }

  @Test
  void aWordHasThreeToSixteenLetters() {
    for (String none :
        List.of("", "AB", "quintal", "QUINTAL2", "ÁGUA", "A B", "QUINTALQUINTALXYZ")) {
      assertThat(AddedWords.isWord(none)).as(none).isFalse();
      assertThatThrownBy(() -> AddedWords.of(List.of(none)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("QUINTAL");
    }
    assertThatThrownBy(() -> AddedWords.of(Collections.nCopies(AddedWords.MOST + 1, "QUINTAL")))
        .hasMessageContaining("200");
  }

  @Test
  void aProfileReadsBackFromTheTextsThatAPageIsGiven() {
    Profile read = Profile.of("test", "113100 113105 113107 113108 113111", "core", "QUINTAL");

    assertThat(read)
        .isEqualTo(WITH_QUINTAL)
        .isEqualTo(Profile.parse("test|113100 113105 113107 113108 113111|core|QUINTAL"));
    assertThat(read.hash8())
        .isEqualTo(WITH_QUINTAL.hash8())
        .isNotEqualTo(Profile.of("test", "113100 113105 113107 113108 113111", "core", "").hash8())
        .isNotEqualTo(
            Profile.of("test", "113100 113105 113107 113108 113111", "research", "QUINTAL")
                .hash8());
    assertThatThrownBy(() -> Profile.of("test", "113100 113999", "core", ""))
        .hasMessageContaining("does not carry out");
    assertThatThrownBy(() -> Profile.parse("test|113100")).hasMessageContaining("four texts");
    assertThatThrownBy(() -> Profile.of("test", "113100", "all", "")).hasMessageContaining("tier");
  }

  private static String description(byte[] output) {
    return Header.read(Source.of(output)).text(Tags.SERIES_DESCRIPTION).orElse("");
  }

  private static byte[] output(String description, Profile profile) {
    return output(
        new TestImage().text(Tags.SERIES_DESCRIPTION, "LO", description).bytes(), profile);
  }

  private static byte[] output(byte[] input, Profile profile) {
    Source source = Source.of(input);
    return switch (new Deidentifier(profile, TestSite.KEY, TestSite.STAMP).plan(source)) {
      case Outcome.Planned planned -> planned.plan().assemble(source);
      case Outcome.Refused refused -> throw new AssertionError(refused.toString());
    };
  }
}
