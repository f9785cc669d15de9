package eir.dicom.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Specific Character Set (0008,0005): how the bytes of a text element become characters (PS3.3
 * §C.12.1.1.2, PS3.5 §6.1).
 *
 * <p>Decoding serves comparison and preview, so it never fails: what cannot be read becomes U+FFFD.
 * Where no set is named, bytes above 7F are read as UTF-8 if they are that, else as ISO 8859-1.
 */
public final class CharacterSet {
  private enum Whole {
    /** ISO 2022 with escape sequences, and the plain single-byte sets. */
    SWITCHED,
    UTF_8,
    GBK,
    GB18030
  }

  private final Whole whole;
  private final boolean named;
  private final boolean yen;
  private final UpperHalf upper;

  /** Set for a first value that is itself a two-byte set with A1-FE pairs; else NONE is meant. */
  private final boolean korean;

  private final TwoByteSets host;

  private CharacterSet(String first, boolean named, TwoByteSets host) {
    this.named = named;
    this.host = host;
    whole =
        switch (first) {
          case "192" -> Whole.UTF_8;
          case "GB18030" -> Whole.GB18030;
          case "GBK", "58" -> Whole.GBK;
          default -> Whole.SWITCHED;
        };
    yen = first.equals("13");
    korean = first.equals("149");
    upper = upperHalf(first);
  }

  /**
   * The set named by the values of (0008,0005); none of them, or an empty first one, is ISO-IR 6.
   */
  public static CharacterSet of(List<String> definedTerms, TwoByteSets host) {
    String first = definedTerms.isEmpty() ? "" : number(definedTerms.getFirst());
    boolean named = definedTerms.size() > 1 || !(first.isEmpty() || first.equals("6"));
    return new CharacterSet(first, named, host);
  }

  /**
   * Decodes {@code in[from, to)}, which may hold several values and the groups of a name. Split
   * afterwards: in GBK and JIS the bytes of {@code \ ^ =} also stand inside characters.
   */
  public String decode(byte[] in, int from, int to) {
    if (isAscii(in, from, to)) {
      return ascii(in, from, to);
    }
    return switch (whole) {
      case UTF_8 -> Utf8.decode(in, from, to);
      case GBK -> TwoByteText.decode(host, TwoByteSets.Encoding.GBK, in, from, to);
      case GB18030 -> TwoByteText.decode(host, TwoByteSets.Encoding.GB18030, in, from, to);
      case SWITCHED -> {
        if (!named && Utf8.isValid(in, from, to) && !hasEscape(in, from, to)) {
          yield Utf8.decode(in, from, to);
        }
        yield new Switched(in, to).decode(from);
      }
    };
  }

  /** The decoded values of an element without blanks and NUL around them. */
  public List<String> values(byte[] in, int from, int to) {
    String text = decode(in, from, to);
    List<String> values = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '\\') {
        values.add(PersonName.trimmed(text.substring(start, i)));
        start = i + 1;
      }
    }
    return values;
  }

  /** Reads bytes whose sets are switched by escape sequences (ISO 2022, PS3.5 §6.1.2.5). */
  private final class Switched {
    private final byte[] in;
    private final int to;
    private final StringBuilder out = new StringBuilder();
    private LowerHalf low = yen ? LowerHalf.ROMAJI : LowerHalf.ASCII;
    private UpperHalf high = upper;
    private boolean pairs = korean;
    private TwoByteSets.Encoding pairEncoding = TwoByteSets.Encoding.EUC_KR;

    Switched(byte[] in, int to) {
      this.in = in;
      this.to = to;
    }

    String decode(int from) {
      int at = from;
      while (at < to) {
        int b = in[at] & 0xFF;
        if (b == 0x1B) {
          at = escape(at + 1);
        } else if (b < 0x80 && low.isTwoByte()) {
          at = twoByteLow(at);
        } else if (b < 0x80) {
          out.append(low.character(b));
          if (isDelimiter(b)) {
            reset();
          }
          at++;
        } else if (pairs) {
          at = twoByteHigh(at);
        } else {
          out.append(high == UpperHalf.NONE ? (char) b : high.character(b));
          at++;
        }
      }
      return out.toString();
    }

    private void reset() {
      low = yen ? LowerHalf.ROMAJI : LowerHalf.ASCII;
      high = upper;
      pairs = korean;
      pairEncoding = TwoByteSets.Encoding.EUC_KR;
    }

    /** Reads what stands behind ESC; unknown sequences vanish with their signs. */
    private int escape(int at) {
      int end = at;
      while (end < to && in[end] >= 0x20 && in[end] <= 0x2F) {
        end++;
      }
      if (end >= to) {
        return to;
      }
      StringBuilder sequence = new StringBuilder();
      for (int i = at; i <= end; i++) {
        sequence.append((char) (in[i] & 0xFF));
      }
      switchTo(sequence.toString());
      return end + 1;
    }

    private void switchTo(String sequence) {
      switch (sequence) {
        case "(B" -> low = LowerHalf.ASCII;
        case "(J" -> low = LowerHalf.ROMAJI;
        case "$B", "$@" -> low = LowerHalf.JIS_X_0208;
        case "$(D" -> low = LowerHalf.JIS_X_0212;
        case "$)C" -> pairsIn(TwoByteSets.Encoding.EUC_KR);
        case "$)A" -> pairsIn(TwoByteSets.Encoding.GBK);
        case ")I" -> single(UpperHalf.KATAKANA);
        case "-A" -> single(UpperHalf.ISO_8859_1);
        case "-B" -> single(UpperHalf.ISO_8859_2);
        case "-C" -> single(UpperHalf.ISO_8859_3);
        case "-D" -> single(UpperHalf.ISO_8859_4);
        case "-L" -> single(UpperHalf.ISO_8859_5);
        case "-G" -> single(UpperHalf.ISO_8859_6);
        case "-F" -> single(UpperHalf.ISO_8859_7);
        case "-H" -> single(UpperHalf.ISO_8859_8);
        case "-M" -> single(UpperHalf.ISO_8859_9);
        case "-b" -> single(UpperHalf.ISO_8859_15);
        case "-T" -> single(UpperHalf.TIS_620);
        default -> {}
      }
    }

    private void single(UpperHalf half) {
      high = half;
      pairs = false;
    }

    private void pairsIn(TwoByteSets.Encoding encoding) {
      pairEncoding = encoding;
      pairs = true;
    }

    /** Pairs of 21-7E up to the next sign outside that range, handed over as EUC-JP. */
    private int twoByteLow(int at) {
      int end = at;
      while (end + 1 < to && isGraphic(in[end]) && isGraphic(in[end + 1])) {
        end += 2;
      }
      if (end == at) {
        out.append((char) in[at]);
        if (isDelimiter(in[at])) {
          reset();
        }
        return at + 1;
      }
      boolean supplement = low == LowerHalf.JIS_X_0212;
      byte[] euc = new byte[supplement ? (end - at) / 2 * 3 : end - at];
      int write = 0;
      for (int i = at; i < end; i++) {
        if (supplement && (i - at) % 2 == 0) {
          euc[write++] = (byte) 0x8F;
        }
        euc[write++] = (byte) (in[i] | 0x80);
      }
      out.append(TwoByteText.decode(host, TwoByteSets.Encoding.EUC_JP, euc, 0, euc.length));
      return end;
    }

    private int twoByteHigh(int at) {
      int end = at;
      while (end < to && in[end] < 0) {
        end++;
      }
      out.append(TwoByteText.decode(host, pairEncoding, in, at, end));
      return end;
    }
  }

  private enum LowerHalf {
    ASCII,
    /** ISO-IR 14: a yen sign for the backslash, an overline for the tilde. */
    ROMAJI,
    JIS_X_0208,
    JIS_X_0212;

    boolean isTwoByte() {
      return this == JIS_X_0208 || this == JIS_X_0212;
    }

    /** The backslash stays one even in ROMAJI: in DICOM it separates values (PS3.5 §6.1.2.5.3). */
    char character(int b) {
      return this == ROMAJI && b == '~' ? '\u203E' : (char) b;
    }
  }

  private static UpperHalf upperHalf(String number) {
    return switch (number) {
      case "100" -> UpperHalf.ISO_8859_1;
      case "101" -> UpperHalf.ISO_8859_2;
      case "109" -> UpperHalf.ISO_8859_3;
      case "110" -> UpperHalf.ISO_8859_4;
      case "144" -> UpperHalf.ISO_8859_5;
      case "127" -> UpperHalf.ISO_8859_6;
      case "126" -> UpperHalf.ISO_8859_7;
      case "138" -> UpperHalf.ISO_8859_8;
      case "148" -> UpperHalf.ISO_8859_9;
      case "203" -> UpperHalf.ISO_8859_15;
      case "166" -> UpperHalf.TIS_620;
      case "13" -> UpperHalf.KATAKANA;
      default -> UpperHalf.NONE; // shown as ISO 8859-1 rather than not at all
    };
  }

  /**
   * {@code 100} of {@code ISO_IR 100}, {@code ISO 2022 IR 100}, {@code ISO-IR 100}; else the term.
   */
  private static String number(String term) {
    String trimmed = PersonName.trimmed(term);
    int ir = trimmed.indexOf("IR ");
    return ir < 0 ? trimmed : trimmed.substring(ir + 3);
  }

  private static boolean isDelimiter(int b) {
    return b == '\\' || b == '^' || b == '=' || b == '\r' || b == '\n' || b == '\f' || b == '\t';
  }

  private static boolean isGraphic(int b) {
    return b >= 0x21 && b <= 0x7E;
  }

  private static boolean hasEscape(byte[] in, int from, int to) {
    for (int i = from; i < to; i++) {
      if (in[i] == 0x1B) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAscii(byte[] in, int from, int to) {
    for (int i = from; i < to; i++) {
      if (in[i] < 0 || in[i] == 0x1B) {
        return false;
      }
    }
    return true;
  }

  private static String ascii(byte[] in, int from, int to) {
    char[] text = new char[to - from];
    for (int i = from; i < to; i++) {
      text[i - from] = (char) in[i];
    }
    return new String(text);
  }
}
