package eir.deid.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eir.deid.Profile;
import eir.deid.Stamp;
import eir.deid.TestImage;
import eir.deid.TestSite;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import java.util.Arrays;
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

  private static Gate gateOn(int today) {
    return new Gate(Profile.standard(), TestSite.STAMP, today);
  }

  private static List<Finding> findings(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Passed passed -> throw new AssertionError("passed: " + passed);
      case Verdict.Refused(var findings) -> findings;
    };
  }
}
