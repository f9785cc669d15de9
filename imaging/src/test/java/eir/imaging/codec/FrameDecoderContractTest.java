package eir.imaging.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.dicom.MalformedDicomException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every decoder promises, whatever its compression. */
class FrameDecoderContractTest {

  static Stream<CodecVector> vectors() {
    return CodecVector.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void decodesWhatAnotherToolEncoded(CodecVector vector) {
    short[] samples = vector.decode(vector.code());

    assertThat(samples).isEqualTo(vector.expected());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void refusesAStreamOfAnotherShapeThanTheDataSet(CodecVector vector) {
    FrameShape shape = vector.shape();
    FrameShape taller =
        new FrameShape(shape.rows() + 1, shape.columns(), shape.samples(), shape.bitsAllocated());

    assertThatThrownBy(() -> vector.decode(vector.code(), taller))
        .isInstanceOf(MalformedDicomException.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void refusesOneComponentWhereTheDataSetHasThree(CodecVector vector) {
    FrameShape shape = vector.shape();
    FrameShape other =
        new FrameShape(shape.rows(), shape.columns(), 4 - shape.samples(), shape.bitsAllocated());

    assertThatThrownBy(() -> vector.decode(vector.code(), other))
        .isInstanceOf(MalformedDicomException.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void refusesNothingAndNoise(CodecVector vector) {
    byte[] noise = new byte[200];
    Arrays.fill(noise, (byte) 0x7E);

    assertThatThrownBy(() -> vector.decode(new byte[0]))
        .isInstanceOf(MalformedDicomException.class);
    assertThatThrownBy(() -> vector.decode(noise)).isInstanceOf(MalformedDicomException.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void refusesTheFirstHalfOfAStream(CodecVector vector) {
    // The JDK fills up what is missing, as a progressive viewer wants it.
    boolean lenient = vector.decoder() instanceof JpegBaselineDecoder;
    byte[] half = Arrays.copyOf(vector.code(), vector.code().length / 2);

    if (lenient) {
      assertThat(vector.decode(half)).isNotEqualTo(vector.expected());
    } else {
      assertThatThrownBy(() -> vector.decode(half)).isInstanceOf(MalformedDicomException.class);
    }
  }
}
