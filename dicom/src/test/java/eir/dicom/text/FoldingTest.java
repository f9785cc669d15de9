package eir.dicom.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class FoldingTest {
  @Test
  void everyAccentedLatinLetterFallsToTheBaseThatUnicodeGives() {
    for (char c = 0xC0; c < 0x180; c++) {
      char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
      if (base < 0x80) {
        assertThat(Folding.fold(String.valueOf(c)))
            .as("U+" + Integer.toHexString(c))
            .isEqualTo(String.valueOf(Character.toUpperCase(base)));
      }
    }
  }

  @Test
  void lettersWithoutABaseAreSpelledOutOrPoisoned() {
    assertThat(Folding.fold("straße Æsop œuvre Łódź mm² ＭＲ"))
        .isEqualTo("STRASSE AESOP OEUVRE LODZ MM2 MR");
    assertThat(Folding.fold("я").charAt(0)).isEqualTo(Folding.POISON);
    assertThat(Folding.fold("a_b\tc–d→e×f")).isEqualTo("A B C D E F");
  }

  @Test
  void decomposedAccentsFoldLikeComposedOnes() {
    assertThat(Folding.fold("Mu\u0308ller")).isEqualTo("MULLER");
    assertThat(Folding.foldGerman("Mu\u0308ller")).isEqualTo("MUELLER");
  }

  @Test
  void aNameGivesItsPartsInBothSpellings() {
    assertThat(Folding.parts("Müller-Lüdenscheidt^Anna B. 123 A12"))
        .containsExactlyInAnyOrder(
            "MULLER", "LUDENSCHEIDT", "ANNA", "A12", "MUELLER", "LUEDENSCHEIDT");
  }
}
