package eir.fuzz;

import static eir.fuzz.BrokenLawException.require;

import eir.deid.key.DateShift;
import eir.dicom.file.JvmTwoByteSets;
import eir.dicom.text.CharacterSet;
import eir.dicom.text.Dates;
import eir.dicom.text.Folding;
import eir.dicom.text.PersonName;
import java.util.Arrays;
import java.util.List;

/**
 * Text in every character set, names in it, and days: nothing throws, no text is much longer than
 * its bytes. First byte of an input: which sets are named.
 */
final class CharacterSetTarget implements Target {
  private static final List<List<String>> SETS =
      List.of(
          List.of(),
          List.of("ISO_IR 100"),
          List.of("ISO_IR 192"),
          List.of("GB18030"),
          List.of("GBK"),
          List.of("ISO_IR 13"),
          List.of("", "ISO 2022 IR 87"),
          List.of("ISO 2022 IR 13", "ISO 2022 IR 87", "ISO 2022 IR 159"),
          List.of("", "ISO 2022 IR 149"),
          List.of("ISO 2022 IR 149"),
          List.of("", "ISO 2022 IR 58"),
          List.of("ISO_IR 144"),
          List.of("ISO_IR 127"),
          List.of("ISO_IR 166"),
          List.of("ISO_IR 138"),
          List.of("no set at all"));

  private final JvmTwoByteSets host = new JvmTwoByteSets();

  @Override
  public int run(byte[] input) {
    int choice = input.length == 0 ? 0 : input[0] & 15;
    CharacterSet set = CharacterSet.of(SETS.get(choice), host);
    int from = Math.min(1, input.length);
    String text = set.decode(input, from, input.length);
    require(text.length() <= 2 * (input.length - from), "no more than two characters a byte");
    require(
        set.values(input, from, input.length).size()
            == 1 + text.chars().filter(c -> c == '\\').count(),
        "values stand between backslashes");
    boolean isPlain = true;
    for (int i = from; i < input.length; i++) {
      isPlain &= input[i] >= 0 && input[i] != 0x1B;
    }
    require(!isPlain || text.length() == input.length - from, "ASCII stays as it is");
    Folding.fold(text);
    Folding.foldGerman(text);
    int parts = Folding.parts(text).size();
    PersonName.of(text).parts();
    PersonName.of(text).display();
    days(input, from);
    return (choice * 16 + Math.min(15, parts)) * 4
        + (text.indexOf('\uFFFD') < 0 ? 0 : 1)
        + (isPlain ? 2 : 0);
  }

  private static void days(byte[] input, int from) {
    int to = Math.min(input.length, from + 64);
    int day = Dates.date(input, from, to);
    if (day != Dates.NONE) {
      byte[] written = new byte[8];
      Dates.write(day, written, 0);
      require(Dates.date(written, 0, 8) == day, "a day is written as it is read");
    }
    Dates.dayOfDateTime(input, from, to);
    Dates.isTime(input, from, to);
    byte[] out = new byte[128];
    DateShift shift = new DateShift(-1258);
    int length = shift.dateTime(input, from, to, out, 8);
    require(length < out.length - 8, "a moved day fits its place");
    require(shift.date(input, from, to, out, 8) <= 16, "a moved date is short");
    require(Arrays.equals(out, 0, 8, new byte[8], 0, 8), "nothing is written before its place");
  }

  @Override
  public List<byte[]> seeds() {
    return Seeds.words(
        "\0Mueller^Anna=\\A^B",
        "\1M\374ller^Anna",
        "\2M\303\274ller^\345\261\261",
        "\3\301\265\320\241\061\204\063\060",
        "\4\301\265\320\241\\",
        "\5\324\317\300\336",
        "\6Yamada^Tarou=\033$B;3ED\033(B^\033$BB@O:\033(B",
        "\7\324\317\300\336=\033$(D;3\033(J~",
        "\10Hong=\033$)C\373\363^\033$)C\321\316",
        "\11\373\363^\321\316",
        "\12Zhang=\033$)A\325\305",
        "\13\273\356",
        "\14\307\310",
        "\15\241\242",
        "\16\371\371",
        "\17\200\033-A\344\033)I\261",
        "\00020240131101500.5+0100\\2024",
        "\00020240229");
  }

  @Override
  public List<byte[]> words() {
    return Seeds.words(
        "\033$B",
        "\033$@",
        "\033(B",
        "\033(J",
        "\033$(D",
        "\033$)C",
        "\033$)A",
        "\033)I",
        "\033-A",
        "\033-L",
        "\033-T",
        "\\",
        "^",
        "=",
        "\r",
        "\n",
        "20240131",
        "&ZZXX",
        "\303\274",
        "\0");
  }

  @Override
  public Allowance allowance() {
    return new Allowance(64 << 10, 400);
  }
}
