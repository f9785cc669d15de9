package eir.phantom.media;

import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import eir.phantom.DemoCases;
import eir.phantom.PhantomStudy;
import eir.phantom.Studies;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

final class DemoCdTest {
  private static final Map<String, byte[]> TWO_PATIENTS = entries(zip("EIR-0001", "EIR-0004"));

  @Test
  void theZipHoldsWhatAClinicBurns() {
    Map<String, byte[]> entries = entries(zip("EIR-0003"));

    assertThat(entries)
        .containsKeys(
            "DICOMDIR", "AUTORUN.INF", "VIEWER.EXE", "README.TXT", "REPORT.PDF", "DICOM/EMPTY")
        .containsKey("DICOM/ST000001/SE000001/IM000001");
    assertThat(entries.get("DICOM/EMPTY")).isEmpty();
    assertThat(entries.keySet()).noneMatch(name -> name.contains("SE000004")); // T2 is missing
  }

  @Test
  void theSameStudiesGiveTheSameZip() {
    assertThat(zip("EIR-0003")).isEqualTo(zip("EIR-0003"));
  }

  @Test
  void theDirectoryLeadsToEveryImageOfTwoPatients() {
    Header directory = Header.read(Source.of(entry(TWO_PATIENTS, "DICOMDIR")));
    List<Header> records = directory.items(Tags.DIRECTORY_RECORD_SEQUENCE);

    long images = TWO_PATIENTS.keySet().stream().filter(n -> n.contains("/IM")).count();
    assertThat(types(records, "PATIENT")).isEqualTo(2);
    assertThat(types(records, "STUDY")).isEqualTo(2);
    assertThat(types(records, "SERIES")).isEqualTo(18);
    assertThat(types(records, "IMAGE")).isEqualTo(images);
    for (Header record : records) {
      List<String> path = record.texts(Tags.REFERENCED_FILE_ID);
      if (!path.isEmpty()) {
        Header image = Header.read(Source.of(entry(TWO_PATIENTS, String.join("/", path))));
        assertThat(image.text(Tags.SOP_INSTANCE_UID))
            .isEqualTo(record.text(Tags.REFERENCED_SOP_INSTANCE_UID_IN_FILE));
      }
    }
  }

  @Test
  void theOffsetsOfTheDirectoryReachEveryRecordOnce() {
    byte[] file = entry(TWO_PATIENTS, "DICOMDIR");
    Header directory = Header.read(Source.of(file));
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int root =
        directory
            .integer(Tags.OFFSET_OF_THE_FIRST_DIRECTORY_RECORD_OF_THE_ROOT_DIRECTORY_ENTITY)
            .orElseThrow();

    assertThat(reached(bytes, root))
        .isEqualTo(directory.items(Tags.DIRECTORY_RECORD_SEQUENCE).size());
  }

  /** Counts records along "next" and "lower" offsets; an item tag must stand at each. */
  private static int reached(ByteBuffer bytes, int offset) {
    int count = 0;
    for (int at = offset; at != 0; at = bytes.getInt(at + 8 + 8)) {
      assertThat(bytes.getInt(at)).describedAs("item tag at %d", at).isEqualTo(0xE000FFFE);
      int lower = bytes.getInt(at + 8 + 12 + 10 + 8);
      count += 1 + (lower == 0 ? 0 : reached(bytes, lower));
    }
    return count;
  }

  private static byte[] entry(Map<String, byte[]> entries, String name) {
    return Objects.requireNonNull(entries.get(name), name);
  }

  private static long types(List<Header> records, String type) {
    return records.stream()
        .filter(r -> r.text(Tags.DIRECTORY_RECORD_TYPE).orElseThrow().equals(type))
        .count();
  }

  private static byte[] zip(String... codes) {
    List<PhantomStudy> studies =
        List.of(codes).stream()
            .map(code -> Studies.tiny(DemoCases.find(code).orElseThrow()))
            .toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new DemoCd(studies).writeZip(out);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return out.toByteArray();
  }

  private static Map<String, byte[]> entries(byte[] zip) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return entries;
  }
}
