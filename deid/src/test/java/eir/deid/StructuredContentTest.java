package eir.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eir.deid.clean.AllowedPrivate.Tier;
import eir.deid.gate.Finding;
import eir.deid.gate.Gate;
import eir.deid.gate.Verdict;
import eir.deid.pixel.Box;
import eir.deid.rule.AnyImage;
import eir.deid.rule.Intake;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.ElementWriter.Body;
import eir.dicom.stream.Header;
import eir.dicom.stream.SequenceLength;
import eir.dicom.stream.Source;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Clean Structured Content (113104): content items of images and of reports. */
class StructuredContentTest {
  private static final Profile CHOSEN = with(Option.CLEAN_STRUCTURED_CONTENT);
  private static final List<String> TITLE = List.of("126000", "DCM", "Imaging Measurement Report");
  private static final List<String> FINDING = List.of("121071", "DCM", "said by Mueller");

  @Test
  void withoutTheOptionAcquisitionContextGoesAndWithItListedItemsStay() {
    byte[] image =
        context(
            item(
                "CODE",
                List.of("A-52", "99SMS_CTMR", "Anna"),
                code(List.of("A-210", "99SMS_CTMR", "x"))),
            item("CODE", List.of("A-52", "99SMS_CTMR", "x"), code(List.of("17", "99HOSP", "Anna"))),
            item(
                "CODE",
                List.of("L-1", "99HOSP", "Anna"),
                code(List.of("A-210", "99SMS_CTMR", "x"))),
            item(
                "NUMERIC",
                List.of("113069", "DCM", "x"),
                unit(List.of("s", "UCUM", "Anna")),
                number("4.5")),
            item(
                "NUMERIC",
                List.of("113069", "DCM", "x"),
                unit(List.of("anna", "99HOSP", "s")),
                number("4.5")),
            item(
                "TEXT",
                List.of("113069", "DCM", "x"),
                to -> to.text(Tags.TEXT_VALUE, "UT", "Anna")));

    assertThat(
            Header.read(Source.of(output(image, Profile.standard(), Intake.TRIAL)))
                .items(Tags.ACQUISITION_CONTEXT_SEQUENCE))
        .isEmpty();
    byte[] output = output(image, CHOSEN, Intake.TRIAL);
    List<Header> items = items(output, Tags.ACQUISITION_CONTEXT_SEQUENCE);
    assertThat(items.stream().map(item -> item.text(Tags.VALUE_TYPE).orElseThrow()))
        .containsExactly("CODE", "NUMERIC", "TEXT");
    assertThat(meaning(items.getFirst(), Tags.CONCEPT_NAME_CODE_SEQUENCE))
        .isEqualTo("MR Technique");
    assertThat(meaning(items.getFirst(), Tags.CONCEPT_CODE_SEQUENCE)).isEqualTo("DTI");
    assertThat(items.get(1).text(Tags.NUMERIC_VALUE)).contains("4.5");
    assertThat(items.get(2).text(Tags.TEXT_VALUE)).contains("REMOVED");
    assertThat(TestSite.holds(output, "anna")).isFalse();
    assertThat(stamped(output)).contains("113104");
    assertThat(gate(CHOSEN, Intake.TRIAL).check(Source.of(image)))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void aReportsCodeIsNoImagesCode() {
    byte[] image = context(item("CODE", FINDING, code(List.of("112043", "DCM", "x"))));

    assertThat(items(output(image, CHOSEN, new AnyImage()), Tags.ACQUISITION_CONTEXT_SEQUENCE))
        .isEmpty();
    assertThat(
            items(
                output(
                    report(item("CODE", FINDING, code(List.of("112043", "DCM", "x")))),
                    CHOSEN,
                    new AnyImage()),
                Tags.CONTENT_SEQUENCE))
        .hasSize(1);
  }

  @Test
  void whatNamesSomebodyInAReportIsReplacedMovedOrGone() {
    byte[] report =
        report(
            item(
                "PNAME",
                List.of("121008", "DCM", "x"),
                to -> to.text(Tags.PERSON_NAME, "PN", "Zqxja^Anna")),
            item(
                "TEXT",
                FINDING,
                to -> to.text(Tags.TEXT_VALUE, "UT", "a mass, ZQXJB"),
                child(
                    item(
                        "NUM",
                        List.of("113069", "DCM", "x"),
                        measured("3", List.of("s", "UCUM", "s"))))),
            item("DATE", FINDING, to -> to.text(Tags.DATE, "DA", "20240131")),
            item("DATETIME", FINDING, to -> to.text(Tags.DATE_TIME, "DT", "20240131101500+0100")),
            item("TIME", FINDING, to -> to.text(Tags.TIME, "TM", "101500")),
            item(
                "UIDREF", List.of("112040", "DCM", "x"), to -> to.text(Tags.UID, "UI", "1.2.3.99")),
            item("IMAGE", List.of(), reference("1.2.3.4.5.6")),
            item(
                "DATE",
                List.of("ZQXJC", "99HOSP", "born"),
                to -> to.text(Tags.DATE, "DA", "20170505")),
            item(
                "CONTAINER",
                List.of("126010", "DCM", "x"),
                to -> to.text(Tags.CONTINUITY_OF_CONTENT, "CS", "SEPARATE"),
                child(
                    item(
                        "TEXT",
                        List.of("1", "99HOSP", "ZQXJD"),
                        to -> to.text(Tags.TEXT_VALUE, "UT", "ZQXJE")))),
            item("TABLE", FINDING, to -> to.text(Tags.TEXT_VALUE, "UT", "ZQXJF")));

    byte[] output = output(report, CHOSEN, new AnyImage());

    assertThat(TestSite.holds(output, "ZQXJ") || TestSite.holds(output, "anna")).isFalse();
    for (String gone : List.of("20240131", "20170505", "1.2.3.99", "1.2.3.4.5.6")) {
      assertThat(TestSite.holds(output, gone)).as(gone).isFalse();
    }
    List<Header> items = items(output, Tags.CONTENT_SEQUENCE);
    assertThat(items.stream().map(item -> item.text(Tags.VALUE_TYPE).orElseThrow()))
        .containsExactly(
            "PNAME", "TEXT", "DATE", "DATETIME", "TIME", "UIDREF", "IMAGE", "CONTAINER");
    assertThat(items.getFirst().text(Tags.PERSON_NAME)).contains("REMOVED");
    assertThat(items.get(1).text(Tags.TEXT_VALUE)).contains("REMOVED");
    assertThat(
            items
                .get(1)
                .items(Tags.CONTENT_SEQUENCE)
                .getFirst()
                .items(Tags.MEASURED_VALUE_SEQUENCE)
                .getFirst()
                .text(Tags.NUMERIC_VALUE))
        .contains("3");
    Header header = Header.read(Source.of(output));
    assertThat(items.get(2).text(Tags.DATE)).isEqualTo(header.text(Tags.STUDY_DATE));
    assertThat(items.get(3).text(Tags.DATE_TIME))
        .contains(header.text(Tags.STUDY_DATE).orElseThrow() + "101500");
    assertThat(items.get(7).items(Tags.CONTENT_SEQUENCE)).isEmpty();
    assertThat(
            items
                .get(6)
                .items(Tags.REFERENCED_SOP_SEQUENCE)
                .getFirst()
                .text(Tags.REFERENCED_SOP_INSTANCE_UID))
        .isEqualTo(
            Header.read(Source.of(TestSite.output(new TestImage().bytes())))
                .text(Tags.SOP_INSTANCE_UID));
    assertThat(header.text(Tags.RECOGNIZABLE_VISUAL_FEATURES)).isEmpty();
    assertThat(output(output, CHOSEN, new AnyImage())).isEqualTo(output);
  }

  @Test
  void aReportIsRefusedWithoutTheOptionWithoutAListedTitleAndInATrial() {
    byte[] report = report();
    byte[] untitled = report(List.of("A", "99HOSP", "Anna"));

    assertThat(refusal(report, Profile.standard(), new AnyImage()))
        .isEqualTo(RefusalCode.REPORT_NOT_CHOSEN);
    assertThat(refusal(untitled, CHOSEN, new AnyImage())).isEqualTo(RefusalCode.REPORT_TITLE);
    assertThat(refusal(report, CHOSEN, Intake.TRIAL)).isEqualTo(RefusalCode.SOP_CLASS);
    byte[] output = output(report, CHOSEN, new AnyImage());
    assertThat(gate(CHOSEN, Intake.TRIAL).check(Source.of(output)))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(findings(output, Profile.standard()))
        .extracting(Finding::path, Finding::reason)
        .startsWith(tuple("(0008,0016)", "sop-class"));
  }

  @Test
  void theGateNamesTheItemThatIsNotClean() {
    byte[] output =
        output(
            report(
                item("TEXT", FINDING, to -> to.text(Tags.TEXT_VALUE, "UT", "a mass")),
                item("IMAGE", List.of(), reference("1.2.3"))),
            CHOSEN,
            new AnyImage());
    byte[] said = replaced(output, "REMOVED ", "MUELLER ");
    byte[] coded = replaced(output, "121071", "991071");

    assertThat(findings(said))
        .extracting(Finding::path)
        .containsExactly("(0040,A730)[0]/(0040,A160)");
    assertThat(findings(coded).getFirst().path()).isEqualTo("(0040,A730)[0]");
    assertThat(findings(coded).getFirst().reason()).isEqualTo("content-not-cleaned");
  }

  @Test
  void underFullDatesTheDayOfBirthGoesAllTheSame() {
    Profile full = profile(Option.FULL_DATES, Option.CLEAN_STRUCTURED_CONTENT);
    byte[] report =
        report(
            item("DATE", FINDING, to -> to.text(Tags.DATE, "DA", "20170505")),
            item("DATE", FINDING, to -> to.text(Tags.DATE, "DA", "20240131")));

    assertThat(items(output(report, full, new AnyImage()), Tags.CONTENT_SEQUENCE))
        .extracting(item -> item.text(Tags.DATE).orElseThrow())
        .containsExactly("20240131");
  }

  @Test
  void theDayOfBirthGoesThoughItWouldMove() {
    byte[] report =
        report(
            item("DATE", FINDING, to -> to.text(Tags.DATE, "DA", "20170505")),
            item("DATETIME", FINDING, to -> to.text(Tags.DATE_TIME, "DT", "20170505101500")),
            item("DATE", FINDING, to -> to.text(Tags.DATE, "DA", "20240131")));

    List<Header> items = items(output(report, CHOSEN, new AnyImage()), Tags.CONTENT_SEQUENCE);

    assertThat(items).extracting(item -> item.text(Tags.VALUE_TYPE).orElseThrow()).hasSize(1);
    assertThat(items.getFirst().text(Tags.DATE)).isPresent();
  }

  @Test
  void theGateRefusesAReportWithoutATitleOrWithOneOfNoList() {
    byte[] output = output(report(), CHOSEN, new AnyImage());
    ElementTable table = new DataSetWalker().walk(Source.of(output));
    int title = table.find(Tags.CONCEPT_NAME_CODE_SEQUENCE);
    int end = table.start(table.next(title));
    byte[] untitled = Arrays.copyOf(output, output.length - end + table.start(title));
    System.arraycopy(output, end, untitled, table.start(title), output.length - end);

    assertThat(findings(output)).isEmpty();
    assertThat(findings(untitled)).extracting(Finding::reason).containsExactly("report-title");
    assertThat(findings(replaced(output, "126000", "996000")))
        .extracting(Finding::path)
        .contains("(0040,A043)");
  }

  @Test
  void boxesOfAnAnswerForEverythingAreNoReasonToRefuseAReport() {
    PixelLook look = new PixelLook.Looked(4, 4, List.of(new Box(0, 0, 2, 2)));

    Outcome outcome = deidentifier(CHOSEN, new AnyImage()).plan(Source.of(report()), look);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Planned.class,
            planned ->
                assertThat(stamped(planned.plan().assemble(Source.of(report()))))
                    .contains("113104")
                    .doesNotContain("113101"));
  }

  @Test
  void theLastTagThatThereIsGoesLikeAnyOtherUnknownOne() {
    byte[] report =
        new TestImage()
            .text(Tags.SOP_CLASS_UID, "UI", Uids.ENHANCED_SR_STORAGE)
            .put(Tags.CONCEPT_NAME_CODE_SEQUENCE, coded(Tags.CONCEPT_NAME_CODE_SEQUENCE, TITLE))
            .without(Tags.PIXEL_DATA)
            .text(0xFFFFFFFF, "LO", "ZQXJ")
            .bytes();

    assertThat(TestSite.holds(output(report, CHOSEN, new AnyImage()), "ZQXJ")).isFalse();
  }

  @Test
  void aDrawingGoesWithTheImageThatItLiesOn() {
    Body points = to -> to.floats(Tags.GRAPHIC_DATA, "FL", 1f, 2f);
    Body type = to -> to.text(Tags.GRAPHIC_TYPE, "CS", "POINT");
    byte[] on =
        report(
            item(
                "SCOORD",
                List.of(),
                child(item("IMAGE", List.of(), reference("1.2"))),
                points,
                type));
    byte[] beside =
        report(item("SCOORD", List.of(), child(item("TABLE", List.of())), points, type));

    List<Header> drawn = items(output(on, CHOSEN, new AnyImage()), Tags.CONTENT_SEQUENCE);
    assertThat(drawn.getFirst().text(Tags.GRAPHIC_TYPE)).contains("POINT");
    assertThat(items(output(beside, CHOSEN, new AnyImage()), Tags.CONTENT_SEQUENCE)).isEmpty();
  }

  @Test
  void pixelsInAReportGoAndItsVerifierIsADummy() {
    byte[] report =
        new TestImage()
            .text(Tags.SOP_CLASS_UID, "UI", Uids.ENHANCED_SR_STORAGE)
            .text(Tags.VALUE_TYPE, "CS", "CONTAINER")
            .put(Tags.CONCEPT_NAME_CODE_SEQUENCE, coded(Tags.CONCEPT_NAME_CODE_SEQUENCE, TITLE))
            .put(
                Tags.VERIFYING_OBSERVER_SEQUENCE,
                to ->
                    to.sequence(
                        Tags.VERIFYING_OBSERVER_SEQUENCE,
                        SequenceLength.DEFINED,
                        one ->
                            one.text(Tags.VERIFYING_ORGANIZATION, "LO", "ZQXJA")
                                .text(Tags.VERIFICATION_DATE_TIME, "DT", "20240131")
                                .text(Tags.VERIFYING_OBSERVER_NAME, "PN", "ZQXJB")))
            .bytes();

    byte[] output = output(report, CHOSEN, new AnyImage());

    assertThat(TestSite.holds(output, "ZQXJ")).isFalse();
    assertThat(
            items(output, Tags.VERIFYING_OBSERVER_SEQUENCE)
                .getFirst()
                .text(Tags.VERIFYING_ORGANIZATION))
        .contains("REMOVED");
    assertThat(findings(Arrays.copyOf(output, output.length + 2))).isNotEmpty();
  }

  private static List<Finding> findings(byte[] file) {
    return findings(file, CHOSEN);
  }

  private static List<Finding> findings(byte[] file, Profile profile) {
    return switch (gate(profile, new AnyImage()).check(Source.of(file))) {
      case Verdict.Passed _ -> List.of();
      case Verdict.Refused(var findings) -> findings;
    };
  }

  private static byte[] replaced(byte[] bytes, String found, String put) {
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.replace(found, put).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static Profile with(Option option) {
    EnumSet<Option> options = EnumSet.copyOf(Profile.standard().options());
    options.add(option);
    return new Profile("test", options, Tier.CORE);
  }

  private static Profile profile(Option... options) {
    EnumSet<Option> all = EnumSet.of(Option.BASIC);
    all.addAll(List.of(options));
    return new Profile("test", all, Tier.CORE);
  }

  private static byte[] context(Body... items) {
    return new TestImage()
        .put(
            Tags.ACQUISITION_CONTEXT_SEQUENCE,
            to -> to.sequence(Tags.ACQUISITION_CONTEXT_SEQUENCE, SequenceLength.DEFINED, items))
        .bytes();
  }

  private static byte[] report(Body... items) {
    return report(TITLE, items);
  }

  private static byte[] report(List<String> title, Body... items) {
    TestImage report =
        new TestImage()
            .text(Tags.SOP_CLASS_UID, "UI", Uids.ENHANCED_SR_STORAGE)
            .text(Tags.MODALITY, "CS", "SR")
            .text(Tags.VALUE_TYPE, "CS", "CONTAINER")
            .text(Tags.CONTINUITY_OF_CONTENT, "CS", "SEPARATE")
            .put(Tags.CONCEPT_NAME_CODE_SEQUENCE, coded(Tags.CONCEPT_NAME_CODE_SEQUENCE, title))
            .without(Tags.PIXEL_DATA);
    if (items.length > 0) {
      report.put(
          Tags.CONTENT_SEQUENCE,
          to -> to.sequence(Tags.CONTENT_SEQUENCE, SequenceLength.UNDEFINED, items));
    }
    return report.bytes();
  }

  /** A content item; {@code members} in the order of their tags. */
  private static Body item(String type, List<String> name, Body... members) {
    return to -> {
      boolean comesFirst = type.equals("IMAGE") || type.equals("NUMERIC"); // of lower tags
      if (comesFirst) {
        members[0].write(to);
      }
      to.text(Tags.RELATIONSHIP_TYPE, "CS", "CONTAINS").text(Tags.VALUE_TYPE, "CS", type);
      if (!name.isEmpty()) {
        coded(Tags.CONCEPT_NAME_CODE_SEQUENCE, name).write(to);
      }
      for (int i = comesFirst ? 1 : 0; i < members.length; i++) {
        members[i].write(to);
      }
    };
  }

  private static Body child(Body item) {
    return to -> to.sequence(Tags.CONTENT_SEQUENCE, SequenceLength.DEFINED, item);
  }

  private static Body code(List<String> value) {
    return coded(Tags.CONCEPT_CODE_SEQUENCE, value);
  }

  private static Body coded(int tag, List<String> code) {
    return to ->
        to.sequence(
            tag,
            SequenceLength.DEFINED,
            one ->
                one.text(Tags.CODE_VALUE, "SH", code.get(0))
                    .text(Tags.CODING_SCHEME_DESIGNATOR, "SH", code.get(1))
                    .text(Tags.CODE_MEANING, "LO", code.get(2)));
  }

  private static Body unit(List<String> unit) {
    return coded(Tags.MEASUREMENT_UNITS_CODE_SEQUENCE, unit);
  }

  private static Body number(String value) {
    return to -> to.text(Tags.NUMERIC_VALUE, "DS", value);
  }

  private static Body measured(String value, List<String> unit) {
    return to ->
        to.sequence(
            Tags.MEASURED_VALUE_SEQUENCE,
            SequenceLength.DEFINED,
            one -> {
              unit(unit).write(one);
              one.text(Tags.NUMERIC_VALUE, "DS", value);
            });
  }

  private static Body reference(String uid) {
    return to ->
        to.sequence(
            Tags.REFERENCED_SOP_SEQUENCE,
            SequenceLength.DEFINED,
            one ->
                one.text(Tags.REFERENCED_SOP_CLASS_UID, "UI", Uids.MR_IMAGE_STORAGE)
                    .text(Tags.REFERENCED_SOP_INSTANCE_UID, "UI", uid));
  }

  private static List<Header> items(byte[] file, int sequence) {
    return Header.read(Source.of(file)).items(sequence);
  }

  private static String meaning(Header item, int sequence) {
    return item.items(sequence).getFirst().text(Tags.CODE_MEANING).orElseThrow();
  }

  private static List<String> stamped(byte[] file) {
    return items(file, Tags.DEIDENTIFICATION_METHOD_CODE_SEQUENCE).stream()
        .map(item -> item.text(Tags.CODE_VALUE).orElseThrow())
        .toList();
  }

  private static Deidentifier deidentifier(Profile profile, Intake intake) {
    return new Deidentifier(profile, TestSite.KEY, TestSite.STAMP, (_, _, _, _) -> "", intake);
  }

  private static Gate gate(Profile profile, Intake intake) {
    return new Gate(profile, Optional.of(TestSite.STAMP), Gate.END_OF_TIME, intake);
  }

  private static byte[] output(byte[] input, Profile profile, Intake intake) {
    Source source = Source.of(input);
    byte[] output =
        switch (deidentifier(profile, intake).plan(source)) {
          case Outcome.Planned planned -> planned.plan().assemble(source);
          case Outcome.Refused refused -> throw new AssertionError(refused.toString());
        };
    assertThat(gate(profile, intake).check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
    return output;
  }

  private static RefusalCode refusal(byte[] input, Profile profile, Intake intake) {
    return switch (deidentifier(profile, intake).plan(Source.of(input))) {
      case Outcome.Planned planned -> throw new AssertionError("accepted: " + planned.instance());
      case Outcome.Refused(Refusal refusal) -> refusal.code();
    };
  }
}
