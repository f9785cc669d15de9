package eir.dicom.text;

import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.file.JvmTwoByteSets;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name examples of PS3.5 Annexes H, I, J, K and the tables of PS3.3 §C.12.1.1.2. */
class CharacterSetTest {
  private final TwoByteSets host = new JvmTwoByteSets();

  @ParameterizedTest
  @CsvSource({
    "ISO_IR 100, ISO-8859-1",
    "ISO_IR 101, ISO-8859-2",
    "ISO_IR 109, ISO-8859-3",
    "ISO_IR 110, ISO-8859-4",
    "ISO_IR 144, ISO-8859-5",
    "ISO_IR 127, ISO-8859-6",
    "ISO_IR 126, ISO-8859-7",
    "ISO_IR 138, ISO-8859-8",
    "ISO_IR 148, ISO-8859-9",
    "ISO_IR 203, ISO-8859-15",
    "ISO_IR 166, TIS-620",
    "ISO 2022 IR 144, ISO-8859-5"
  })
  void theUpperHalfIsThatOfThePlatform(String term, String charset) {
    byte[] upper = new byte[95];
    for (int i = 0; i < upper.length; i++) {
      upper[i] = (byte) (0xA1 + i);
    }

    assertThat(decode(upper, term)).isEqualTo(new String(upper, Charset.forName(charset)));
  }

  @Test
  void aJapaneseNameSwitchesBetweenItsSets() {
    byte[] name =
        HexFormat.of()
            .parseHex(
                "59616d6164615e5461726f753d" // Yamada^Tarou=
                    + "1b24423b3345441b28425e1b244242404f3a1b2842" // kanji
                    + "3d1b2442246424622440" // hiragana without a switch back at the end of value
                    + "1b28425e1b2442243f246d24261b2842");

    PersonName person = PersonName.of(decode(name, "", "ISO 2022 IR 87"));

    assertThat(person.groups())
        .containsExactly(List.of("Yamada", "Tarou"), List.of("山田", "太郎"), List.of("やもだ", "たろう"));
    assertThat(person.display()).isEqualTo("Tarou Yamada");
  }

  @Test
  void halfWidthKatakanaStandInTheUpperHalf() {
    byte[] name = HexFormat.of().parseHex("d4cfc0de5ec0dbb3");

    assertThat(PersonName.of(decode(name, "ISO 2022 IR 13", "ISO 2022 IR 87")).parts())
        .containsExactly("ﾔﾏﾀﾞ", "ﾀﾛｳ");
  }

  @Test
  void theSupplementaryKanjiAreRead() {
    byte[] supplement = {0x1B, '$', '(', 'D', 0x30, 0x21, 0x1B, '(', 'B'};

    assertThat(decode(supplement, "", "ISO 2022 IR 159")).isEqualTo("丂");
  }

  @Test
  void aKoreanNameIsReadAndTheSetIsResetAtTheDelimiter() {
    byte[] name =
        HexFormat.of()
            .parseHex(
                "486f6e675e47696c646f6e673d1b242943fbf35e1b242943d1ced4d73d"
                    + "1b242943c8ab5e1b242943b1e6b5bf");

    assertThat(PersonName.of(decode(name, "", "ISO 2022 IR 149")).groups())
        .containsExactly(List.of("Hong", "Gildong"), List.of("洪", "吉洞"), List.of("홍", "길동"));
  }

  @Test
  void aChineseNameIsReadInBothEncodings() {
    byte[] utf8 = "Wang^XiaoDong=王^小东=".getBytes(StandardCharsets.UTF_8);
    byte[] gb = "Wang^XiaoDong=王^小东=".getBytes(Charset.forName("GB18030"));

    assertThat(decode(utf8, "ISO_IR 192")).isEqualTo("Wang^XiaoDong=王^小东=");
    assertThat(decode(gb, "GB18030")).isEqualTo("Wang^XiaoDong=王^小东=");
    assertThat(decode(gb, "GBK")).isEqualTo("Wang^XiaoDong=王^小东=");
  }

  @Test
  void aBackslashInsideATwoByteCharacterSplitsNothing() {
    byte[] values = "張\\許功蓋\\x".getBytes(Charset.forName("GBK"));

    assertThat(CharacterSet.of(List.of("GBK"), host).values(values, 0, values.length))
        .containsExactly("張", "許功蓋", "x");
  }

  @Test
  void withoutANamedSetUtf8IsRecognisedAndElseLatin1IsShown() {
    assertThat(decode("Müller".getBytes(StandardCharsets.UTF_8))).isEqualTo("Müller");
    assertThat(decode("Müller".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("Müller");
    assertThat(decode("Müller".getBytes(StandardCharsets.ISO_8859_1), "NONSENSE"))
        .isEqualTo("Müller");
  }

  @Test
  void brokenUtf8GivesOneSignAByte() {
    byte[] broken = HexFormat.of().parseHex("41c328eda08042f0908080f49080804380");

    assertThat(decode(broken, "ISO_IR 192"))
        .isEqualTo("A\uFFFD(\uFFFD\uFFFD\uFFFDB\uD800\uDC00\uFFFD\uFFFD\uFFFD\uFFFDC\uFFFD");
  }

  @Test
  void aBrokenCharacterOfTwoBytesGivesOneSignAByte() {
    assertThat(decode(hex("b041"), "ISO 2022 IR 149")).isEqualTo("\uFFFDA");
    assertThat(decode(hex("813041"), "GB18030")).isEqualTo("\uFFFD0A");
    assertThat(decode(hex("80ff41"), "GBK")).isEqualTo("\uFFFD\uFFFDA");
  }

  @Test
  void whatHostsReadDifferentlyHasOneForm() {
    assertThat(decode(hex("1b2442214121422d211b2842"), "", "ISO 2022 IR 87"))
        .isEqualTo("\uFF5E\u2225\uFFFD"); // wave dash, parallel lines, a maker's row
    assertThat(decode(hex("a2e6c9a1b0a1"), "ISO 2022 IR 149")).isEqualTo("\uFFFD\uFFFD가");
    assertThat(decode(hex("a2e3a98a"), "GBK")).isEqualTo("\uFFFD\u2FF0");
    assertThat(decode(hex("823590378130813090308130"), "GB18030"))
        .isEqualTo("\uFFFD\u0080\uD800\uDC00");
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private String decode(byte[] bytes, String... terms) {
    return CharacterSet.of(List.of(terms), host).decode(bytes, 0, bytes.length);
  }
}
