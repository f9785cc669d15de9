package eir.deid.key;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.key.RecoveryPhrase.Reading;
import eir.dicom.Bytes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RecoveryPhraseTest {
  private static final String ALL_ONES = "zoo ".repeat(23) + "vote";

  @Test
  void theVectorsOfBip39ComeOut() {
    byte[] ones = new byte[32];
    Arrays.fill(ones, (byte) 0xFF);

    assertThat(words(new byte[32])).isEqualTo("abandon ".repeat(23) + "art");
    assertThat(words(ones)).isEqualTo(ALL_ONES);
  }

  @Test
  void aPhraseGivesItsKeyBackHoweverItWasTyped() {
    SiteKey key = SiteKeyTest.goldenKey();
    String phrase = RecoveryPhrase.of(key).reveal();
    StringBuilder sloppy = new StringBuilder();
    int number = 0;
    for (String word : phrase.split(" ")) {
      String four = word.substring(0, Math.min(4, word.length()));
      sloppy
          .append(++number)
          .append(". ")
          .append(four.toUpperCase(java.util.Locale.ROOT))
          .append('\n');
    }

    assertThat(RecoveryPhrase.read(phrase)).isEqualTo(new Reading.Key(key));
    assertThat(RecoveryPhrase.read(sloppy.toString())).isEqualTo(new Reading.Key(key));
  }

  @Test
  void whatIsWrongIsNamedByItsPlace() {
    assertThat(RecoveryPhrase.read("zoo zoo")).isEqualTo(new Reading.WrongCount(2));
    assertThat(RecoveryPhrase.read(ALL_ONES.replaceFirst("zoo zoo", "zoo zooo")))
        .isEqualTo(new Reading.UnknownWord(2));
    assertThat(RecoveryPhrase.read("zoo ".repeat(24))).isEqualTo(new Reading.WrongChecksum());
  }

  private static String words(byte[] key) {
    return RecoveryPhrase.of(new SiteKey(Bytes.copyOf(key))).reveal();
  }
}
