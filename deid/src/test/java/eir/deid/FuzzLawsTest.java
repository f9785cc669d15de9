package eir.deid;

import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.stream.Encoding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged files end in a refusal or in an output that passes; never in an exception. */
class FuzzLawsTest {

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void everyDamagedFileIsRefusedOrItsOutputPasses(Encoding encoding) {
    Parity parity = new Parity();

    parity.damaged(new TestImage(encoding).bytes(), 2_000, encoding.ordinal() + 1);

    assertThat(parity.planned() + parity.refused()).isEqualTo(2_000);
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void theSameSeedGivesTheSameDigest(Encoding encoding) {
    Parity first = new Parity();
    Parity second = new Parity();
    byte[] image = new TestImage(encoding).bytes();

    first.damaged(image, 100, 7);
    second.damaged(image, 100, 7);

    assertThat(first.line()).isEqualTo(second.line());
  }
}
