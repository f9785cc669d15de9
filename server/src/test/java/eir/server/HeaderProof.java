package eir.server;

import eir.deid.gate.Finding;
import eir.deid.gate.Instance;
import eir.deid.gate.Verdict;
import eir.dicom.MalformedDicomException;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import eir.server.intake.Proof;
import java.util.List;

/**
 * A small proof for tests of the road behind the gate: reads the file, and refuses one that names a
 * referring physician. The gate's own rules are tested in its room.
 */
final class HeaderProof implements Proof {
  @Override
  public Verdict check(Source source) {
    Header header;
    try {
      header = Header.read(source);
    } catch (MalformedDicomException e) {
      return new Verdict.Refused(List.of(new Finding(Finding.Rule.G1, "", 0, "not-readable")));
    }
    if (header.text(Tags.REFERRING_PHYSICIAN_NAME).filter(t -> !t.isEmpty()).isPresent()) {
      return new Verdict.Refused(
          List.of(new Finding(Finding.Rule.G4, "(0008,0090)", 132, "not-empty")));
    }
    return new Verdict.Passed(
        new Instance(
            text(header, Tags.SOP_CLASS_UID),
            text(header, Tags.SOP_INSTANCE_UID),
            text(header, Tags.SERIES_INSTANCE_UID),
            text(header, Tags.STUDY_INSTANCE_UID),
            text(header, Tags.PATIENT_ID),
            header.transferSyntax().uid(),
            text(header, Tags.MODALITY),
            text(header, Tags.STUDY_DATE),
            header.integer(Tags.SERIES_NUMBER).orElse(-1),
            header.integer(Tags.INSTANCE_NUMBER).orElse(-1),
            text(header, Tags.SERIES_DESCRIPTION),
            header.integer(Tags.ROWS).orElse(-1),
            header.integer(Tags.COLUMNS).orElse(-1),
            1,
            source.lengthBytes()));
  }

  private static String text(Header header, int tag) {
    return header.text(tag).orElse("");
  }
}
