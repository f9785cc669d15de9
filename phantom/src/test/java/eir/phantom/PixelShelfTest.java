package eir.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import eir.phantom.scan.Resolution;
import eir.phantom.scan.SeriesKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PixelShelfTest {
  @TempDir Path folder;

  @Test
  void aStudyFromTheShelfIsTheSameToTheByte() throws IOException {
    PixelShelf shelf = PixelShelf.in(folder);
    PhantomCase child = DemoCases.find("EIR-0018").orElseThrow(); // a name is burned in

    for (SeriesKind kind : List.of(SeriesKind.T1_AXIAL_POST, SeriesKind.ADC)) {
      List<byte[]> drawn = files(child, PixelShelf.NONE, kind);
      List<byte[]> first = files(child, shelf, kind);
      List<byte[]> again = files(child, shelf, kind);

      assertThat(first).usingElementComparator(Arrays::compare).isEqualTo(drawn);
      assertThat(again).usingElementComparator(Arrays::compare).isEqualTo(drawn);
    }
  }

  @Test
  void childrenWhoShareAHeadShareItsPlaceOnTheShelfAndNoName() throws IOException {
    PixelShelf shelf = PixelShelf.in(folder);
    PhantomCase one = DemoCases.find("EIR-0009").orElseThrow();
    PhantomCase other = DemoCases.find("EIR-0011").orElseThrow();

    files(one, shelf, SeriesKind.T2_AXIAL);
    files(other, shelf, SeriesKind.T2_AXIAL);

    try (var kept = Files.list(folder)) {
      assertThat(kept).hasSize(1);
    }
    assertThat(study(one, shelf).identity().patientId())
        .isNotEqualTo(study(other, shelf).identity().patientId());
  }

  private static List<byte[]> files(PhantomCase child, PixelShelf shelf, SeriesKind kind)
      throws IOException {
    List<byte[]> files = new ArrayList<>();
    study(child, shelf).write(kind, file -> files.add(file.bytes()));
    return files;
  }

  private static PhantomStudy study(PhantomCase child, PixelShelf shelf) {
    return new PhantomStudy(Studies.ATLAS, child, Resolution.TINY, shelf);
  }
}
