package eir.deid;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.header.Patients;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.SequenceLength;
import eir.dicom.stream.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Case 27: what one file of a patient says is searched for in all, whatever element said it. */
class PatientsTest {
  private final Deidentifier deidentifier = TestSite.deidentifier();

  private static TestImage withDixon() {
    return new TestImage()
        .text(Tags.PATIENT_NAME, "PN", "Anon^Ymous")
        .text(Tags.SERIES_DESCRIPTION, "LO", "T1 DIXON AX");
  }

  private static TestImage ofDixon(String patientId) {
    return new TestImage()
        .text(Tags.PATIENT_NAME, "PN", "Dixon^Vida")
        .text(Tags.PATIENT_ID, "LO", patientId);
  }

  private static String cleaned(Deidentifier by, byte[] file) {
    Source source = Source.of(file);
    Outcome.Planned planned = (Outcome.Planned) by.plan(source);
    return new String(planned.plan().assemble(source), StandardCharsets.ISO_8859_1);
  }

  @Test
  void aNameOfOneFileGoesFromTheOthersOfItsPatient() {
    byte[] file = withDixon().bytes();
    assertThat(cleaned(deidentifier, file)).contains("T1 DIXON AX");
    deidentifier.meet(Source.of(ofDixon("PAT-001").bytes()));
    assertThat(cleaned(deidentifier, file)).doesNotContain("DIXON").contains("T1 AX");
  }

  @Test
  void aNameOfAnotherPatientStays() {
    deidentifier.meet(Source.of(ofDixon("PAT-002").bytes()));
    assertThat(cleaned(deidentifier, withDixon().bytes())).contains("T1 DIXON AX");
  }

  @Test
  void whatOneReaderLearnsAnotherKnows() {
    Patients patients = new Patients();
    Deidentifier other = TestSite.deidentifier();
    other.share(patients);
    deidentifier.share(patients);
    other.meet(Source.of(ofDixon("PAT-001").bytes()));
    assertThat(cleaned(deidentifier, withDixon().bytes())).doesNotContain("DIXON");
  }

  @Test
  void whatWasCleanedBeforeIsCleanedAnewWhenMoreIsKnown() {
    byte[] file = withDixon().bytes();
    cleaned(deidentifier, file);
    deidentifier.inspect(Source.of(ofDixon("PAT-001").bytes()));
    assertThat(cleaned(deidentifier, file)).doesNotContain("DIXON");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "00120040, ClinicalTrialSubjectID, LO",
    "00400009, ScheduledProcedureStepID, SH",
    "00380060, ServiceEpisodeID, LO",
    "00380500, PatientState, LO",
    "00102180, Occupation, SH",
    "00321060, RequestedProcedureDescription, LO",
    "00402010, OrderCallbackPhoneNumber, SH",
    "00101050, InsurancePlanIdentification, LO",
    "0040050A, SpecimenAccessionNumber, LO",
    "00104000, PatientComments, LT"
  })
  void aNumberThatGoesIsSearchedForInWhatStays(String tag, String keyword, String vr) {
    byte[] file =
        new TestImage()
            .text(Integer.parseInt(tag, 16), vr, "7654321")
            .text(Tags.ACQUISITION_NUMBER, "IS", "7654321")
            .bytes();
    assertThat(cleaned(deidentifier, file)).as(keyword).doesNotContain("7654321");
  }

  @Test
  void aUidThatWasReplacedIsSearchedForInWhatStays() {
    Profile devices = Profile.parse("t|113100 113105 113107 113109 113111|core|");
    Deidentifier keepsDevices = new Deidentifier(devices, TestSite.KEY, TestSite.STAMP);
    TestImage image =
        new TestImage()
            .text(Tags.STUDY_INSTANCE_UID, "UI", "1.2.840.99.7654321")
            .text(Tags.DEVICE_SERIAL_NUMBER, "LO", "1.2.840.99.7654321");
    assertThat(cleaned(keepsDevices, image.bytes())).doesNotContain("7654321");
  }

  @Test
  void theDayOfTheSeriesIsADayOfThePatient() {
    byte[] file =
        new TestImage()
            .text(Tags.SERIES_DATE, "DA", "20231224")
            .text(Tags.ACQUISITION_NUMBER, "IS", "24122023")
            .bytes();
    assertThat(cleaned(deidentifier, file)).doesNotContain("24122023");
  }

  @Test
  void wordsOfAnOrderWithoutADigitStay() {
    byte[] file =
        new TestImage()
            .text(Tags.SERIES_DESCRIPTION, "LO", "T1 BRAIN AX")
            .text(Tags.SCHEDULED_PROCEDURE_STEP_ID, "SH", "BRAIN MRI")
            .bytes();
    assertThat(cleaned(deidentifier, file)).contains("T1 BRAIN AX");
  }

  @Test
  void aPlaceThatIsANumberIsNoWordOfCoordinates() {
    byte[] file =
        new TestImage()
            .text(Tags.INSTITUTIONAL_DEPARTMENT_NAME, "LO", "0009")
            .text(Tags.IMAGE_POSITION_PATIENT, "DS", "-125.000992", "0", "0")
            .bytes();
    assertThat(cleaned(deidentifier, file)).contains("-125.000992");
  }

  @Test
  void aDefinedTermStaysWhoeverIsCalledSo() {
    byte[] file =
        new TestImage()
            .text(Tags.PATIENT_NAME, "PN", "Chro^Brain")
            .text(Tags.PATIENT_ID, "LO", "MONO-17")
            .text(Tags.BODY_PART_EXAMINED, "CS", "BRAIN")
            .bytes();
    assertThat(cleaned(deidentifier, file))
        .contains("MONOCHROME2", "BRAIN")
        .doesNotContain("Chro", "MONO-17");
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({
    "M\u00fcller, ISO_IR 100, ISO-8859-1",
    "M\u00fcller, ISO_IR 192, UTF-8",
    "M\u00fcller, ISO_IR 100, UTF-8",
    "M\u00fcller, ISO_IR 100, UTF-16LE",
    "\u0418\u0432\u0430\u043d\u043e\u0432, ISO_IR 144, ISO-8859-5",
    "\u0418\u0432\u0430\u043d\u043e\u0432, ISO_IR 192, UTF-16BE",
    "\u5c71\u7530, ISO_IR 192, UTF-8",
    "204711, ISO_IR 100, UTF-8"
  })
  void aNameBeyondAsciiIsFoundAmongBinaryNumbers(String name, String set, String written)
      throws IOException {
    boolean isNumber = name.equals("204711");
    byte[] raw = name.getBytes(written);
    byte[] table = new byte[64];
    for (int i = 0; i < table.length; i++) {
      table[i] = (byte) (i * 97);
    }
    System.arraycopy(raw, 0, table, 20, raw.length);
    byte[] named =
        name.getBytes(
            set.equals("ISO_IR 192")
                ? "UTF-8"
                : set.equals("ISO_IR 144") ? "ISO-8859-5" : "ISO-8859-1");
    TestImage image =
        new TestImage()
            .text(Tags.SPECIFIC_CHARACTER_SET, "CS", set)
            .put(Tags.PATIENT_NAME, to -> to.bytes(Tags.PATIENT_NAME, "PN", padded(named)))
            .text(Tags.PATIENT_ID, "LO", isNumber ? name : "P1")
            .put(
                Tags.VOILUT_SEQUENCE,
                to ->
                    to.sequence(
                        Tags.VOILUT_SEQUENCE,
                        SequenceLength.DEFINED,
                        item ->
                            item.unsigned16(Tags.LUT_DESCRIPTOR, "US", 32, 0, 16)
                                .bytes(Tags.LUT_DATA, "OW", table)));
    byte[] output = TestSite.output(image.bytes());
    assertThat(TestSite.holds(output, new String(raw, StandardCharsets.ISO_8859_1))).isFalse();
    System.arraycopy(new byte[raw.length], 0, table, 20, raw.length);
    byte[] harmless = TestSite.output(image.bytes());
    assertThat(TestSite.holds(harmless, new String(table, StandardCharsets.ISO_8859_1))).isTrue();
  }

  private static byte[] padded(byte[] value) {
    byte[] even = Arrays.copyOf(value, value.length + value.length % 2);
    if (even.length > value.length) {
      even[value.length] = ' ';
    }
    return even;
  }
}
