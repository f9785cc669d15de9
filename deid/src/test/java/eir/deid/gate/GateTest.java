package eir.deid.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eir.deid.Deidentifier;
import eir.deid.Outcome;
import eir.deid.Profile;
import eir.deid.Stamp;
import eir.deid.TestImage;
import eir.deid.TestSite;
import eir.deid.clean.CsaHeader;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.Header;
import eir.dicom.stream.SequenceLength;
import eir.dicom.stream.Source;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final int STUDY_DAY = 20200821; // 20240131, 1,258 days before

  @Test
  void aStudyOfTodayPasses() {
    byte[] output = TestSite.output(new TestImage().bytes());

    assertThat(gateOn(STUDY_DAY).check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void aStudyDateLaterThanTodayIsRefused() {
    byte[] output = TestSite.output(new TestImage().bytes());

    assertThat(findings(gateOn(STUDY_DAY - 1).check(Source.of(output))))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.rule()).isEqualTo(Finding.Rule.G12);
          assertThat(finding.path()).isEqualTo("(0008,0020)");
          assertThat(finding.reason()).isEqualTo("in-the-future");
        });
  }

  @Test
  void anyOtherDateLaterThanTodayIsRefusedToo() {
    byte[] input =
        new TestImage().text(Tags.ACQUISITION_DATE_TIME, "DT", "20240201101500.5").bytes();
    byte[] output = TestSite.output(input);

    assertThat(findings(gateOn(STUDY_DAY).check(Source.of(output))))
        .extracting(Finding::path)
        .containsExactly("(0008,002A)");
  }

  @Test
  void withoutTodayNoDateIsInTheFuture() {
    byte[] output =
        TestSite.output(new TestImage().text(Tags.STUDY_DATE, "DA", "21500101").bytes());

    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void theCodeOfTheCaseIsStampedAndAskedForWhereThereIsOne() {
    Stamp ofCase = TestSite.STAMP.ofCase("EIR-0007");
    byte[] output = TestSite.output(new TestImage().bytes(), ofCase);
    byte[] before = TestSite.output(new TestImage().bytes());
    String number = "EIR-0007, chart 4711";
    byte[] odd = TestSite.output(new TestImage().bytes(), TestSite.STAMP.ofCase(number));

    assertThat(Header.read(Source.of(output)).text(Tags.CLINICAL_TRIAL_SUBJECT_ID))
        .hasValue("EIR-0007");
    assertThat(Header.read(Source.of(before)).text(Tags.CLINICAL_TRIAL_SUBJECT_ID))
        .isEqualTo(Header.read(Source.of(before)).text(Tags.PATIENT_ID));
    assertThat(new Gate(Profile.standard(), ofCase).check(Source.of(output)))
        .isInstanceOf(Verdict.Passed.class);
    assertThat(findings(new Gate(Profile.standard(), ofCase).check(Source.of(before))))
        .extracting(Finding::path)
        .containsExactly("(0012,0040)");
    assertThat(findings(TestSite.gate().check(Source.of(output))))
        .extracting(Finding::path)
        .containsExactly("(0012,0040)");
    assertThat(new Gate(Profile.standard()).check(Source.of(output)))
        .as("of any trial")
        .isInstanceOf(Verdict.Passed.class);
    assertThat(findings(new Gate(Profile.standard()).check(Source.of(odd))))
        .as("it may be a hospital number")
        .extracting(Finding::path)
        .containsExactly("(0012,0040)");
  }

  @Test
  void samplesThatComeInPiecesAreLookedAtLikeThoseOfAFileInMemory() {
    byte[] clean = TestSite.output(new TestImage().bytes());
    byte[] hiding = clean.clone();
    hiding[hiding.length - 1] |= (byte) 0x80;

    for (byte[] output : List.of(clean, hiding)) {
      Checking checking = TestSite.gate().begin(Source.of(output));
      while (checking.leftBytes() > 0) {
        int at = (int) checking.nextByte();
        checking.look(Arrays.copyOfRange(output, at, at + 2));
      }

      assertThat(checking.verdict()).isEqualTo(TestSite.gate().check(Source.of(output)));
    }
    assertThat(findings(TestSite.gate().check(Source.of(hiding))))
        .extracting(Finding::rule, Finding::reason, Finding::offset)
        .containsExactly(tuple(Finding.Rule.G10, "spare-bits", (long) hiding.length - 1));
  }

  @Test
  void samplesThatNobodyLookedAtAreNotClean() {
    byte[] output = TestSite.output(new TestImage().bytes());

    assertThat(findings(TestSite.gate().begin(Source.of(output)).verdict()))
        .extracting(Finding::reason)
        .containsExactly("spare-bits");
  }

  @Test
  void ofAFileThatWasNeverCleanedEveryViolationIsListed() {
    byte[] raw =
        new TestImage()
            .text(Tags.INSTITUTION_NAME, "LO", "ZQXJ Hospital")
            .text(Tags.PATIENT_COMMENTS, "LT", "ZQXJ")
            .bytes();
    Gate gate = TestSite.gate();

    assertThat(findings(gate.check(Source.of(raw))))
        .extracting(Finding::rule, Finding::path, Finding::reason)
        .doesNotHaveDuplicates()
        .contains(
            tuple(Finding.Rule.G7, "(0010,0020)", "no-pseudonym"),
            tuple(Finding.Rule.G7, "(0010,0010)", "stamp"),
            tuple(Finding.Rule.G7, "(0012,0062)", "missing"),
            tuple(Finding.Rule.G2, "", "preamble-or-meta"),
            tuple(Finding.Rule.G5, "(0008,0018)", "not-v8"),
            tuple(Finding.Rule.G4, "(0008,0080)", "not-cleaned"),
            tuple(Finding.Rule.G4, "(0008,103E)", "words-not-listed"),
            tuple(Finding.Rule.G4, "(0010,4000)", "not-cleaned"));
    assertThat(gate.sight().gone()).isGreaterThanOrEqualTo(2);
    assertThat(gate.sight().otherwise()).isGreaterThanOrEqualTo(4);
    assertThat(gate.sight().kept()).isGreaterThanOrEqualTo(15);
  }

  @Test
  void ofAClassThatIsNotTakenAllElseIsJudgedToo() {
    byte[] raw =
        new TestImage()
            .text(Tags.SOP_CLASS_UID, "UI", Uids.ULTRASOUND_IMAGE_STORAGE)
            .text(Tags.PATIENT_COMMENTS, "LT", "ZQXJ")
            .bytes();

    assertThat(findings(TestSite.gate().check(Source.of(raw))))
        .extracting(Finding::path, Finding::reason)
        .contains(tuple("(0008,0016)", "sop-class"), tuple("(0010,4000)", "not-cleaned"));
  }

  @Test
  void aFileWithoutUidOrStampsIsJudgedToItsEnd() {
    byte[] raw =
        new TestImage()
            .without(Tags.SOP_INSTANCE_UID)
            .without(Tags.PATIENT_ID)
            .text(Tags.PATIENT_COMMENTS, "LT", "ZQXJ")
            .bytes();

    assertThat(findings(new Gate(Profile.standard()).check(Source.of(raw))))
        .extracting(Finding::path, Finding::reason)
        .contains(
            tuple("(0008,0018)", "not-v8"),
            tuple("(0010,0020)", "no-pseudonym"),
            tuple("(0012,0010)", "stamp"),
            tuple("(0010,4000)", "not-cleaned"));
  }

  @Test
  void aSequenceThatIsToBeEmptyIsAFindingOfItsOwn() {
    byte[] raw =
        new TestImage()
            .text(Tags.SOP_CLASS_UID, "UI", Uids.ENHANCED_MR_IMAGE_STORAGE)
            .put(
                Tags.ACQUISITION_CONTEXT_SEQUENCE,
                to ->
                    to.sequence(
                        Tags.ACQUISITION_CONTEXT_SEQUENCE,
                        SequenceLength.DEFINED,
                        item -> item.text(Tags.TEXT_VALUE, "UT", "ZQXJ")))
            .bytes();

    assertThat(findings(TestSite.gate().check(Source.of(raw))))
        .extracting(Finding::path)
        .contains("(0040,0555)");
  }

  @Test
  void ofACleanFileEveryElementStays() {
    Gate gate = TestSite.gate();

    gate.check(Source.of(TestSite.output(new TestImage().bytes())));

    assertThat(gate.sight().elements()).isGreaterThan(30);
    assertThat(gate.sight().kept()).isEqualTo(gate.sight().elements());
  }

  private static Gate gateOn(int today) {
    return new Gate(Profile.standard(), TestSite.STAMP, today);
  }

  private static List<Finding> findings(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Passed passed -> throw new AssertionError("passed: " + passed);
      case Verdict.Refused(var findings) -> findings;
    };
  }

  @Test
  void theSameValuesInBytesThatEirWouldNotWriteAreRefused() {
    byte[] clean = TestSite.output(new TestImage().bytes());
    var table = Header.read(Source.of(clean)).table();
    int time = table.start(table.find(Tags.REPETITION_TIME)) + 4;
    int methods = table.find(Tags.DEIDENTIFICATION_METHOD_CODE_SEQUENCE);
    int value = table.value(methods);
    byte[] items = Arrays.copyOfRange(clean, value, value + table.length(methods));
    byte[] toDelimiter = HexFormat.of().parseHex("ffffffff");
    byte[] delimiter = HexFormat.of().parseHex("feffdde000000000");

    byte[] unknown =
        replaced(clean, time, time + 4, new byte[] {'U', 'N', 0, 0, clean[time + 2], 0, 0, 0});
    byte[] undefined =
        replaced(clean, value - 4, value + items.length, toDelimiter, items, delimiter);

    assertThat(findings(TestSite.gate().check(Source.of(unknown))))
        .extracting(Finding::rule, Finding::path, Finding::reason)
        .containsExactly(tuple(Finding.Rule.G14, "(0018,0080)", "kept"));
    assertThat(findings(TestSite.gate().check(Source.of(undefined))))
        .extracting(Finding::rule, Finding::path, Finding::reason)
        .containsExactly(tuple(Finding.Rule.G14, "", "would-change"));
  }

  @Test
  void aHeaderOfMosaicsHoldsItsNumbersAndNothingElse() {
    byte[] images = CsaHeader.field("NumberOfImagesInMosaic", "US", "35");
    byte[] original = CsaHeader.header(CsaHeader.field("PatientName", "LO", "ZQXJ"), images);
    byte[] clean = TestSite.output(mosaic(original));
    byte[] other = mosaic(CsaHeader.header(images, CsaHeader.field("CoilString", "LO", "ZQXJ")));

    assertThat(TestSite.holds(clean, "NumberOfImagesInMosaic")).isTrue();
    assertThat(TestSite.holds(clean, "ZQXJ")).isFalse();
    assertThat(TestSite.gate().check(Source.of(clean))).isInstanceOf(Verdict.Passed.class);
    Verdict.Refused refused =
        (Verdict.Refused) TestSite.gate().check(Source.of(with(clean, other)));
    assertThat(refused.findings())
        .extracting(Finding::rule, Finding::path)
        .containsExactly(tuple(Finding.Rule.G15, "(0029,1010)"));
  }

  @Test
  void underThePlainTierAMosaicHasNoHeaderAndItsOtherNumbersStay() {
    byte[] image = mosaic(CsaHeader.header(CsaHeader.field("NumberOfImagesInMosaic", "US", "35")));
    Profile plain = Profile.parse("eir-basic|113100 113105 113107 113108 113111|plain|");
    Source source = Source.of(image);
    Outcome outcome = new Deidentifier(plain, TestSite.KEY, TestSite.STAMP).plan(source);
    byte[] output = ((Outcome.Planned) outcome).plan().assemble(source);

    assertThat(TestSite.holds(output, "CSA HEADER")).isFalse();
    assertThat(TestSite.holds(output, "SIEMENS MR HEADER")).isTrue();
    assertThat(new Gate(plain, TestSite.STAMP).check(Source.of(output)))
        .isInstanceOf(Verdict.Passed.class);
    assertThat(plain.hash8()).isNotEqualTo(Profile.standard().hash8());
  }

  private static byte[] mosaic(byte[] header) {
    return new TestImage()
        .text(Tags.IMAGE_TYPE, "CS", "ORIGINAL", "PRIMARY", "M", "MOSAIC")
        .put(0x00190010, to -> to.text(0x00190010, "LO", "SIEMENS MR HEADER"))
        .put(0x0019100C, to -> to.text(0x0019100C, "IS", "700"))
        .put(0x00290010, to -> to.text(0x00290010, "LO", "SIEMENS CSA HEADER"))
        .put(0x00291010, to -> to.bytes(0x00291010, "OB", header))
        .bytes();
  }

  /** {@code clean} with the CSA header of {@code other}. */
  private static byte[] with(byte[] clean, byte[] other) {
    int[] own = csa(clean);
    int[] its = csa(other);
    return replaced(clean, own[0], own[1], Arrays.copyOfRange(other, its[0], its[1]));
  }

  private static byte[] replaced(byte[] file, int from, int to, byte[]... parts) {
    var out = new ByteArrayOutputStream();
    out.write(file, 0, from);
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    out.write(file, to, file.length - to);
    return out.toByteArray();
  }

  private static int[] csa(byte[] file) {
    var table = Header.read(Source.of(file)).table();
    int row = table.find(0x00291010);
    return new int[] {table.start(row), table.value(row) + table.length(row)};
  }
}
