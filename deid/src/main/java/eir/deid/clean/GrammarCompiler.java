package eir.deid.clean;

import eir.deid.clean.TextGrammar.ValueTest;
import eir.dicom.dictionary.Dictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns the cells of the grammar columns into {@link Grammar}s; what it does not know, it refuses.
 */
final class GrammarCompiler {
  private static final String REGION_TAIL = " and the values of kind region";

  private GrammarCompiler() {}

  static Grammar compile(String cell, String vr, String vm) {
    String text = withoutRemark(cell);
    Multiplicity multiplicity = Multiplicity.of(vm);
    if (vr.equals("AT")) {
      return attributeTags(text, cell, multiplicity);
    }
    if (text.equals("mosaic")) {
      return MosaicHeader.GRAMMAR;
    }
    if (vr.equals("SQ")) {
      throw unknown(cell);
    }
    Optional<double[]> range = range(text);
    Optional<BinaryNumbers.Kind> kind = binary(vr);
    if (kind.isPresent()) {
      double[] limits = range.or(() -> numberList(text)).orElseThrow(() -> unknown(cell));
      return new BinaryNumbers(kind.get(), limits[0], limits[1], multiplicity);
    }
    if (range.isPresent() && (vr.equals("DS") || vr.equals("IS"))) {
      double[] limits = range.get();
      return new TextGrammar(new DecimalText(vr.equals("IS"), limits[0], limits[1]), multiplicity);
    }
    if (text.equals("values 1 and 2 as Image Type, others of kind imagetype, else OTHER")) {
      return (in, from, to, bigEndian) -> isCleanImageType(in, from, to);
    }
    if (text.contains("(\\\\\\d)")) { // the expression itself holds the backslash between values
      return wholeField(text, cell);
    }
    return new TextGrammar(test(text, cell), multiplicity);
  }

  /** The largest number of items that a container's cell allows. */
  static int mostItems(String cell) {
    if (cell.equals("one item")) {
      return 1;
    }
    int dots = cell.indexOf("..");
    if (dots < 0 || !cell.endsWith(" items")) {
      throw unknown(cell);
    }
    return Text.number(cell.substring(dots + 2, cell.length() - " items".length()), 10);
  }

  private static ValueTest test(String text, String cell) {
    switch (text) {
      case "1 to 3 of the letters A P R L H F in each value, or empty" -> {
        return expression("[APRLHF]{0,3}");
      }
      case "whole value in kind vendor-sequence or sequence, else drop" -> {
        return (in, from, to) ->
            isWord(in, from, to, Words.Kind.VENDOR_SEQUENCE)
                || isWord(in, from, to, Words.Kind.SEQUENCE);
      }
      case "empty or a term of kind region" -> {
        return (in, from, to) -> from == to || isWord(in, from, to, Words.Kind.REGION);
      }
      case "creators of allowed-private.tsv" -> {
        return (in, from, to) -> AllowedPrivate.creator(in, from, to) != AllowedPrivate.UNKNOWN;
      }
      case "keywords of data-elements.tsv with or without blanks" -> {
        return DimensionLabels::contains;
      }
      default -> {
        return listOrExpression(text, cell);
      }
    }
  }

  private static ValueTest listOrExpression(String text, String cell) {
    if (text.endsWith(REGION_TAIL)) {
      ValueTest listed = list(text.substring(0, text.length() - REGION_TAIL.length()), cell);
      return (in, from, to) -> listed.fits(in, from, to) || isWord(in, from, to, Words.Kind.REGION);
    }
    if (text.endsWith(" or empty")) {
      ValueTest listed = list(text.substring(0, text.length() - " or empty".length()), cell);
      return (in, from, to) -> from == to || listed.fits(in, from, to);
    }
    String one = text.startsWith("each value ") ? text.substring("each value ".length()) : text;
    return looksLikeExpression(one) ? expression(one) : list(one, cell);
  }

  /** Expressions between {@code ", "}, the last of which may be a list behind {@code or}. */
  private static Grammar wholeField(String text, String cell) {
    List<ValueTest> tests = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(", "); at >= 0; at = text.indexOf(", ", from)) {
      tests.add(expression(text.substring(from, at)));
      from = at + 2;
    }
    String last = text.substring(from);
    tests.add(last.startsWith("or ") ? list(last.substring(3), cell) : expression(last));
    return (in, start, end, bigEndian) -> {
      int to = eir.dicom.text.Dates.endNonBlank(in, start, end);
      for (ValueTest test : tests) {
        if (test.fits(in, start, to)) {
          return true;
        }
      }
      return start == to;
    };
  }

  private static Grammar attributeTags(String text, String cell, Multiplicity multiplicity) {
    boolean any = text.equals("AT");
    if (!any
        && !text.equals(
            "an element of this list, an own private creator block or a functional group")) {
      throw unknown(cell);
    }
    return (in, from, to, bigEndian) -> {
      if ((to - from) % 4 != 0 || (from != to && !multiplicity.allows((to - from) / 4))) {
        return false;
      }
      for (int at = from; at < to; at += 4) {
        int group = short16(in, at, bigEndian);
        int tag = group << 16 | short16(in, at + 2, bigEndian);
        boolean known =
            any
                ? Dictionary.indexOf(tag) >= 0
                : (group & 1) == 1
                    ? AllowedPrivate.isAnyones(group, tag & 0xFFFF)
                    : KeepElements.find(tag) != KeepElements.UNKNOWN;
        if (!known) {
          return false;
        }
      }
      return true;
    };
  }

  private static ValueTest expression(String text) {
    return Expression.of(text)::matches;
  }

  private static ValueTest list(String text, String cell) {
    List<byte[]> values = new ArrayList<>();
    for (String value : Text.split(text, ',')) {
      if (value.isEmpty() || !isListed(value)) {
        throw unknown(cell);
      }
      values.add(Text.ascii(value));
    }
    if (values.size() < 2) {
      throw unknown(cell);
    }
    byte[][] all = values.toArray(new byte[0][]);
    return (in, from, to) -> {
      for (byte[] value : all) {
        if (equal(value, in, from, to)) {
          return true;
        }
      }
      return false;
    };
  }

  private static boolean equal(byte[] value, byte[] in, int from, int to) {
    if (value.length != to - from) {
      return false;
    }
    for (int i = 0; i < value.length; i++) {
      if (value[i] != in[from + i]) {
        return false;
      }
    }
    return true;
  }

  /** Signs of a code string or a maker's name; sentences have others, or the word "or". */
  private static boolean isListed(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean known =
          (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || (c >= '0' && c <= '9')
              || c == ' '
              || c == '_'
              || c == '-';
      if (!known) {
        return false;
      }
    }
    return !value.startsWith(" ") && !value.contains(" or ") && !value.contains(" of ");
  }

  private static boolean looksLikeExpression(String text) {
    return text.indexOf('[') >= 0 || text.indexOf('\\') >= 0;
  }

  /** What stands behind a semicolon says who else decides: the caller knows that by the class. */
  private static String withoutRemark(String cell) {
    int semicolon = cell.indexOf(';');
    return semicolon < 0 ? cell : cell.substring(0, semicolon);
  }

  private static Optional<double[]> range(String cell) {
    String text = cell.startsWith("each ") ? cell.substring("each ".length()) : cell;
    switch (text) {
      case "decimal",
          "integer",
          "-1..1 where b > 0, else decimal",
          "type of the pixel, US or SS" -> {
        return Optional.of(new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY});
      }
      case "decimal above 0" -> {
        return Optional.of(new double[] {Double.MIN_VALUE, Double.POSITIVE_INFINITY});
      }
      default -> {
        String limits = text.startsWith("integer ") ? text.substring("integer ".length()) : text;
        int dots = limits.indexOf("..");
        if (dots < 0
            || !isNumber(limits.substring(0, dots))
            || !isNumber(limits.substring(dots + 2))) {
          return Optional.empty();
        }
        return Optional.of(
            new double[] {
              Text.bound(limits.substring(0, dots)), Text.bound(limits.substring(dots + 2))
            });
      }
    }
  }

  // Whole numbers: Double.parseDouble would add 60 KB of tables to the browser's script.
  /** {@code 0,1,2,3} for a binary number: a range without gaps. */
  private static Optional<double[]> numberList(String text) {
    List<String> values = Text.split(text, ',');
    for (int i = 0; i < values.size(); i++) {
      if (!isNumber(values.get(i))
          || (i > 0 && Text.number(values.get(i), 10) != Text.number(values.get(i - 1), 10) + 1)) {
        return Optional.empty();
      }
    }
    return Optional.of(new double[] {Text.bound(values.getFirst()), Text.bound(values.getLast())});
  }

  private static boolean isNumber(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > from;
  }

  private static Optional<BinaryNumbers.Kind> binary(String vr) {
    return switch (vr) {
      case "FL" -> Optional.of(BinaryNumbers.Kind.FLOAT);
      case "FD" -> Optional.of(BinaryNumbers.Kind.DOUBLE);
      case "US", "US or SS" -> Optional.of(BinaryNumbers.Kind.UNSIGNED_16);
      case "SS" -> Optional.of(BinaryNumbers.Kind.SIGNED_16);
      case "UL" -> Optional.of(BinaryNumbers.Kind.UNSIGNED_32);
      case "SL" -> Optional.of(BinaryNumbers.Kind.SIGNED_32);
      case "UV", "SV" -> Optional.of(BinaryNumbers.Kind.WIDE_64);
      default -> Optional.empty();
    };
  }

  private static boolean isWord(byte[] in, int from, int to, Words.Kind kind) {
    char[] text = new char[to - from];
    for (int i = from; i < to; i++) {
      int b = in[i];
      text[i - from] = (char) (b >= 'a' && b <= 'z' ? b - 32 : b & 0xFF);
    }
    return Words.find(new String(text)).map(Words.Word::kind).filter(kind::equals).isPresent();
  }

  private static boolean isCleanImageType(byte[] in, int from, int to) {
    int end = eir.dicom.text.Dates.endNonBlank(in, from, to);
    char[] text = new char[end - from];
    for (int i = from; i < end; i++) {
      text[i - from] = (char) (in[i] & 0xFF);
    }
    return end == from
        || Descriptors.isClean(Descriptors.Mode.IMAGE_TYPE, new String(text), Descriptors.SHORT);
  }

  private static int short16(byte[] in, int at, boolean bigEndian) {
    int first = in[at] & 0xFF;
    int second = in[at + 1] & 0xFF;
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  private static IllegalArgumentException unknown(String cell) {
    return new IllegalArgumentException(
        "grammar not understood: \"" + cell + "\"; teach GrammarCompiler or mend the table");
  }
}
