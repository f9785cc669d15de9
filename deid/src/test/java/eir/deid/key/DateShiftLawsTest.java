package eir.deid.key;

import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.text.Dates;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DateShiftLawsTest {
  private static final DateShift SHIFT = new DateShift(-1258);

  static IntStream seeds() {
    return IntStream.range(0, 1000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDayMovesAsTheCalendarOfThePlatformMovesIt(int seed) {
    Random random = new Random(seed);
    LocalDate day = LocalDate.of(1810, 1, 1).plusDays(random.nextInt(142_000));
    DateShift shift = new DateShift(-30 - random.nextInt(1796));

    assertThat(date(shift, day.format(DateTimeFormatter.BASIC_ISO_DATE)))
        .isEqualTo(day.plusDays(shift.days()).format(DateTimeFormatter.BASIC_ISO_DATE));
    assertThat(Dates.epochDay(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))
        .isEqualTo(day.toEpochDay());
  }

  @ParameterizedTest
  @CsvSource({
    "20240131, 20200821",
    "2024.01.31, 20200821",
    "' 20240131', 20200821",
    "20240229, 20200919",
    "00000000, absent",
    "20240231, absent",
    "20230229, absent",
    "20240131-20240201, absent",
    "202401, absent",
    "2024-01-31, absent",
    "17991231, absent",
    "18000101, absent",
    "22010101, absent",
    "ZQXJZQXJ, absent"
  })
  void datesShiftOrAreAbsent(String input, String output) {
    assertThat(date(SHIFT, input)).isEqualTo(output);
  }

  @ParameterizedTest
  @CsvSource({
    "20240131101530.123456+0100, 20200821101530.123456",
    "20240131101530-0300, 20200821101530",
    "20240131, 20200821",
    "2024013110, 2020082110",
    "202401, absent",
    "2024, absent",
    "20240131250000, absent",
    "20240131101530+9900, absent",
    "20240131101530.1234567, absent",
    "20240131101530 MUELLER, absent"
  })
  void momentsShiftByTheDayAndLoseTheirZone(String input, String output) {
    byte[] in = input.getBytes(StandardCharsets.US_ASCII);
    byte[] out = new byte[40];

    int length = SHIFT.dateTime(in, 0, in.length, out, 3);

    assertThat(length < 0 ? "absent" : new String(out, 3, length, StandardCharsets.US_ASCII))
        .isEqualTo(output);
  }

  private static String date(DateShift shift, String input) {
    byte[] in = input.getBytes(StandardCharsets.US_ASCII);
    byte[] out = new byte[8];
    int length = shift.date(in, 0, in.length, out, 0);
    return length < 0 ? "absent" : new String(out, StandardCharsets.US_ASCII);
  }
}
