package eir.deid.clean;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.TestImage;
import eir.deid.TestSite;
import eir.deid.gate.Verdict;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MakerNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SIEMENS                             | SIEMENS
          Siemens                             | Siemens
          siemens                             | SIEMENS
          Siemens HealthCare GmbH             | SIEMENS
          Siemens Healthineers AG             | Siemens Healthineers
          GE HEALTHCARE                       | GE Healthcare
          Ge Medical Systems, Milwaukee       | GE MEDICAL SYSTEMS
          Philips Medical Systems Nederland   | Philips Medical Systems
          Canon Medical Systems Corporation   | Canon Medical Systems
          """)
  void aMakerIsWrittenAsTheListSpellsItAndPasses(String written, String listed) {
    byte[] output = TestSite.output(image(written));

    assertThat(Header.read(Source.of(output)).text(Tags.MANUFACTURER)).contains(listed);
    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
  }

  @ParameterizedTest
  @CsvSource({"Mueller Scans", "Siemens-Mueller", "Siemensstadt", "The SIEMENS"})
  void aMakerThatIsNotListedIsEmptied(String written) {
    byte[] output = TestSite.output(image(written));

    assertThat(Header.read(Source.of(output)).bytes(Tags.MANUFACTURER).orElseThrow().length())
        .isZero();
  }

  @Test
  void aMakerWhoseNameIsThePatientsIsEmptied() {
    byte[] input =
        new TestImage()
            .text(Tags.PATIENT_NAME, "PN", "Siemens^Anna")
            .text(Tags.MANUFACTURER, "LO", "Siemens HealthCare GmbH")
            .bytes();

    assertThat(TestSite.holds(TestSite.output(input), "Siemens")).isFalse();
  }

  @Test
  void theGateRefusesAnotherSpelling() {
    byte[] output = TestSite.output(image("SIEMENS"));
    String text = new String(output, StandardCharsets.ISO_8859_1);
    byte[] respelt =
        text.replace("LO\10\0SIEMENS ", "LO\10\0siemens ").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(respelt).isNotEqualTo(output);
    assertThat(TestSite.gate().check(Source.of(respelt))).isInstanceOf(Verdict.Refused.class);
  }

  private static byte[] image(String manufacturer) {
    return new TestImage().text(Tags.MANUFACTURER, "LO", manufacturer).bytes();
  }
}
