package eir.deid;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.key.DateShift;
import eir.deid.key.Pseudonym;
import eir.deid.key.SiteKey;
import eir.deid.key.SubjectAnchor;
import eir.dicom.Bytes;
import eir.dicom.Identifying;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import org.junit.jupiter.api.Test;

class SubjectMemoTest {
  @Test
  void aChildOfTheClinicsListKeepsItsCodeAndItsShiftUnderANewKey() {
    byte[] image = new TestImage().bytes();
    Header old = Header.read(Source.of(TestSite.output(image)));
    byte[] secret = new byte[SiteKey.LENGTH_BYTES];
    secret[0] = 9;
    var renewed =
        new Deidentifier(Profile.standard(), new SiteKey(Bytes.owning(secret)), TestSite.STAMP);
    Header stranger = output(renewed, image);
    Identifying<String> anchor = renewed.inspect(Source.of(image)).anchor().orElseThrow();

    renewed.know(
        anchor,
        new Subject(new Pseudonym(old.text(Tags.PATIENT_ID).orElseThrow()), new DateShift(-1258)));
    Header known = output(renewed, image);

    assertThat(stranger.text(Tags.PATIENT_ID)).isNotEqualTo(old.text(Tags.PATIENT_ID));
    assertThat(known.text(Tags.PATIENT_ID)).isEqualTo(old.text(Tags.PATIENT_ID));
    assertThat(known.text(Tags.STUDY_DATE)).isEqualTo(old.text(Tags.STUDY_DATE));
    assertThat(known.text(Tags.SOP_INSTANCE_UID))
        .as("who has the old key finds nothing by it")
        .isNotEqualTo(old.text(Tags.SOP_INSTANCE_UID));
    assertThat(output(renewed, image).text(Tags.PATIENT_ID)).isEqualTo(known.text(Tags.PATIENT_ID));
    assertThat(renewed.subjectOf(SubjectAnchor.of("another", "")).pseudonym())
        .as("others are made from the new key")
        .isNotEqualTo(renewed.subjectOf(anchor).pseudonym());
  }

  private static Header output(Deidentifier deidentifier, byte[] image) {
    Source source = Source.of(image);
    return switch (deidentifier.plan(source)) {
      case Outcome.Planned planned -> Header.read(Source.of(planned.plan().assemble(source)));
      case Outcome.Refused refused -> throw new AssertionError(refused.refusal().code());
    };
  }
}
