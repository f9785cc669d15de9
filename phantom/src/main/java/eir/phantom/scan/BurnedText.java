package eir.phantom.scan;

/** Letters in pixels, five by seven dots: what a careless workstation burns into an image. */
public final class BurnedText {
  private static final int WIDTH = 5;
  private static final int HEIGHT = 7;
  private static final short INK = 2200;

  /** Letters A to Z, seven rows of two hexadecimal digits each; bit 4 is the leftmost dot. */
  private static final String[] LETTERS =
      ("0E11111F111111 1E11111E11111E 0E11101010110E 1E11111111111E 1F10101E10101F 1F10101E101010"
              + " 0E11101713110F 1111111F111111 0E04040404040E 0702020202120C 11121418141211"
              + " 1010101010101F 111B1515111111 11191513111111 0E11111111110E 1E11111E101010"
              + " 0E11111115120D 1E11111E141211 0F10100E01011E 1F040404040404 1111111111110E"
              + " 11111111110A04 111111151515 0A 11110A040A1111 11110A04040404 1F01020408101F")
          .replace("15 0A", "150A")
          .split(" ");

  /** Digits 0 to 9, in the same way. */
  private static final String[] DIGITS =
      ("0E11131519110E 040C040404040E 0E11010204081F 1F02040201110E 02060A121F0202 1F101E0101110E"
              + " 0608101E11110E 1F010204080808 0E11110E11110E 0E11110F01020C")
          .split(" ");

  private BurnedText() {}

  /**
   * Whether the dot at column {@code x}, 0 to 4, and row {@code y}, 0 to 6, is ink; small letters
   * are written as capitals, and what is no letter or digit as a gap.
   */
  public static boolean isDot(char character, int x, int y) {
    char capital = Character.toUpperCase(character);
    String dots =
        capital >= 'A' && capital <= 'Z'
            ? LETTERS[capital - 'A']
            : capital >= '0' && capital <= '9' ? DIGITS[capital - '0'] : "";
    return !dots.isEmpty()
        && (Integer.parseInt(dots, 2 * y, 2 * y + 2, 16) >> (WIDTH - 1 - x) & 1) == 1;
  }

  /** Writes capitals at the upper left corner, dots of one pixel; other characters are gaps. */
  public static void burn(short[] pixels, int columns, String text) {
    for (int n = 0; n < text.length(); n++) {
      int left = 6 + n * (WIDTH + 1);
      char letter = text.charAt(n);
      if (letter < 'A' || letter > 'Z' || left + WIDTH > columns) {
        continue;
      }
      for (int row = 0; row < HEIGHT; row++) {
        for (int column = 0; column < WIDTH; column++) {
          if (isDot(letter, column, row)) {
            pixels[(6 + row) * columns + left + column] = INK;
          }
        }
      }
    }
  }
}
