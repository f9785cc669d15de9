package eir.deid.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          decimal | DS | 3 | -0.5\\1.25E-3\\ 12 | true
          decimal | DS | 3 | 1\\2 | false
          decimal | DS | 1-n | 1\\MUELLER | false
          decimal | DS | 1 | 1.2.3 | false
          decimal | DS | 1 | . | false
          decimal | DS | 1 | 20240131 | false
          decimal | DS | 1 | 20240131.5 | true
          decimal | DS | 1 | 1e | false
          integer | IS | 1 | 42 | true
          integer | IS | 1 | 4.2 | false
          integer | IS | 1 | 256.0 | true
          integer | IS | 1 | 256. | true
          decimal | DS | 1 | -12.500000953674316406250 | true
          integer | IS | 1 | 20240131 | false
          integer | IS | 1 | 20240131101500 | false
          integer 0..1024 | IS | 1 | 1025 | false
          integer -5000..5000 | IS | 3 | -10\\0\\5000 | true
          each -1..1 | DS | 3 | -1\\0.5\\1.0001 | false
          0,1 | IS | 1 | 1 | true
          0,1 | IS | 1 | 2 | false
          YES,NO | CS | 1 | YES | true
          YES,NO | CS | 1 | yes | false
          YES,NO | CS | 1 | YES\\NO | false
          SE,IR,GR,EP,RM | CS | 1-n | SE\\IR | true
          LABEL,CONTROL or empty | CS | 1 | CONTROL | true
          [0-9]{1,4} | SH | 1 | 12345 | false
          p\\d{1,2}( s\\d{1,2})? | LO | 1 | p2 s2 | true
          [X0-9]{1,5}(_[0-9]{1,5}){1,22} | LO | 1 | X_1_1_1_1_160 | true
          each value [0-9.]{0,8} | LO | 1-n | 2\\1\\3.5\\\\0 | true
          each value [0-9.]{0,8} | LO | 1-n | 2\\A | false
          creators of allowed-private.tsv | LO | 1 | philips imaging dd 001 | true
          creators of allowed-private.tsv | LO | 1 | MUELLER | false
          keywords of data-elements.tsv with or without blanks | LO | 1 | In-Stack Position Number | true
          keywords of data-elements.tsv with or without blanks | LO | 1 | Patient Name | false
          whole value in kind vendor-sequence or sequence, else drop | LO | 1 | EPI2 | true
          whole value in kind vendor-sequence or sequence, else drop | LO | 1 | MUELLER | false
          1 to 3 of the letters A P R L H F in each value, or empty | CS | 2 | L\\FP | true
          1 to 3 of the letters A P R L H F in each value, or empty | CS | 2 | ANNA\\P | false
          """)
  void textIsJudgedByItsCell(String cell, String vr, String vm, String value, boolean accepted) {
    assertThat(accepts(Grammar.compile(cell, vr, vm), value)).isEqualTo(accepted);
  }

  @Test
  void theCtKernelMayHaveASecondValue() {
    String cell =
        "[A-Z]{1,2}[a-z]?\\d{1,3}[a-z]{0,2}(\\\\\\d)?, FC\\d{2}, or STANDARD,SOFT,BONE,LUNG,A";
    Grammar kernel = Grammar.compile(cell, "SH", "1-n");

    assertThat(accepts(kernel, "I30f\\3")).isTrue();
    assertThat(accepts(kernel, "FC13")).isTrue();
    assertThat(accepts(kernel, "STANDARD")).isTrue();
    assertThat(accepts(kernel, "MUELLER\\3")).isFalse();
  }

  @Test
  void binaryNumbersAreReadInTheirByteOrder() {
    Grammar grammar = Grammar.compile("0..20000", "FD", "1");
    byte[] little = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(1000).array();
    byte[] big = ByteBuffer.allocate(8).putDouble(1000).array();
    byte[] tooLarge = ByteBuffer.allocate(8).putDouble(20_001).array();
    byte[] notANumber = ByteBuffer.allocate(8).putDouble(Double.NaN).array();

    assertThat(grammar.accepts(little, 0, 8, false)).isTrue();
    assertThat(grammar.accepts(big, 0, 8, true)).isTrue();
    assertThat(grammar.accepts(tooLarge, 0, 8, true)).isFalse();
    assertThat(grammar.accepts(notANumber, 0, 8, true)).isFalse();
  }

  @Test
  void theNumberPhilipsWritesForNotDefinedStaysWhereNoBoundsAre() {
    ByteBuffer undefined = ByteBuffer.allocate(8).putLong(0x4FAFF811E963AFCBL);
    byte[] oneBitOff = undefined.array().clone();
    oneBitOff[7] ^= 1;

    assertThat(Grammar.compile("decimal", "FD", "1").accepts(undefined.array(), 0, 8, true))
        .isTrue();
    assertThat(Grammar.compile("decimal", "FD", "1").accepts(oneBitOff, 0, 8, true)).isFalse();
    assertThat(Grammar.compile("0..20000", "FD", "1").accepts(undefined.array(), 0, 8, true))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FD", "FL", "US", "SS", "UL", "SL"})
  void aNameWrittenOverNumbersIsFound(String vr) {
    Grammar grammar = Grammar.compile(vr.startsWith("F") ? "decimal" : "integer", vr, "1-n");

    assertThat(accepts(grammar, "MUELLER ANNA CLA")).isFalse();
  }

  @Test
  void anEmptyFieldIsAlwaysHarmless() {
    assertThat(accepts(Grammar.NOTHING, "")).isTrue();
    assertThat(accepts(Grammar.compile("YES,NO", "CS", "1"), "")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anything",
        "free text LO",
        "tokens",
        "[A-Z",
        "A{2",
        "(A|B",
        "\\w",
        "0..",
        "YES",
        "one item"
      })
  void aCellThatIsNotUnderstoodStopsTheBuild(String cell) {
    assertThatThrownBy(() -> Grammar.compile(cell, "LO", "1"))
        .isInstanceOfAny(IllegalArgumentException.class, StringIndexOutOfBoundsException.class);
  }

  private static boolean accepts(Grammar grammar, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
    return grammar.accepts(bytes, 0, bytes.length, false);
  }
}
