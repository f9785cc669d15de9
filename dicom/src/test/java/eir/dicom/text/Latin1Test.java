package eir.dicom.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Latin1Test {
  @Test
  void everyByteIsTheCharacterOfIso8859Part1() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }

    assertThat(Latin1.text(bytes, 0, 256))
        .isEqualTo(new String(bytes, StandardCharsets.ISO_8859_1));
    assertThat(Latin1.text(bytes, 0xE9, 1)).isEqualTo("é");
    assertThat(Latin1.text(bytes, 256, 0)).isEmpty();
  }
}
