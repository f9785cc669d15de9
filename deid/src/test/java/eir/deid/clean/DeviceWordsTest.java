package eir.deid.clean;

import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.dictionary.Tags;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand as a scanner's model and the version of its software. */
class DeviceWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Prisma_fit",
        "MAGNETOM Vida",
        "Achieva dStream",
        "DISCOVERY MR750",
        "SIGNA Architect",
        "GENESIS_SIGNA",
        "Galan 3T",
        "Eclipse 1.5T",
        "uMR 770",
        "MRT50H1",
        "TrioTim",
        "Gyroscan NT Intera",
        "HiSpeed CT/i"
      })
  void aModelStays(String model) {
    assertThat(accepts(Tags.MANUFACTURER_MODEL_NAME, model)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "syngo MR XA30",
        "syngo MR 2004V 4VB11D",
        "27\\LX\\MR Software release:DV26.0_R01_1725.a",
        "28\\LX\\MR Software release:DV28.0_R02_1947.a",
        "28\\LX\\MR29.1_EA_2039.g",
        "2.5.3\\2.5.3.3\\PMS1.1 MIMIT EVIIMDictionary",
        "V6.0SP2000*",
        "R002",
        "05.03",
        "3.51.99",
        "LightSpeedApps14.13_2.8.2L_H2.1M4"
      })
  void aVersionStays(String version) {
    assertThat(accepts(Tags.SOFTWARE_VERSIONS, version)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Prisma MUELLER",
        "Skyra of Dr Roe",
        "syngo MR E11 ZQXJ",
        "12345678",
        "MRN 4711999",
        "2024.01.31",
        "04.07.91",
        "07/04/91",
        "91-07-04",
        "1991.0704",
        "G R O N W A L D",
        "31-01-2024",
        "E11 20240131",
        "AB0001"
      })
  void aNameANumberOrADayGoes(String text) {
    assertThat(accepts(Tags.MANUFACTURER_MODEL_NAME, text)).isFalse();
    assertThat(accepts(Tags.SOFTWARE_VERSIONS, text)).isFalse();
  }

  private static boolean accepts(int tag, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return KeepElements.grammar(KeepElements.find(tag)).accepts(bytes, 0, bytes.length, false);
  }
}
