package eir.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.deid.clean.AllowedPrivate.Tier;
import eir.deid.gate.Gate;
import eir.deid.gate.Verdict;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The options of PS3.15 Annex E that a trial chooses from: what each keeps, and what it stamps. */
class OptionsTest {
  private static final byte[] IMAGE =
      new TestImage()
          .text(Tags.INSTITUTION_NAME, "LO", "Hospital Aurora")
          .text(Tags.STATION_NAME, "SH", "MRC40001")
          .text(Tags.DEVICE_SERIAL_NUMBER, "LO", "40001")
          .text(Tags.FRAME_OF_REFERENCE_UID, "UI", "1.2.3.4.7")
          .text(Tags.ACQUISITION_DATE_TIME, "DT", "20240131101500.25+0100")
          .bytes();

  @Test
  void fullDatesStayWithoutTheirZoneAndTheBirthDateGoes() {
    Header header = header(IMAGE, Option.FULL_DATES);

    assertThat(header.text(Tags.STUDY_DATE)).contains("20240131");
    assertThat(header.text(Tags.ACQUISITION_DATE_TIME)).contains("20240131101500.25");
    assertThat(header.text(Tags.PATIENT_BIRTH_DATE)).isEmpty();
    assertThat(header.text(Tags.LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED)).contains("UNMODIFIED");
  }

  @Test
  void withoutAnOptionForDatesTheyGo() {
    Header header = header(IMAGE);

    assertThat(header.text(Tags.STUDY_DATE)).isEmpty();
    assertThat(header.text(Tags.LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED)).contains("REMOVED");
  }

  @Test
  void retainedUidsAreTheInputsAndItsSecondPassChangesNothing() {
    Profile profile = profile(Option.UIDS, Option.MODIFIED_DATES);
    byte[] output = output(IMAGE, profile);
    Header header = Header.read(Source.of(output));

    assertThat(header.text(Tags.SOP_INSTANCE_UID)).contains("1.2.3.4.5.6");
    assertThat(header.text(Tags.FRAME_OF_REFERENCE_UID)).contains("1.2.3.4.7");
    assertThat(output(output, profile)).isEqualTo(output);
  }

  @Test
  void aDevicesIdentityStaysAndAnInstitutionsGoes() {
    Header header = header(IMAGE, Option.DEVICE_IDENTITY);

    assertThat(header.text(Tags.STATION_NAME)).contains("MRC40001");
    assertThat(header.text(Tags.DEVICE_SERIAL_NUMBER)).contains("40001");
    assertThat(header.text(Tags.INSTITUTION_NAME)).isEmpty();
  }

  @Test
  void anInstitutionStaysAndADeviceGoes() {
    Header header = header(IMAGE, Option.INSTITUTION);

    assertThat(header.text(Tags.INSTITUTION_NAME)).contains("Hospital Aurora");
    assertThat(header.text(Tags.STATION_NAME)).isEmpty();
  }

  @Test
  void whatIsRetainedMayNotHoldThePatientsNameNorLetters() {
    byte[] named =
        new TestImage()
            .text(Tags.INSTITUTION_NAME, "LO", "Practice of Anna Mueller")
            .text(Tags.STATION_NAME, "SH", "MR \u00e9")
            .bytes();
    Header header = header(named, Option.INSTITUTION, Option.DEVICE_IDENTITY);

    assertThat(header.text(Tags.INSTITUTION_NAME)).isEmpty();
    assertThat(header.text(Tags.STATION_NAME)).isEmpty();
  }

  static Stream<Set<Option>> choices() {
    return Stream.of(
        Set.of(),
        Set.of(Option.FULL_DATES),
        Set.of(Option.UIDS, Option.FULL_DATES, Option.DEVICE_IDENTITY, Option.INSTITUTION),
        Set.of(Option.SAFE_PRIVATE),
        Set.of(Option.PATIENT_CHARACTERISTICS, Option.CLEAN_DESCRIPTORS, Option.MODIFIED_DATES));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void theCodesInTheFileAreThoseOfTheProfileAndNoOther(Set<Option> chosen) throws IOException {
    Profile profile = profile(chosen.toArray(Option[]::new));
    Header header = Header.read(Source.of(output(IMAGE, profile)));

    List<String> stamped =
        header.items(Tags.DEIDENTIFICATION_METHOD_CODE_SEQUENCE).stream()
            .map(item ->
                item.text(Tags.CODE_VALUE).orElseThrow()
                    + "\t"
                    + item.text(Tags.CODE_MEANING).orElseThrow())
            .toList();
    assertThat(stamped)
        .containsExactlyElementsOf(
            Files.readAllLines(Path.of(System.getProperty("eir.root"), "standard", "cid7050.tsv"))
                .stream()
                .map(line -> line.split("\t"))
                .filter(cells ->
                    profile.options().stream().anyMatch(option -> option.code().equals(cells[1])))
                .map(cells -> cells[1] + "\t" + cells[2])
                .toList());
  }

  @Test
  void aProfileCannotClaimWhatNobodyDid() {
    assertThatThrownBy(() -> profile(Option.CLEAN_PIXELS)).hasMessageContaining("113101");
    assertThatThrownBy(() -> profile(Option.CLEAN_FACES)).hasMessageContaining("113102");
    assertThatThrownBy(() -> profile(Option.FULL_DATES, Option.MODIFIED_DATES))
        .hasMessageContaining("113106");
  }

  private static Profile profile(Option... options) {
    EnumSet<Option> all = EnumSet.of(Option.BASIC);
    all.addAll(List.of(options));
    return new Profile("test", all, Tier.CORE);
  }

  private static Header header(byte[] input, Option... options) {
    return Header.read(Source.of(output(input, profile(options))));
  }

  /** The output, which has passed the gate of the same profile. */
  private static byte[] output(byte[] input, Profile profile) {
    Source source = Source.of(input);
    var deidentifier = new Deidentifier(profile, TestSite.KEY, TestSite.STAMP);
    Outcome.Planned planned = (Outcome.Planned) deidentifier.plan(source);
    byte[] output = planned.plan().assemble(source);
    var gate =
        new Gate(
            profile, Optional.of(TestSite.STAMP), Gate.END_OF_TIME, eir.deid.rule.Intake.TRIAL);
    assertThat(gate.check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
    return output;
  }
}
