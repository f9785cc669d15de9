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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
            .text(Tags.RESCALE_TYPE, "LO", "BQML")
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
    assertThat(header.text(Tags.RESCALE_TYPE)).contains("BQML");
    assertThat(header.text(Tags.FRAME_REFERENCE_TIME)).contains("1500.25");
    ElementTable table = new DataSetWalker().walk(Source.of(output));
    assertThat(table.firstUnsignedShort(table.find(Tags.NUMBER_OF_SLICES), 0)).isEqualTo(47);
    assertThat(table.find(Tags.DECAY_CORRECTION)).isEqualTo(-1);
    assertThat(table.length(table.find(Tags.RADIONUCLIDE_CODE_SEQUENCE))).isZero();
    assertThat(gate.check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void documentsAndWhatShowsPersonsAreRefusedHereToo() {
    for (String uid :
        List.of(
            Uids.VL_PHOTOGRAPHIC_IMAGE_STORAGE,
            Uids.VIDEO_PHOTOGRAPHIC_IMAGE_STORAGE,
            Uids.ENCAPSULATED_PDF_STORAGE,
            "1.2.3.4")) {
      assertThat(refusal(image(uid).bytes())).as(uid).isEqualTo(RefusalCode.SOP_CLASS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Uids.SECONDARY_CAPTURE_IMAGE_STORAGE,
        Uids.MULTI_FRAME_TRUE_COLOR_SECONDARY_CAPTURE_IMAGE_STORAGE,
        Uids.ULTRASOUND_IMAGE_STORAGE,
        Uids.ULTRASOUND_MULTI_FRAME_IMAGE_STORAGE
      })
  void whatHasTextInItsPixelsByHabitWaitsForAPersonWhateverItSays(String uid) {
    byte[] picture =
        image(uid)
            .text(Tags.BURNED_IN_ANNOTATION, "CS", "NO")
            .text(Tags.CONVERSION_TYPE, "CS", "WSD")
            .bytes();

    byte[] output = planned(picture, PixelLook.noText(4, 4));

    assertThat(refusal(picture)).isEqualTo(RefusalCode.BURNED_IN_SUSPICION);
    assertThat(gate.check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
    assertThat(TestSite.holds(output, "113101")).isTrue();
    assertThat(Header.read(Source.of(output)).text(Tags.CONVERSION_TYPE)).contains("WSD");
  }

  @Test
  void theGateRefusesAPictureThatNobodyAnsweredFor() {
    byte[] picture = image(Uids.SECONDARY_CAPTURE_IMAGE_STORAGE).bytes();
    String output =
        new String(planned(picture, PixelLook.noText(4, 4)), StandardCharsets.ISO_8859_1);
    byte[] unanswered = output.replace("113101", "113109").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(gate.check(Source.of(unanswered)))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused ->
                assertThat(refused.findings())
                    .anyMatch(finding -> finding.reason().equals("burned-in-suspicion")));
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
    return planned(input, PixelLook.NOT_LOOKED_AT);
  }

  private byte[] planned(byte[] input, PixelLook look) {
    Source source = Source.of(input);
    return switch (deidentifier.plan(source, look)) {
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
