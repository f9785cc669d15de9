package eir.deid.hard;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.Deidentifier;
import eir.deid.Outcome;
import eir.deid.Profile;
import eir.deid.TestImage;
import eir.deid.TestSite;
import eir.deid.gate.Gate;
import eir.deid.gate.Verdict;
import eir.deid.rule.AnyImage;
import eir.dicom.dictionary.Tags;
import eir.dicom.file.JvmTwoByteSets;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The hard cases, searched for in raw output: nothing planted is left, what must stay stays, the
 * gate passes what was written and refuses what was read.
 *
 * <p>The same files lie in {@code data/hard-cases}, where the browser's equality test reads them;
 * {@code -Deir.renew=true} writes them anew.
 */
class HardCasesTest {
  private static final Path FILES = Path.of(System.getProperty("eir.root"), "data", "hard-cases");
  private static final Path MARKERS = FILES.resolveSibling("hard-cases-markers.tsv");

  private static final Profile CONTENT =
      Profile.parse("content|113100 113104 113105 113107 113108 113111|core|");

  private final Deidentifier content =
      new Deidentifier(CONTENT, TestSite.KEY, TestSite.STAMP, new JvmTwoByteSets(), new AnyImage());
  private final Deidentifier deidentifier =
      new Deidentifier(Profile.standard(), TestSite.KEY, TestSite.STAMP, new JvmTwoByteSets());

  static Stream<HardCase> cases() {
    return HardCases.all().stream();
  }

  @ParameterizedTest(name = "case {0}")
  @MethodSource("cases")
  void nothingIsLeft(HardCase hard) {
    Source source = Source.of(hard.file());

    switch (deidentifier.plan(source)) {
      case Outcome.Refused(var refusal) -> assertThat(hard.refusal()).contains(refusal.code());
      case Outcome.Planned planned -> {
        byte[] output = TestSite.output(planned, source, TestSite.gate());
        String searched = capitals(output);
        assertThat(hard.refusal()).isEmpty();
        for (byte[] marker : hard.markers()) {
          assertThat(searched).doesNotContain(capitals(marker));
        }
        for (String text : hard.stays()) {
          assertThat(searched).contains(text.toUpperCase(Locale.ROOT));
        }
        assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
        assertThat(TestSite.gate().check(source)).isInstanceOf(Verdict.Refused.class);
      }
    }
  }

  @ParameterizedTest(name = "case {0}")
  @MethodSource("cases")
  void nothingIsLeftWhereStructuredContentIsCleaned(HardCase hard) {
    Source source = Source.of(hard.file());

    if (content.plan(source) instanceof Outcome.Planned planned) {
      Gate gate = new Gate(CONTENT, Optional.of(TestSite.STAMP), Gate.END_OF_TIME, new AnyImage());
      byte[] output = TestSite.output(planned, source, gate);
      String searched = capitals(output);
      for (byte[] marker : hard.markers()) {
        assertThat(searched).doesNotContain(capitals(marker));
      }
      assertThat(gate.check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
    }
  }

  @ParameterizedTest(name = "case {0}")
  @MethodSource("cases")
  void everyMarkerIsInTheInput(HardCase hard) {
    String input = capitals(hard.file());

    for (byte[] marker : hard.markers()) {
      assertThat(input).contains(capitals(marker));
    }
  }

  @Test
  void everyCaseOfOneFileHasAFile() {
    // 24 is of names of files and folders and of a disc's other files, which no file can show:
    // below, and where a disc is read, the tests of the command line and of the page.
    assertThat(cases().map(HardCase::number).collect(Collectors.toSet()))
        .containsAll(IntStream.rangeClosed(1, 27).boxed().filter(n -> n != 24).toList());
  }

  @Test
  void case16ReferencesOverTwoStudiesResolve() {
    Header first = output(16, "an image of a first study");
    Header second = output(16, "an image of a second study that refers to the first");
    Header derivation = second.items(Tags.DERIVATION_IMAGE_SEQUENCE).getFirst();
    Header image = derivation.items(Tags.SOURCE_IMAGE_SEQUENCE).getFirst();
    Header study =
        second.items(Tags.STUDIES_CONTAINING_OTHER_REFERENCED_INSTANCES_SEQUENCE).getFirst();
    Header series = study.items(Tags.REFERENCED_SERIES_SEQUENCE).getFirst();
    Header instance = series.items(Tags.REFERENCED_SOP_SEQUENCE).getFirst();

    assertThat(first.text(Tags.SOP_INSTANCE_UID)).isPresent();
    assertThat(image.text(Tags.REFERENCED_SOP_INSTANCE_UID))
        .isEqualTo(first.text(Tags.SOP_INSTANCE_UID));
    assertThat(instance.text(Tags.REFERENCED_SOP_INSTANCE_UID))
        .isEqualTo(first.text(Tags.SOP_INSTANCE_UID));
    assertThat(series.text(Tags.SERIES_INSTANCE_UID))
        .isEqualTo(first.text(Tags.SERIES_INSTANCE_UID));
    assertThat(study.text(Tags.STUDY_INSTANCE_UID)).isEqualTo(first.text(Tags.STUDY_INSTANCE_UID));
    assertThat(second.text(Tags.STUDY_INSTANCE_UID))
        .isNotEqualTo(first.text(Tags.STUDY_INSTANCE_UID));
    assertThat(second.text(Tags.FRAME_OF_REFERENCE_UID))
        .isEqualTo(first.text(Tags.FRAME_OF_REFERENCE_UID));
  }

  @Test
  void case24NothingOfAFileButItsNewUidNamesItsOutput() {
    Source source = new TestImage().source();
    Outcome.Planned planned = (Outcome.Planned) deidentifier.plan(source);

    Header header = Header.read(Source.of(planned.plan().assemble(source)));

    assertThat(header.text(Tags.SOP_INSTANCE_UID)).contains(planned.instance().sopInstanceUid());
    assertThat(planned.instance().sopInstanceUid()).startsWith("2.25.");
  }

  @Test
  void case25TwoPatientsAreTwoSubjects() {
    byte[] one = file(25, "the first of two patients on one disc");
    byte[] other = file(25, "the second of two patients on one disc");

    assertThat(deidentifier.inspect(Source.of(one)).anchor())
        .isNotEqualTo(deidentifier.inspect(Source.of(other)).anchor());
    assertThat(TestSite.header(one).text(Tags.PATIENT_ID))
        .isNotEqualTo(TestSite.header(other).text(Tags.PATIENT_ID));
  }

  @Test
  void case26OneUidWithOtherBytesStaysOneUidWithOtherBytes() {
    byte[] one = TestSite.output(file(26, "a UID"));
    byte[] other = TestSite.output(file(26, "the same UID with other bytes"));

    assertThat(Header.read(Source.of(one)).text(Tags.SOP_INSTANCE_UID))
        .isEqualTo(Header.read(Source.of(other)).text(Tags.SOP_INSTANCE_UID));
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void theFilesOfTheBrowsersEqualityTestAreTheseCases() throws IOException {
    List<HardCase> all = HardCases.all();
    assertThat(all.stream().map(HardCase::fileName)).doesNotHaveDuplicates();
    if (Boolean.getBoolean("eir.renew")) {
      Files.createDirectories(FILES);
      for (HardCase hard : all) {
        Files.write(FILES.resolve(hard.fileName()), hard.file());
      }
    }
    try (Stream<Path> there = Files.list(FILES)) {
      assertThat(there.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(all.stream().map(HardCase::fileName).toList());
    }
    for (HardCase hard : all) {
      assertThat(Files.readAllBytes(FILES.resolve(hard.fileName()))).isEqualTo(hard.file());
    }
  }

  @Test
  void theBrowserSearchesForTheSameMarkers() throws IOException {
    List<String> lines = HardCases.all().stream().map(HardCasesTest::markerLine).toList();
    if (Boolean.getBoolean("eir.renew")) {
      Files.write(MARKERS, lines);
    }

    assertThat(Files.readAllLines(MARKERS)).isEqualTo(lines);
  }

  /** Name of the file, then each marker in hexadecimal digits, between tabs. */
  private static String markerLine(HardCase hard) {
    return Stream.concat(
            Stream.of(hard.fileName()), hard.markers().stream().map(HexFormat.of()::formatHex))
        .collect(Collectors.joining("\t"));
  }

  private static byte[] file(int number, String name) {
    return cases()
        .filter(hard -> hard.number() == number && hard.name().equals(name))
        .findFirst()
        .orElseThrow()
        .file();
  }

  private static Header output(int number, String name) {
    return Header.read(Source.of(TestSite.output(file(number, name))));
  }

  /** One character a byte, capitals for small letters. */
  private static String capitals(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
  }
}
