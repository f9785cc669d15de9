package eir.dicom.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DictionaryTest {

  @Test
  void everyRowOfTheStandardIsFoundWithItsVr() throws IOException {
    for (String[] row : rows("data-elements.tsv")) {
      if (!row[0].contains("x") && row[3].length() == 2) {
        int tag = Integer.parseUnsignedInt(row[0].replace(",", ""), 16);

        assertThat(Vr.letters(Dictionary.vrOf(tag))).as(row[0]).isEqualTo(row[3]);
      }
    }
  }

  @Test
  void multiplicitiesAreThoseOfTheStandard() {
    int position = Dictionary.indexOf(Tags.IMAGE_POSITION_PATIENT);
    int type = Dictionary.indexOf(Tags.IMAGE_TYPE);

    assertThat(Dictionary.leastValuesAt(position)).isEqualTo(3);
    assertThat(Dictionary.mostValuesAt(position)).isEqualTo(3);
    assertThat(Dictionary.leastValuesAt(type)).isEqualTo(2);
    assertThat(Dictionary.mostValuesAt(type)).isEqualTo(127);
  }

  @Test
  void everyUidOfTheStandardIsFoundAndOneMoreDigitIsNot() throws IOException {
    for (String[] row : rows("uids.tsv")) {
      byte[] uid = (row[0] + ".9999").getBytes(StandardCharsets.US_ASCII);

      assertThat(Dictionary.isStandardUid(uid, 0, row[0].length())).as(row[0]).isTrue();
      assertThat(Dictionary.isStandardUid(uid, 0, uid.length)).as(row[0]).isFalse();
    }
  }

  @Test
  void aTagOutsideTheStandardIsUnknown() {
    assertThat(Dictionary.vrOf(0x00109998)).isEqualTo(Vr.UN);
    assertThat(Dictionary.indexOf(0xFFFFFFFF)).isNegative();
    assertThat(Dictionary.indexOf(0)).isGreaterThanOrEqualTo(0); // command group length
  }

  private static java.util.List<String[]> rows(String file) throws IOException {
    return Files.readAllLines(Path.of(System.getProperty("eir.root"), "standard", file)).stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .toList();
  }
}
