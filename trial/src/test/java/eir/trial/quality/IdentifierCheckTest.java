package eir.trial.quality;

import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.quality.Suspect.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierCheckTest {

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "nascida em 12/03/2015|DATE",
        "born 2015-03-12 in town|DATE",
        "born on 12 March 2015|DATE",
        "nasceu em 12 de março de 2015|DATE",
        "mother: zqxj.doe@example.org|E_MAIL",
        "CPF 529.982.247-25|CPF",
        "cartão 898 0012 3456 7890|CNS",
        "ligue (11) 91234-5678|PHONE",
        "call +44 20 7946 0958|PHONE",
        "prontuário nº 4711|RECORD_NUMBER",
        "MRN: 99881|RECORD_NUMBER",
        "number 12345678 on the film|LONG_NUMBER"
      })
  void whatCouldIdentifyIsFoundByKind(String text, Kind kind) {
    assertThat(IdentifierCheck.of(text)).extracting(Suspect::kind).containsExactly(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "The T2 series has 24 slices of 4.5 mm, the gap is 0.4 mm",
        "Falta a série FLAIR; 3 T, TE 98, TR 4500",
        "Seven years old, scanned in 2026, slice 12/24",
        "Pons 67 %, 48.2 x 41.7 mm"
      })
  void whatARadiologistWritesPasses(String text) {
    assertThat(IdentifierCheck.of(text)).isEmpty();
  }

  @Test
  void aFindingSaysWhereAndNotWhat() {
    assertThat(IdentifierCheck.of("born 2015-03-12"))
        .containsExactly(new Suspect(Kind.DATE, 5, 15));
  }
}
