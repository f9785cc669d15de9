package eir.deid;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.header.Patients;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Source;
import java.nio.charset.StandardCharsets;
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
}
