package eir.deid.clean;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.clean.AllowedPrivate.Tier;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that scanners write and that must stay, and what looks like them and must go. */
class MakersValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          00180022 | PFP\\MTC | true
          00180022 | FLEX_GEMS\\ARC_GEMS | true
          00180022 | VASCPC_GEMS | true
          00180022 | IR_SAT | true
          00180022 | SPIR | true
          00180022 | MUELLER_GEMS | false
          00180085 | HYDROGEN | true
          00180085 | ANNA | false
          00185100 | LFS | true
          00185100 | LEE | false
          00281054 | 10^-6 mm2/s | true
          00281054 | 1E-3 mm^2/s | true
          00281054 | US | true
          00281054 | ml/100g/min | true
          00281054 | ms | true
          00281054 | OD REL | true
          00281054 | MUELLER | false
          00281054 | 19910704 | false
          """)
  void ofAStandardElement(String tag, String value, boolean stays) {
    byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
    Grammar grammar = KeepElements.grammar(KeepElements.find(Integer.parseUnsignedInt(tag, 16)));

    assertThat(grammar.accepts(bytes, 0, bytes.length, false)).isEqualTo(stays);
  }

  @ParameterizedTest
  @CsvSource({
    "0062000B, ZQXJA12_",
    "0018106C, ZQXJ",
    "0018925F, ZQXJ",
    "00209228, ZQXJ",
    "00209162, ZQ",
    "00209163, ZQ",
    "00286010, ZQ",
    "00280006, ZQ",
    "00209156, ZQ",
    "00189219, ZQ",
    "7FE00003, ZQXJA12~",
    "00209165, ANNA",
    "00209167, ANNA"
  })
  void lettersAreNoBinaryNumber(String tag, String letters) {
    byte[] bytes = letters.replace('~', '\0').getBytes(StandardCharsets.US_ASCII);
    Grammar grammar = KeepElements.grammar(KeepElements.find(Integer.parseUnsignedInt(tag, 16)));

    assertThat(grammar.accepts(bytes, 0, bytes.length, false)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "00209165, 00209057, true",
    "00209165, 2005140F, true",
    "00209165, 002111FE, true",
    "00209165, 4E414E41, false",
    "00209165, 20051400, false",
    "00209167, 00209111, true"
  })
  void ofAPointer(String tag, String pointer, boolean stays) {
    int target = Integer.parseUnsignedInt(pointer, 16);
    byte[] bytes =
        ByteBuffer.allocate(4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) (target >>> 16))
            .putShort((short) target)
            .array();
    Grammar grammar = KeepElements.grammar(KeepElements.find(Integer.parseUnsignedInt(tag, 16)));

    assertThat(grammar.accepts(bytes, 0, 4, false)).isEqualTo(stays);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SIEMENS MR HEADER | 0019 | 0C | 30000 | true
          SIEMENS MR HEADER | 0019 | 0D | BMATRIX | true
          SIEMENS MR SDI 02 | 0021 | 06 | X_1_1_1_1_1_1_21_1_1_2_1_631 | true
          SIEMENS MR SDI 02 | 0021 | 06 | 1991_07_04 | false
          GEMS_PARM_01 | 0043 | B6 | 3\\3\\19\\\\\\\\ | true
          GEMS_PARM_01 | 0043 | B6 | 1.5\\2 | true
          GEMS_PARM_01 | 0043 | B6 | 19910704 | false
          GEMS_PARM_01 | 0043 | B6 | 04.07.91 | false
          GEMS_PARM_01 | 0043 | B6 | 5557421 | false
          GEMS_PARM_01 | 0043 | B7 | 1\\0\\10\\0 | true
          GEMS_PARM_01 | 0043 | B7 | 19910704 | false
          GEMS_PARM_01 | 0043 | 6F | 0 | true
          GEMS_ACQU_01 | 0019 | DF | -1 | true
          GEMS_ACQU_01 | 0019 | E0 | 12345 | true
          Philips Imaging DD 001 | 2001 | 08 | 20000 | true
          Philips Imaging DD 001 | 2001 | 0A | -1 | true
          """)
  void ofAPrivateText(String creator, String group, String low, String value, boolean stays) {
    byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);

    assertThat(grammar(creator, group, low).accepts(bytes, 0, bytes.length, false))
        .isEqualTo(stays);
  }

  @ParameterizedTest
  @CsvSource({
    "SIEMENS MR HEADER, 0019, 0E, 1.0000000001 0 0, true",
    "SIEMENS MR HEADER, 0019, 0E, -1.00000003 0 0, true",
    "SIEMENS MR HEADER, 0019, 0E, 3 0 0, false",
    "SIEMENS MR HEADER, 0019, 27, 30000 1 1 1 1 1, true",
    "SIEMENS MR HEADER, 0019, 28, 12000, true",
    "SIEMENS MR HEADER, 0019, 29, -7.5 0 52000000, true",
    "Image Private Header, 0065, 37, 1.00000001 0 0, true",
    "Image Private Header, 0065, 09, 30000, true"
  })
  void ofPrivateDoubles(String creator, String group, String low, String numbers, boolean stays) {
    String[] values = numbers.split(" ");
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (String value : values) {
      bytes.putDouble(Double.parseDouble(value));
    }

    assertThat(grammar(creator, group, low).accepts(bytes.array(), 0, bytes.capacity(), false))
        .isEqualTo(stays);
  }

  @ParameterizedTest
  @CsvSource({
    "2001, 03, 30000, true",
    "2005, B0, 1.0000001, true",
    "2005, B1, -1.0000002, true",
    "2005, B2, 12, false"
  })
  void ofPhilipsFloats(String group, String low, float number, boolean stays) {
    byte[] bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(number).array();
    String creator = group.equals("2001") ? "Philips Imaging DD 001" : "Philips MR Imaging DD 001";

    assertThat(grammar(creator, group, low).accepts(bytes, 0, 4, false)).isEqualTo(stays);
  }

  private static Grammar grammar(String creator, String group, String low) {
    byte[] name = creator.getBytes(StandardCharsets.US_ASCII);
    int number = AllowedPrivate.creator(name, 0, name.length);
    int row =
        AllowedPrivate.find(
            number, Integer.parseInt(group, 16), Integer.parseInt(low, 16), Tier.RESEARCH);
    return AllowedPrivate.rule(row).grammar();
  }
}
