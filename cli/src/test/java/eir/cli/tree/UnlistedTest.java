package eir.cli.tree;

import static org.assertj.core.api.Assertions.assertThat;

import eir.cli.tree.Unlisted.Kind;
import eir.cli.tree.Unlisted.Term;
import eir.deid.Profile;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.ElementWriter;
import eir.dicom.stream.Encoding;
import eir.dicom.stream.SequenceLength;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a site may propose for the closed lists, and what it is never told. */
class UnlistedTest {
  @TempDir private Path folder;

  @Test
  void aTermOfThreePatientsIsToldWithItsCounts() throws IOException {
    file("1", "Doe^A", "T1 KWIRLSCAN SAG", "MAKER OF COILS");
    file("2", "Roe^B", "T2 KWIRLSCAN", "MAKER OF COILS");
    file("3", "Poe^C", "KWIRLSCAN AX", "MAKER OF COILS");
    file("3", "Poe^C", "KWIRLSCAN COR", "MAKER OF COILS");

    assertThat(terms())
        .containsExactly(
            new Term(Kind.WORD, "KWIRLSCAN", 4, 3),
            new Term(Kind.DEVICE, "NEWSCAN", 4, 3),
            new Term(Kind.CODE, "(0008,2218) X-17 99LOCAL", 4, 3),
            new Term(Kind.CREATOR, "MAKER OF COILS", 4, 3));
  }

  @Test
  void aNameANumberAndAWordOfTwoPatientsAreNotTold() throws IOException {
    file("1", "Zqxj^A", "ZQXJ 20240131 RAREWORD", "ZQXJ");
    file("2", "Roe^B", "ZQXJ 20240131 RAREWORD", "ZQXJ");
    file("3", "Poe^C", "ZQXJ 20240131", "ZQXJ");

    assertThat(terms()).extracting(Term::kind).containsExactly(Kind.DEVICE, Kind.CODE);
    assertThat(unlisted().untold()).isEqualTo(3);
  }

  private List<Term> terms() throws IOException {
    return unlisted().terms();
  }

  private Unlisted unlisted() throws IOException {
    return Unlisted.of(FileList.of(folder), Profile.standard());
  }

  private void file(String patient, String name, String description, String creator)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ElementWriter.startFile(
            out,
            new byte[128],
            Encoding.EXPLICIT_LITTLE,
            meta -> meta.text(0x00020010, "UI", Uids.EXPLICIT_VR_LITTLE_ENDIAN))
        .text(Tags.SOP_CLASS_UID, "UI", Uids.MR_IMAGE_STORAGE)
        .text(Tags.SERIES_DESCRIPTION, "LO", description)
        .text(Tags.MANUFACTURER_MODEL_NAME, "LO", "MAGNETOM Newscan 3T")
        .sequence(
            Tags.ANATOMIC_REGION_SEQUENCE,
            SequenceLength.DEFINED,
            item ->
                item.text(Tags.CODE_VALUE, "SH", "X-17")
                    .text(Tags.CODING_SCHEME_DESIGNATOR, "SH", "99LOCAL"))
        .text(Tags.PATIENT_NAME, "PN", name)
        .text(Tags.PATIENT_ID, "LO", patient)
        .privateBlock(0x0029, 0x10, creator)
        .text(0x00291001, "LO", "value");
    Files.write(Files.createTempFile(folder, "file", ""), out.toByteArray());
  }
}
