package eir.deid.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PseudonymLawsTest {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everySingleWrongCharacterIsFound(int seed) {
    Pseudonym pseudonym =
        SiteKeyTest.goldenKey().pseudonym(SubjectAnchor.of("PAT-" + seed, "HOSP"));

    for (int at = 0; at < Pseudonym.LENGTH; at++) {
      for (char other : ALPHABET.toCharArray()) {
        StringBuilder typed = new StringBuilder(pseudonym.text());
        typed.setCharAt(at, other);
        assertThat(Pseudonym.isValid(typed.toString()))
            .isEqualTo(typed.toString().equals(pseudonym.text()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aPseudonymTypedFromALetterIsRead(int seed) {
    String text = SiteKeyTest.goldenKey().pseudonym(SubjectAnchor.of("X" + seed, "")).text();
    String typed =
        text.substring(0, 3).toLowerCase(java.util.Locale.ROOT).replace('0', 'o').replace('1', 'l')
            + " - "
            + text.substring(3);

    assertThat(Pseudonym.normalise(typed)).isEqualTo(text);
  }
}
