package eir.dicom.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.dicom.MalformedDicomException;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.ElementWriter.Body;
import eir.dicom.stream.PixelLocation.Encapsulated;
import eir.dicom.stream.PixelLocation.Native;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetWalkerTest {

  private static final Body STUDY =
      to ->
          to.text(Tags.SOP_CLASS_UID, "UI", "1.2.840.10008.5.1.4.1.1.4")
              .sequence(
                  Tags.REFERENCED_STUDY_SEQUENCE,
                  SequenceLength.DEFINED_AROUND_UNDEFINED,
                  item -> item.text(Tags.REFERENCED_SOP_INSTANCE_UID, "UI", "1.2.3"),
                  item -> item.text(Tags.REFERENCED_SOP_INSTANCE_UID, "UI", "1.2.4"))
              .text(Tags.PATIENT_NAME, "PN", "Doe^Jane")
              .unsigned16(Tags.ROWS, "US", 258)
              .words(Tags.PIXEL_DATA, new short[8]);

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void theSameValuesAreReadFromEveryEncoding(Encoding encoding) throws IOException {
    Header header = Header.read(Source.of(file(encoding, encoding.transferSyntaxUid(), STUDY)));

    assertThat(header.text(Tags.PATIENT_NAME)).contains("Doe^Jane");
    assertThat(header.integer(Tags.ROWS)).hasValue(258);
    assertThat(header.items(Tags.REFERENCED_STUDY_SEQUENCE))
        .extracting(item -> item.text(Tags.REFERENCED_SOP_INSTANCE_UID).orElseThrow())
        .containsExactly("1.2.3", "1.2.4");
    assertThat(header.pixels()).isInstanceOf(Native.class);
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void withoutPreambleAndMetaTheEncodingIsGuessedAndSaidSo(Encoding encoding) throws IOException {
    byte[] dataSet = ElementWriter.bytesOf(encoding, STUDY);

    ElementTable table = new DataSetWalker().walk(Source.of(dataSet));

    assertThat(table.fault()).isEqualTo(Fault.NONE);
    assertThat(table.isGuessed()).isTrue();
    assertThat(table.transferSyntaxUid()).isEqualTo(encoding.transferSyntaxUid());
  }

  @Test
  void aUnValueThatIsNoSequenceInsideIsOpaqueAndTheWalkGoesOn() throws IOException {
    byte[] broken = {(byte) 0xFE, (byte) 0xFF, 0, (byte) 0xE0, 99, 0, 0, 0, 1, 2};
    byte[] file =
        file(
            Encoding.EXPLICIT_LITTLE,
            Encoding.EXPLICIT_LITTLE.transferSyntaxUid(),
            to ->
                to.text(Tags.SOP_CLASS_UID, "UI", "1.2")
                    .bytes(0x00091001, "UN", broken)
                    .text(Tags.PATIENT_NAME, "PN", "Doe^Jane"));

    ElementTable table = new DataSetWalker().walk(Source.of(file));

    assertThat(table.vr(table.find(0x00091001))).isEqualTo(Vr.UN);
    assertThat(table.find(Tags.PATIENT_NAME)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 33, 5_000})
  void nestingBeyondTheLimitIsAFaultAndNotAStackOverflow(int depth) throws IOException {
    ByteArrayOutputStream nested = new ByteArrayOutputStream();
    nested.write(
        ElementWriter.bytesOf(
            Encoding.IMPLICIT_LITTLE, to -> to.text(Tags.SOP_CLASS_UID, "UI", "1.2")));
    byte[] open = {
      0x40, 0, 0x30, (byte) 0xA7, -1, -1, -1, -1, (byte) 0xFE, -1, 0, (byte) 0xE0, -1, -1, -1, -1
    };
    for (int i = 0; i < depth; i++) {
      nested.write(open);
    }

    ElementTable table = new DataSetWalker().walk(Source.of(nested.toByteArray()));

    assertThat(table.fault()).isEqualTo(depth > 32 ? Fault.TOO_DEEP : Fault.TRUNCATED);
  }

  @Test
  void tagsThatGoBackAreAFaultWithItsPlace() {
    assertThatThrownBy(() ->
            Header.read(
                Source.of(
                    new byte[] {
                      8, 0, 0x18, 0, 'U', 'I', 2, 0, '1', 0, 8, 0, 0x16, 0, 'U', 'I', 2, 0, '1', 0
                    })))
        .isInstanceOf(MalformedDicomException.class)
        .hasMessage(
            "(0008,0016) at byte 10: a tag that repeats or goes back; expected ascending tags"
                + " (PS3.5 §7.1)");
  }

  @Test
  void fragmentsAreFoundByTheirHeadersAlone() throws IOException {
    byte[] file =
        file(
            Encoding.EXPLICIT_LITTLE,
            "1.2.840.10008.1.2.5",
            to ->
                to.text(Tags.SOP_CLASS_UID, "UI", "1.2")
                    .encapsulated(
                        List.of(List.of(new byte[10]), List.of(new byte[4])), OffsetTable.BASIC));

    PixelLocation pixels = Header.read(Source.of(file)).pixels();

    assertThat(pixels).isInstanceOf(Encapsulated.class);
    assertThat(((Encapsulated) pixels).fragments())
        .extracting(PixelLocation.Fragment::lengthBytes)
        .containsExactly(10, 4);
    assertThat(((Encapsulated) pixels).endOffset()).isEqualTo(file.length);
  }

  @Test
  void aLargeHeaderIsReadByLargerWindowsAndPixelsAreNot() throws IOException {
    byte[] file =
        file(
            Encoding.EXPLICIT_LITTLE,
            Encoding.EXPLICIT_LITTLE.transferSyntaxUid(),
            to ->
                to.text(Tags.SOP_CLASS_UID, "UI", "1.2")
                    .bytes(0x00091001, "OB", new byte[900_000])
                    .bytes(Tags.PIXEL_DATA, "OB", new byte[4_000_000]));
    Windows source = new Windows(file);

    ElementTable table = new DataSetWalker().walk(source);

    assertThat(table.pixelRow()).isPositive();
    assertThat(source.largest).isBetween(900_000, 2_000_000);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void damagedFilesEndInRowsOrAFaultNeverInAnException(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Encoding encoding = Encoding.values()[(int) (seed % 3)];
    byte[] whole = file(encoding, encoding.transferSyntaxUid(), STUDY);
    DataSetWalker walker = new DataSetWalker();
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length / 2, whole.length + 1));
      for (int times = random.nextInt(1, 6); times > 0; times--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }

      ElementTable table = walker.walk(Source.of(damaged));

      for (int row = 0; row < table.size() && table.fault() == Fault.NONE; row++) {
        assertThat(table.next(row)).isBetween(row + 1, table.size());
        if (row != table.pixelRow()) {
          assertThat((long) table.value(row) + table.length(row))
              .isLessThanOrEqualTo(damaged.length);
        }
      }
    }
  }

  private static final class Windows implements Source {
    private final byte[] bytes;
    private int largest;

    Windows(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long lengthBytes() {
      return bytes.length;
    }

    @Override
    public int read(long offset, byte[] into, int at, int length) {
      largest = Math.max(largest, length);
      int count = (int) Math.min(length, bytes.length - offset);
      System.arraycopy(bytes, (int) offset, into, at, count);
      return count;
    }
  }

  private static byte[] file(Encoding encoding, String transferSyntaxUid, Body body)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    body.write(
        ElementWriter.startFile(
            out, new byte[128], encoding, meta -> meta.text(0x00020010, "UI", transferSyntaxUid)));
    return out.toByteArray();
  }
}
