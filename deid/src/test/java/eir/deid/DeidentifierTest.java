package eir.deid;

import static eir.deid.TestSite.header;
import static eir.deid.TestSite.holds;
import static eir.deid.TestSite.output;
import static eir.deid.TestSite.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.gate.Verdict;
import eir.deid.hard.CodeStreams;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.ElementWriter;
import eir.dicom.stream.Encoding;
import eir.dicom.stream.Header;
import eir.dicom.stream.OffsetTable;
import eir.dicom.stream.SequenceLength;
import eir.dicom.stream.Source;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hard cases of DEID §4 and the golden values of §3, one file each. */
class DeidentifierTest {

  @Test
  void theGoldenPatientGetsTheGoldenPseudonymAndShift() {
    Header header = header(new TestImage().bytes());

    assertThat(header.text(Tags.PATIENT_ID)).contains("6VE8KPBR9");
    assertThat(header.text(Tags.PATIENT_NAME)).contains("6VE8KPBR9");
    assertThat(header.text(Tags.STUDY_DATE)).contains("20200821"); // 1,258 days before
    assertThat(header.text(Tags.PATIENT_BIRTH_DATE)).isEmpty();
    assertThat(header.text(Tags.PATIENT_AGE)).contains("006Y");
  }

  @Test
  void theGoldenUidIsMappedAsTheVectorSays() {
    Header header =
        header(new TestImage().text(Tags.SOP_INSTANCE_UID, "UI", "1.2.840.113619.2.5.1").bytes());

    assertThat(header.text(Tags.SOP_INSTANCE_UID))
        .contains("2.25.116301159256162237418288539328188494701");
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void everyEncodingIsKeptAndPasses(Encoding encoding) {
    byte[] output = output(new TestImage(encoding).bytes());

    Header header = Header.read(Source.of(output));
    assertThat(header.transferSyntax().uid()).isEqualTo(encoding.transferSyntaxUid());
    assertThat(header.decimals(Tags.ROWS)).containsExactly(4);
    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void aNameInADescriptionGoesAndTheSequenceStays() {
    assertThat(header(new TestImage().bytes()).text(Tags.SERIES_DESCRIPTION)).contains("T1 SAG");
  }

  @Test
  void aWordOfTheVocabularyThatIsThePatientsNameGoesToo() {
    byte[] input =
        new TestImage()
            .text(Tags.PATIENT_NAME, "PN", "Dixon^Flair")
            .text(Tags.SERIES_DESCRIPTION, "LO", "T2 FLAIR AX")
            .bytes();

    assertThat(header(input).text(Tags.SERIES_DESCRIPTION)).contains("T2 AX");
  }

  @Test
  void geometryStaysToTheByte() {
    byte[] input = new TestImage().bytes();

    assertThat(header(input).bytes(Tags.IMAGE_POSITION_PATIENT))
        .isEqualTo(Header.read(Source.of(input)).bytes(Tags.IMAGE_POSITION_PATIENT));
  }

  @Test
  void aListedPrivateElementStaysWithItsCreatorAndAnUnlistedOneGoesWithIts() {
    byte[] input =
        new TestImage()
            .put(0x00190010, to -> to.privateBlock(0x0019, 0x10, "SIEMENS MR HEADER"))
            .put(0x00190011, to -> to.privateBlock(0x0019, 0x11, "ZQXJ CREATOR"))
            .put(0x0019100C, to -> to.text(0x0019100C, "IS", "1000"))
            .put(0x00191008, to -> to.text(0x00191008, "CS", "ZQXJ"))
            .put(0x00191101, to -> to.text(0x00191101, "LO", "ZQXJ"))
            .bytes();

    Header header = header(input);
    assertThat(header.text(0x0019100C)).contains("1000");
    assertThat(header.text(0x00190010)).contains("SIEMENS MR HEADER");
    assertThat(holds(output(input), "ZQXJ")).isFalse();
  }

  @Test
  void aPrivateValueOutsideItsGrammarGoesAndTakesItsCreatorAlong() {
    byte[] input =
        new TestImage()
            .put(0x00190010, to -> to.privateBlock(0x0019, 0x10, "SIEMENS MR HEADER"))
            .put(0x0019100C, to -> to.text(0x0019100C, "IS", "Mueller"))
            .bytes();

    assertThat(holds(output(input), "SIEMENS MR")).isFalse();
  }

  @Test
  void aSequenceUnderUnIsReadCleanedAndWrittenWithItsTrueVr() {
    byte[] input =
        new TestImage()
            .put(
                Tags.DERIVATION_IMAGE_SEQUENCE,
                to ->
                    to.unknownSequence(
                        Tags.DERIVATION_IMAGE_SEQUENCE,
                        item ->
                            item.text(Tags.DERIVATION_DESCRIPTION, "ST", "ZQXJ")
                                .sequence(
                                    Tags.SOURCE_IMAGE_SEQUENCE,
                                    SequenceLength.DEFINED,
                                    inner ->
                                        inner
                                            .text(
                                                Tags.REFERENCED_SOP_CLASS_UID,
                                                "UI",
                                                Uids.MR_IMAGE_STORAGE)
                                            .text(
                                                Tags.REFERENCED_SOP_INSTANCE_UID,
                                                "UI",
                                                "1.2.3.4.5.6"))))
            .bytes();

    byte[] output = output(input);

    Header header = Header.read(Source.of(output));
    Header source =
        header
            .items(Tags.DERIVATION_IMAGE_SEQUENCE)
            .getFirst()
            .items(Tags.SOURCE_IMAGE_SEQUENCE)
            .getFirst();
    assertThat(source.text(Tags.REFERENCED_SOP_INSTANCE_UID))
        .isEqualTo(header.text(Tags.SOP_INSTANCE_UID));
    assertThat(holds(output, "ZQXJ")).isFalse();
    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void bytesBehindThePixelsGo() {
    byte[] clean = output(new TestImage().bytes());
    byte[] padded =
        output(new TestImage().behindPixels("ZQXJ".getBytes(StandardCharsets.US_ASCII)).bytes());

    assertThat(padded).isEqualTo(clean);
  }

  @Test
  void fewerPixelsThanTheHeaderStatesAreRefused() {
    assertThat(refusal(new TestImage().number(Tags.ROWS, 5).bytes()))
        .isEqualTo(RefusalCode.PIXELS_TOO_SHORT);
  }

  @Test
  void anOverlayInTheSpareBitsIsMaskedAndItsGroupGoes() {
    short[] samples = new short[16];
    Arrays.fill(samples, (short) 0x8123);
    byte[] input =
        new TestImage()
            .put(Tags.PIXEL_DATA, to -> to.words(Tags.PIXEL_DATA, samples))
            .number(0x60000010, 4)
            .number(0x60000100, 16)
            .number(0x60000102, 15)
            .bytes();

    byte[] output = output(input);

    assertThat(output[output.length - 1]).isEqualTo((byte) 0x01);
    assertThat(output[output.length - 2]).isEqualTo((byte) 0x23);
    assertThat(Header.read(Source.of(output)).bytes(0x60000010)).isEmpty();
    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void aCommentInsideAJpegFrameIsZeroedInPlace() {
    byte[] frame = jpeg("ZQXJ");
    byte[] input =
        new TestImage()
            .number(Tags.BITS_ALLOCATED, 8)
            .number(Tags.BITS_STORED, 8)
            .number(Tags.HIGH_BIT, 7)
            .put(Tags.PIXEL_DATA, to -> to.encapsulated(List.of(List.of(frame)), OffsetTable.BASIC))
            .bytes(Uids.JPEG_BASELINE8_BIT);

    byte[] output = output(input);

    assertThat(holds(output, "ZQXJ")).isFalse();
    assertThat(holds(output, "Exif")).isFalse();
    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
    assertThat(TestSite.gate().check(Source.of(input))).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void framesThatAreEncapsulatedButNotCompressedStayAndWhatIsBehindThemIsZeroed() {
    byte[] first = "16 pixel bytes..".getBytes(StandardCharsets.US_ASCII);
    byte[] second = "others, and ZQXJZQXJ".getBytes(StandardCharsets.US_ASCII);

    byte[] output = output(uncompressedFrames(8, first, second));

    assertThat(holds(output, "16 pixel bytes..")).isTrue();
    assertThat(holds(output, "others, and ZQXJ\0\0\0\0")).isTrue();
    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void framesThatAreEncapsulatedButNotCompressedMayNotHideBitsNorBeShort() {
    byte[] frame = new byte[16];
    byte[] hiding = frame.clone();
    hiding[7] = (byte) 0x80;

    assertThat(refusal(uncompressedFrames(7, frame, hiding))).isEqualTo(RefusalCode.CODE_STREAM);
    assertThat(refusal(uncompressedFrames(7, frame, new byte[14])))
        .isEqualTo(RefusalCode.CODE_STREAM);
    assertThat(output(uncompressedFrames(7, frame, frame))).isNotEmpty();
  }

  /** Two frames of 4 × 4 bytes, {@code bits} of each stored. */
  private static byte[] uncompressedFrames(int bits, byte[] first, byte[] second) {
    return new TestImage()
        .text(Tags.NUMBER_OF_FRAMES, "IS", "2")
        .number(Tags.BITS_ALLOCATED, 8)
        .number(Tags.BITS_STORED, bits)
        .number(Tags.HIGH_BIT, bits - 1)
        .put(
            Tags.PIXEL_DATA,
            to -> to.encapsulated(List.of(List.of(first), List.of(second)), OffsetTable.BASIC))
        .bytes(Uids.ENCAPSULATED_UNCOMPRESSED_EXPLICIT_VR_LITTLE_ENDIAN);
  }

  @Test
  void identityInAnElementThatMayGoMakesItGo() {
    byte[] input =
        new TestImage()
            .text(Tags.PATIENT_ID, "LO", "20471199")
            .text(Tags.ACQUISITION_NUMBER, "IS", "20471199")
            .text(Tags.SOFTWARE_VERSIONS, "LO", "syngo Mueller")
            .bytes();

    assertThat(holds(output(input), "20471199")).isFalse();
    assertThat(holds(output(input), "Mueller")).isFalse();
  }

  @Test
  void aDateWrittenAsASeriesNumberIsEmptied() {
    Header header = header(new TestImage().text(Tags.SERIES_NUMBER, "IS", "20240131").bytes());

    assertThat(header.bytes(Tags.SERIES_NUMBER).orElseThrow().length()).isZero();
  }

  @Test
  void aSecondPatientsNameBehindTheFirstIsADuplicateTagAndRefused() {
    byte[] input =
        new TestImage()
            .put(
                Tags.PATIENT_NAME,
                (ElementWriter to) ->
                    to.raw(
                        "\20\0\20\0PN\4\0Doe^\20\0\20\0PN\4\0Roe^"
                            .getBytes(StandardCharsets.ISO_8859_1)))
            .bytes();

    assertThat(refusal(input)).isEqualTo(RefusalCode.OUT_OF_ORDER);
  }

  @Test
  void documentsAndOtherObjectsAreRefusedByTheirClass() {
    assertThat(
            refusal(
                new TestImage()
                    .text(Tags.SOP_CLASS_UID, "UI", Uids.ENCAPSULATED_PDF_STORAGE)
                    .bytes()))
        .isEqualTo(RefusalCode.SOP_CLASS);
  }

  @Test
  void withoutPatientIdThePersonIsAsked() {
    assertThat(refusal(new TestImage().text(Tags.PATIENT_ID, "LO", "").bytes()))
        .isEqualTo(RefusalCode.NO_PATIENT_ID);
  }

  @Test
  void anOwnOutputComesOutAsItWentIn() {
    byte[] output = output(new TestImage().bytes());

    assertThat(output(output)).isEqualTo(output);
  }

  @Test
  void aSecondaryPictureWithoutGeometryWaitsForAPerson() {
    TestImage image =
        new TestImage()
            .text(Tags.IMAGE_TYPE, "CS", "DERIVED", "SECONDARY")
            .without(Tags.IMAGE_ORIENTATION_PATIENT)
            .without(Tags.PIXEL_SPACING);
    Source source = image.source();
    Deidentifier deidentifier = TestSite.deidentifier();
    Subject subject = Subject.of(TestSite.KEY, deidentifier.inspect(source).anchor().orElseThrow());

    assertThat(refusal(image.bytes())).isEqualTo(RefusalCode.BURNED_IN_SUSPICION);
    assertThat(deidentifier.plan(source, subject, TestSite.noText(source)))
        .isInstanceOf(Outcome.Planned.class);
  }

  @Test
  void theReportNamesTagsAndNoValues() {
    Outcome outcome = TestSite.deidentifier().plan(new TestImage().source());

    String json = ((Outcome.Planned) outcome).report().toJson(Profile.standard());
    assertThat(json)
        .startsWith("{\"format\":\"eir.deid-report/1\"")
        .contains("{\"tag\":\"(0008,0018)\",\"action\":\"U\",\"count\":1}");
    assertThat(holds(json.getBytes(StandardCharsets.UTF_8), "Mueller")).isFalse();
  }

  @Test
  void theReportCountsElementsThatHeldTheIdentityByTag() {
    TestImage named =
        new TestImage()
            .text(Tags.PATIENT_NAME, "PN", "Skyra^Anna")
            .text(Tags.MANUFACTURER_MODEL_NAME, "LO", "Skyra");
    Report report = ((Outcome.Planned) TestSite.deidentifier().plan(named.source())).report();
    Report none =
        ((Outcome.Planned)
                TestSite.deidentifier()
                    .plan(
                        new TestImage().text(Tags.MANUFACTURER_MODEL_NAME, "LO", "Skyra").source()))
            .report();
    Report both = new Report();
    both.add(report);
    both.add(none);
    both.add(report);

    assertThat(report.identityHits()).isEqualTo(1);
    assertThat(none.toJson(Profile.standard())).contains("\"identityHits\":[],\"actions\":[");
    assertThat(both.toJson(Profile.standard()))
        .contains("\"identityHits\":[{\"tag\":\"(0008,1090)\",\"count\":2}],")
        .doesNotContain("\"action\":\"I\"")
        .doesNotContainIgnoringCase("skyra");
  }

  @Test
  void theSenderSeesWhatWasAndWhatWillBe() {
    Source source = new TestImage().source();
    Deidentifier deidentifier = TestSite.deidentifier();
    Subject subject = Subject.of(TestSite.KEY, deidentifier.inspect(source).anchor().orElseThrow());

    Change description =
        deidentifier.explain(source, subject).stream()
            .filter(change -> change.tag() == Tags.SERIES_DESCRIPTION)
            .findFirst()
            .orElseThrow();

    assertThat(description.path()).isEqualTo("(0008,103E)");
    assertThat(description.before().reveal()).isEqualTo("T1 MUELLER ANNA SAG");
    assertThat(description.after()).isEqualTo("T1 SAG");
  }

  /** SOI, APP1 with Exif, COM, one scan without meaning, EOI. */
  private static byte[] jpeg(String comment) {
    byte[] exif = CodeStreams.segment(0xE1, "Exif\0\0");
    return CodeStreams.jpeg(exif, CodeStreams.segment(0xFE, comment));
  }

  @Test
  void aTextThatTheImageNeedsOnAConditionKeepsAWordWhereNoneOfItsOwnMayStay() {
    byte[] file =
        new TestImage()
            .text(Tags.SOP_CLASS_UID, "UI", Uids.ENHANCED_MR_IMAGE_STORAGE)
            .text(Tags.PULSE_SEQUENCE_NAME, "SH", "ZQXSECRET")
            .bytes();
    Header header = Header.read(Source.of(TestSite.output(file)));
    assertThat(header.text(Tags.PULSE_SEQUENCE_NAME)).contains("REMOVED");
  }

  @Test
  void anEarlierNameOfSnomedIsOneOfItsNames() {
    byte[] file =
        new TestImage()
            .put(
                Tags.ANATOMIC_REGION_SEQUENCE,
                to ->
                    to.sequence(
                        Tags.ANATOMIC_REGION_SEQUENCE,
                        SequenceLength.DEFINED,
                        item ->
                            item.text(Tags.CODE_VALUE, "SH", "T-D9200")
                                .text(Tags.CODING_SCHEME_DESIGNATOR, "SH", "SNM3")
                                .text(Tags.CODE_MEANING, "LO", "knee of Anna")))
            .bytes();
    byte[] output = TestSite.output(file);
    assertThat(TestSite.holds(output, "T-D9200")).isTrue();
    assertThat(TestSite.holds(output, "Knee")).isTrue();
    assertThat(TestSite.holds(output, "Anna")).isFalse();
    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
  }
}
