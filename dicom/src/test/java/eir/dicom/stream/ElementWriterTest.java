package eir.dicom.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Byte by byte against examples laid out by hand from PS3.5 §7 and Annex A. */
final class ElementWriterTest {
  @Test
  void theSameElementInThreeEncodings() throws IOException {
    ElementWriter.Body body =
        to -> to.text(0x00100010, "PN", "Doe^J").unsigned16(0x00280010, "US", 258);

    assertThat(hex(Encoding.EXPLICIT_LITTLE, body))
        .isEqualTo("10001000504e0600446f655e4a20" + "2800100055530200" + "0201");
    assertThat(hex(Encoding.IMPLICIT_LITTLE, body))
        .isEqualTo("1000100006000000446f655e4a20" + "2800100002000000" + "0201");
    assertThat(hex(Encoding.EXPLICIT_BIG, body))
        .isEqualTo("00100010504e0006446f655e4a20" + "0028001055530002" + "0102");
  }

  @Test
  void aSequenceEndsByLengthOrByDelimiter() throws IOException {
    ElementWriter.Body item = to -> to.text(0x00080100, "SH", "T1");

    assertThat(hex(to -> to.sequence(0x00081140, SequenceLength.DEFINED, item)))
        .isEqualTo("080040115351000012000000" + "feff00e00a000000" + "080000015348020054" + "31");
    assertThat(hex(to -> to.sequence(0x00081140, SequenceLength.UNDEFINED, item)))
        .isEqualTo(
            "0800401153510000ffffffff"
                + "feff00e0ffffffff"
                + "08000001534802005431"
                + "feff0de000000000"
                + "feffdde000000000");
    assertThat(hex(to -> to.sequence(0x00081140, SequenceLength.UNDEFINED_AROUND_DEFINED, item)))
        .startsWith("0800401153510000ffffffff" + "feff00e00a000000");
    assertThat(hex(to -> to.sequence(0x00081140, SequenceLength.DEFINED_AROUND_UNDEFINED, item)))
        .startsWith("08004011535100001a000000" + "feff00e0ffffffff");
  }

  @Test
  void anUnknownSequenceIsImplicitInside() throws IOException {
    assertThat(hex(to -> to.unknownSequence(0x00091001, i -> i.text(0x00080100, "SH", "T1"))))
        .isEqualTo(
            "09000110554e0000ffffffff"
                + "feff00e0ffffffff"
                + "08000001020000005431"
                + "feff0de000000000"
                + "feffdde000000000");
  }

  @Test
  void theBasicOffsetTablePointsAtItemsOfFrames() throws IOException {
    List<List<byte[]>> frames =
        List.of(List.of(new byte[] {1, 2, 3}, new byte[] {4, 5}), List.of(new byte[] {6, 7}));

    assertThat(hex(to -> to.encapsulated(frames, OffsetTable.BASIC)))
        .isEqualTo(
            "e07f10004f420000ffffffff"
                + "feff00e008000000"
                + "0000000016000000"
                + "feff00e00400000001020300"
                + "feff00e0020000000405"
                + "feff00e0020000000607"
                + "feffdde000000000");
  }

  @Test
  void aFileBeginsWithPreambleMagicAndMetaLength() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    ElementWriter dataSet =
        ElementWriter.startFile(
            out,
            new byte[128],
            Encoding.EXPLICIT_BIG,
            to -> to.text(0x00020010, "UI", Encoding.EXPLICIT_BIG.transferSyntaxUid()));
    dataSet.text(0x00100010, "PN", "");

    String tail = HexFormat.of().formatHex(out.toByteArray(), 128, out.size());
    assertThat(tail)
        .startsWith("4449434d" + "02000000554c0400" + "1c000000" + "0200100055491400")
        .endsWith("00100010504e0000");
    assertThat(dataSet.position()).isEqualTo(out.size());
  }

  @Test
  void aTagThatGoesDownIsAMistakeOfTheCaller() {
    assertThatThrownBy(() -> hex(to -> to.text(0x00100020, "LO", "1").text(0x00100010, "PN", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(0010,0010)")
        .hasMessageContaining("PS3.5 §7.1");
  }

  @Test
  void aValueTooLongForItsVrIsRefusedAndNotCut() {
    assertThatThrownBy(() -> hex(to -> to.bytes(0x00080100, "SH", new byte[65_536])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16 bits of SH");
  }

  private static String hex(ElementWriter.Body body) throws IOException {
    return hex(Encoding.EXPLICIT_LITTLE, body);
  }

  private static String hex(Encoding encoding, ElementWriter.Body body) throws IOException {
    return HexFormat.of().formatHex(ElementWriter.bytesOf(encoding, body));
  }
}
