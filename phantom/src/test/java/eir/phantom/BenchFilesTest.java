package eir.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.PixelLocation;
import eir.dicom.stream.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BenchFilesTest {
  @Test
  void filesOfTheScaleSetAreSmallReadableAndAllDifferent() throws IOException {
    List<PhantomFile> files = new ArrayList<>();

    new ScaleSet(Studies.ATLAS).write(450, files::add);

    assertThat(files).extracting(PhantomFile::sopInstanceUid).doesNotHaveDuplicates();
    assertThat(files)
        .allSatisfy(f -> assertThat(f.bytes().length).isBetween(20_000, 30_000))
        .extracting(f -> Image.of(f).header.text(Tags.PATIENT_ID).orElseThrow())
        .satisfies(ids -> assertThat(ids.stream().distinct()).hasSize(3));
  }

  @Test
  void theHugeFileHasAsManyFramesAndGroupsAsAsked() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new HugeFile(Studies.ATLAS).write(out, 25);

    Header header = Header.read(Source.of(out.toByteArray()));
    assertThat(header.items(Tags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE)).hasSize(25);
    assertThat(header.pixels())
        .isInstanceOfSatisfying(
            PixelLocation.Native.class,
            place -> {
              assertThat(place.lengthBytes()).isEqualTo(25L * HugeFile.FRAME_BYTES);
              assertThat(place.offset() + place.lengthBytes()).isEqualTo(out.size());
            });
  }

  @Test
  void aFileBeyondThirtyTwoBitsIsRefusedWithTheLimit() {
    assertThatThrownBy(() -> new HugeFile(Studies.ATLAS).write(new ByteArrayOutputStream(), 8192))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8191");
  }
}
