package eir.deid;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.gate.Gate;
import eir.deid.gate.Verdict;
import eir.deid.rule.AnyImage;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Header;
import eir.dicom.stream.SequenceLength;
import eir.dicom.stream.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Images that no trial takes, on one's own computer (DEID §2, unknown SOP class: column 1). */
class AnyImageTest {
  private final Deidentifier deidentifier =
      new Deidentifier(
          Profile.standard(), TestSite.KEY, TestSite.STAMP, (_, _, _, _) -> "", new AnyImage());
  private final Gate gate =
      new Gate(Profile.standard(), Optional.of(TestSite.STAMP), Gate.END_OF_TIME, new AnyImage());

  @Test
  void aPetImageIsCleanedAndPassesItsGateButNotTheTrials() {
    byte[] pet = image(Uids.POSITRON_EMISSION_TOMOGRAPHY_IMAGE_STORAGE).bytes();

    byte[] output = planned(pet);

    assertThat(gate.check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
    assertThat(TestSite.holds(output, "Mueller")).isFalse();
    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Refused.class);
    assertThat(TestSite.refusal(pet)).isEqualTo(RefusalCode.SOP_CLASS);
  }

  @Test
  void whatTheTableLeavesToTheTypeIsReplacedAsIfTheImageNeededIt() {
    byte[] pet =
        image(Uids.POSITRON_EMISSION_TOMOGRAPHY_IMAGE_STORAGE)
            .text(Tags.DEVICE_SERIAL_NUMBER, "LO", "ZQXJ-77")
            .text(Tags.MODALITY, "CS", "PT")
            .bytes();

    Header header = Header.read(Source.of(planned(pet)));

    assertThat(header.text(Tags.MODALITY)).contains("PT");
    assertThat(header.text(Tags.DEVICE_SERIAL_NUMBER)).contains("REMOVED");
  }

  @Test
  void unitsAndCountsStayAndASequenceWithoutListedCodesStaysWithoutItems() {
    byte[] pet =
        image(Uids.POSITRON_EMISSION_TOMOGRAPHY_IMAGE_STORAGE)
            .text(Tags.UNITS, "CS", "BQML")
            .text(Tags.DECAY_CORRECTION, "CS", "MUELLER")
            .number(Tags.NUMBER_OF_SLICES, 47)
            .text(Tags.FRAME_REFERENCE_TIME, "DS", "1500.25")
            .put(
                Tags.RADIONUCLIDE_CODE_SEQUENCE,
                to ->
                    to.sequence(
                        Tags.RADIONUCLIDE_CODE_SEQUENCE,
                        SequenceLength.DEFINED,
                        item ->
                            item.text(Tags.CODE_VALUE, "SH", "Mueller")
                                .text(Tags.CODING_SCHEME_DESIGNATOR, "SH", "99HOME")
                                .text(Tags.CODE_MEANING, "LO", "Anna")))
            .bytes();

    byte[] output = planned(pet);

    Header header = Header.read(Source.of(output));
    assertThat(header.text(Tags.UNITS)).contains("BQML");
    assertThat(header.text(Tags.FRAME_REFERENCE_TIME)).contains("1500.25");
    ElementTable table = new DataSetWalker().walk(Source.of(output));
    assertThat(table.firstUnsignedShort(table.find(Tags.NUMBER_OF_SLICES), 0)).isEqualTo(47);
    assertThat(table.find(Tags.DECAY_CORRECTION)).isEqualTo(-1);
    assertThat(table.length(table.find(Tags.RADIONUCLIDE_CODE_SEQUENCE))).isZero();
    assertThat(gate.check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void whatCarriesTextOrShowsPersonsIsRefusedHereToo() {
    for (String uid :
        List.of(
            Uids.SECONDARY_CAPTURE_IMAGE_STORAGE,
            Uids.ULTRASOUND_IMAGE_STORAGE,
            Uids.VL_PHOTOGRAPHIC_IMAGE_STORAGE,
            Uids.VIDEO_PHOTOGRAPHIC_IMAGE_STORAGE,
            Uids.ENCAPSULATED_PDF_STORAGE,
            Uids.BASIC_TEXT_SR_STORAGE,
            "1.2.3.4")) {
      assertThat(refusal(image(uid).bytes())).as(uid).isEqualTo(RefusalCode.SOP_CLASS);
    }
  }

  @Test
  void aPictureThatIsNoCrossSectionMustSayThatNothingIsBurnedIn() {
    TestImage xray =
        image(Uids.COMPUTED_RADIOGRAPHY_IMAGE_STORAGE)
            .without(Tags.IMAGE_ORIENTATION_PATIENT)
            .without(Tags.IMAGE_POSITION_PATIENT)
            .without(Tags.PIXEL_SPACING);

    assertThat(refusal(xray.bytes())).isEqualTo(RefusalCode.BURNED_IN_SUSPICION);
    assertThat(
            gate.check(
                Source.of(planned(xray.text(Tags.BURNED_IN_ANNOTATION, "CS", "NO").bytes()))))
        .isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void aTrialsImageComesOutAsTheTrialWantsIt() {
    byte[] image = new TestImage().bytes();

    assertThat(planned(image)).isEqualTo(TestSite.output(image));
  }

  private static TestImage image(String sopClassUid) {
    return new TestImage().text(Tags.SOP_CLASS_UID, "UI", sopClassUid);
  }

  private byte[] planned(byte[] input) {
    Source source = Source.of(input);
    return switch (deidentifier.plan(source)) {
      case Outcome.Planned planned -> planned.plan().assemble(source);
      case Outcome.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private RefusalCode refusal(byte[] input) {
    return switch (deidentifier.plan(Source.of(input))) {
      case Outcome.Planned planned -> throw new AssertionError("accepted: " + planned.instance());
      case Outcome.Refused(Refusal refusal) -> refusal.code();
    };
  }
}
