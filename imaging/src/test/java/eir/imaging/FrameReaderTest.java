package eir.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.dicom.MalformedDicomException;
import eir.dicom.stream.Source;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

  @Test
  void garbageAboveTheHighBitIsMaskedAway() {
    FrameReader reader = MadeFile.of(1, 2, 0xF123, 0x0FFF).bits(16, 12, 11, 0).reader();

    Frame frame = reader.read(0);

    assertThat(frame.value(0)).isEqualTo(0x123);
    assertThat(frame.value(1)).isEqualTo(0xFFF);
  }

  @Test
  void theSignStandsInTheHighBitAndNotInTheHighestOfTheWord() {
    FrameReader reader = MadeFile.of(1, 2, 0x0FFF, 0x7800).bits(16, 12, 11, 1).reader();

    Frame frame = reader.read(0);

    assertThat(frame.value(0)).isEqualTo(-1);
    assertThat(frame.value(1)).isEqualTo(-2048);
  }

  @Test
  void bitsBelowTheSampleAreShiftedOut() {
    FrameReader reader = MadeFile.of(1, 1, 0x123F).bits(16, 12, 15, 0).reader();

    assertThat(reader.read(0).value(0)).isEqualTo(0x123);
  }

  @Test
  void sixteenUnsignedBitsStayUnsigned() {
    assertThat(MadeFile.of(1, 1, 0xFFFF).reader().read(0).value(0)).isEqualTo(65535);
  }

  @Test
  void aFileThatEndsInsideItsPixelsIsDamaged() {
    byte[] whole = MadeFile.of(4, 4, new int[16]).bytes();

    Opening opening = FrameReader.open(Source.of(Arrays.copyOf(whole, whole.length - 3)));

    assertThat(opening).isEqualTo(new Unshown(Problem.DAMAGED));
  }

  @Test
  void moreFramesThanPixelsIsDamagedAndNotAnException() {
    MadeFile file = MadeFile.of(2, 2, 1, 2, 3, 4).text(0x00280008, "IS", "2");

    assertThat(FrameReader.open(file.source())).isEqualTo(new Unshown(Problem.DAMAGED));
  }

  @Test
  void thirtyTwoBitsAreRefusedByName() {
    MadeFile file = MadeFile.of(1, 1, 1, 2).bits(32, 32, 31, 0);

    assertThat(FrameReader.open(file.source())).isEqualTo(new Unshown(Problem.PIXELS_NOT_SHOWN));
  }

  @Test
  void aSampleDeeperThanItsWordIsDamaged() {
    MadeFile file = MadeFile.of(1, 1, 1).bits(16, 17, 16, 0);

    assertThat(FrameReader.open(file.source())).isEqualTo(new Unshown(Problem.DAMAGED));
  }

  @Test
  void framesAreCountedFromZero() {
    FrameReader reader = MadeFile.of(1, 1, 7, 9).text(0x00280008, "IS", "2").reader();

    assertThat(reader.read(1).value(0)).isEqualTo(9);
    assertThatThrownBy(() -> reader.read(2)).isInstanceOf(MalformedDicomException.class);
  }
}
