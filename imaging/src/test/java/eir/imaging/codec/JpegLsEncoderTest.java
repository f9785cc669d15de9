package eir.imaging.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class JpegLsEncoderTest {

  /** The 4 × 4 image of T.87 Annex H.3 and its code. */
  @Test
  void encodesTheWorkedExampleOfTheStandard() {
    short[] samples = {0, 0, 90, 74, 68, 50, 43, 205, 64, 145, 145, 145, 100, 145, 145, 145};

    byte[] code = new JpegLsEncoder(4, 4, 8).encode(samples);

    assertThat(HexFormat.of().formatHex(code))
        .isEqualTo(
            "ffd8"
                + "fff7000b080004000401011100"
                + "ffda0008010100000000"
                + "c000006c80208e01c0000057400000"
                + "6ee6000001bc180000"
                + "05d800009160"
                + "ffd9");
  }

  /** CharLS writes its presets into an LSE segment of 15 bytes; all after it must be the same. */
  @Test
  void writesTheBytesThatCharLsWrites() {
    CodecVector vector =
        CodecVector.all()
            .filter(v -> v.name().equals("jpeg-ls-lossless"))
            .findFirst()
            .orElseThrow();
    byte[] charLs = vector.code();

    byte[] code = new JpegLsEncoder(29, 37, 16).encode(vector.expected());

    assertThat(code).hasSize(charLs.length - 15);
    assertThat(Arrays.copyOfRange(code, 15, code.length - 1))
        .isEqualTo(Arrays.copyOfRange(charLs, 30, charLs.length - 1));
  }

  @Test
  void aSecondFrameIsCodedLikeAFirst() {
    JpegLsEncoder encoder = new JpegLsEncoder(2, 3, 12);
    short[] samples = {1, 4000, 17, 17, 17, 2048};
    byte[] first = encoder.encode(samples);
    encoder.encode(new short[] {9, 9, 9, 9, 9, 9});

    assertThat(encoder.encode(samples)).isEqualTo(first);
  }

  @Test
  void signedSamplesAreMaskedToTheirBits() {
    short[] out = new short[2];

    byte[] code = new JpegLsEncoder(1, 2, 5).encode(new short[] {-1, -16});
    new JpegLsDecoder().decode(code, 0, code.length, new FrameShape(1, 2, 1, 8), out);

    assertThat(out).containsExactly(31, 16);
  }

  @Test
  void refusesBitsThatJpegLsLacks() {
    assertThatThrownBy(() -> new JpegLsEncoder(4, 4, 17))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 to 16 bits");
  }
}
