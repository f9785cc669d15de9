package eir.dicom.text;

/**
 * The host's decoder of character sets with more than one byte a character: the JVM's charsets
 * ({@code eir.dicom.file.JvmTwoByteSets}) or the browser's {@code TextDecoder}.
 *
 * <p>Bytes are handed over in the form that both know: JIS X 0208 and 0212 as EUC-JP, so a browser
 * needs the labels {@code euc-jp}, {@code euc-kr}, {@code gbk} and {@code gb18030} only.
 */
public interface TwoByteSets {
  /** The encodings asked for. */
  enum Encoding {
    /** JIS X 0208 as two bytes A1-FE, JIS X 0212 as 8F and two bytes A1-FE. */
    EUC_JP,
    /** KS X 1001, two bytes A1-FE. */
    EUC_KR,
    /** GB 2312 and GBK. */
    GBK,
    GB18030
  }

  /** A host without any: each character becomes U+FFFD. */
  TwoByteSets NONE =
      (encoding, in, from, to) -> {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i += 2) {
          out.append('\uFFFD');
        }
        return out.toString();
      };

  /** Decodes {@code in[from, to)}; what cannot be decoded becomes U+FFFD. */
  String decode(Encoding encoding, byte[] in, int from, int to);
}
