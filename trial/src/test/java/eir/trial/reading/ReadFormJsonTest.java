package eir.trial.reading;

import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.audit.CanonicalJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadFormJsonTest {
  private static final String FORM = "{'format':'eir.read/1','answers':{%s},'marks':[%s]}";

  @Test
  void aFormWithMarksReadsBack() {
    ReadForm form = FormRules.clean();

    assertThat(ReadFormJson.read(ReadFormJson.write(form).toString()))
        .isEqualTo(new ReadFormJson.Read(form));
  }

  @Test
  void aSignedFormHasOneSpelling() {
    assertThat(CanonicalJson.of(ReadFormJson.write(FormRules.clean())))
        .startsWith("{\"answers\":{\"A1\":\"YES\",\"B1\":\"PONS\",\"B2\":85,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "'B2':'85'; ; answers.B2",
        "'D1':48.2; ; answers.D1",
        "'D1':'1e400000'; ; answers.D1",
        "'B3':'NONE'; ; answers.B3",
        "'E5':'\\ud800'; ; answers.E5",
        "'Z9':'YES'; ; answers",
        "'D6':'12.0'; ; answers",
        "; {'item':'D1'}; marks[0].frame",
        "; {'item':'X','frame':1}; marks[0].item",
        "; {'item':'D1','frame':1,'name':'x'}; marks[0]",
        "; {'item':'D1','frame':1,'series':'1.2','instance':'a','points':[]}; marks[0].instance",
        "; {'item':'D1','frame':1,'series':'1.2','instance':'1','points':[['1','2']]};"
            + " marks[0].points"
      })
  void whatIsNotAFormIsAnsweredWithItsPlace(String answers, String marks, String where) {
    String text =
        FORM.formatted(answers == null ? "" : answers, marks == null ? "" : marks)
            .replace('\'', '"');

    assertThat(ReadFormJson.read(text))
        .isInstanceOfSatisfying(
            ReadFormJson.Malformed.class,
            malformed -> assertThat(malformed.where()).isEqualTo(where));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e4000002167483648", "-0.1E99999999999", "1e-2147483649"})
  void aNumberThatNoProgramHoldsIsSaidAndNotThrown(String number) {
    assertThat(ReadFormJson.read("{\"format\":" + number + "}"))
        .isInstanceOf(ReadFormJson.Malformed.class);
  }
}
