package eir.dicom.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "10",
        "1015",
        "101530",
        "101530.1",
        "101530.123456 ",
        "235960",
        "10:15",
        "10:15:30.5"
      })
  void timesInAllTheirSpellingsAreTimes(String time) {
    assertThat(isTime(time)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "24",
        "1060",
        "101561",
        "101530.",
        "101530.1234567",
        "10153",
        "10:1",
        "10:15:3",
        "10-15",
        "MUELLER",
        "101530 ANNA"
      })
  void everythingElseIsNone(String time) {
    assertThat(isTime(time)).isFalse();
  }

  private static boolean isTime(String time) {
    byte[] bytes = time.getBytes(StandardCharsets.US_ASCII);
    return Dates.isTime(bytes, 0, bytes.length);
  }
}
