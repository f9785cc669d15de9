package eir.dicom.text;

/**
 * The upper halves (A0 to FF) of the single-byte sets of PS3.3 §C.12.1.1.2, as own tables: TeaVM
 * has none of them, and browsers read 80 to 9F differently.
 */
enum UpperHalf {
  /** Nothing above 7F: ISO-IR 6 alone. */
  NONE(""),
  /** ISO 8859-1: code points are the bytes. */
  ISO_8859_1(""),
  /** ISO-IR 13: half-width katakana. */
  KATAKANA(""),
  /** ISO 8859-2. */
  ISO_8859_2(
      "\u00a0Ą\u02d8Ł\u00a4ĽŚ\u00a7\u00a8ŠŞŤŹ\u00adŽŻ"
          + "\u00b0ą\u02dbł\u00b4ľś\u02c7\u00b8šşťź\u02ddžż"
          + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎ"
          + "ĐŃŇÓÔŐÖ\u00d7ŘŮÚŰÜÝŢß"
          + "ŕáâăäĺćçčéęëěíîď"
          + "đńňóôőö\u00f7řůúűüýţ\u02d9"),
  /** ISO 8859-3. */
  ISO_8859_3(
      "\u00a0Ħ\u02d8\u00a3\u00a4\ufffdĤ\u00a7\u00a8İŞĞĴ\u00ad\ufffdŻ"
          + "\u00b0ħ²³\u00b4µĥ\u00b7\u00b8ışğĵ\u00bd\ufffdż"
          + "ÀÁÂ\ufffdÄĊĈÇÈÉÊËÌÍÎÏ"
          + "\ufffdÑÒÓÔĠÖ\u00d7ĜÙÚÛÜŬŜß"
          + "àáâ\ufffdäċĉçèéêëìíîï"
          + "\ufffdñòóôġö\u00f7ĝùúûüŭŝ\u02d9"),
  /** ISO 8859-4. */
  ISO_8859_4(
      "\u00a0ĄĸŖ\u00a4ĨĻ\u00a7\u00a8ŠĒĢŦ\u00adŽ\u00af"
          + "\u00b0ą\u02dbŗ\u00b4ĩļ\u02c7\u00b8šēģŧŊžŋ"
          + "ĀÁÂÃÄÅÆĮČÉĘËĖÍÎĪ"
          + "ĐŅŌĶÔÕÖ\u00d7ØŲÚÛÜŨŪß"
          + "āáâãäåæįčéęëėíîī"
          + "đņōķôõö\u00f7øųúûüũū\u02d9"),
  /** ISO 8859-5. */
  ISO_8859_5(
      "\u00a0ЁЂЃЄЅІЇЈЉЊЋЌ\u00adЎЏ"
          + "АБВГДЕЖЗИЙКЛМНОП"
          + "РСТУФХЦЧШЩЪЫЬЭЮЯ"
          + "абвгдежзийклмноп"
          + "рстуфхцчшщъыьэюя"
          + "\u2116ёђѓєѕіїјљњћќ\u00a7ўџ"),
  /** ISO 8859-6. */
  ISO_8859_6(
      "\u00a0\ufffd\ufffd\ufffd\u00a4\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\u060c\u00ad\ufffd\ufffd"
          + "\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\u061b\ufffd\ufffd\ufffd\u061f"
          + "\ufffd\u0621\u0622\u0623\u0624\u0625\u0626\u0627\u0628\u0629\u062a\u062b\u062c\u062d\u062e\u062f"
          + "\u0630\u0631\u0632\u0633\u0634\u0635\u0636\u0637\u0638\u0639\u063a\ufffd\ufffd\ufffd\ufffd\ufffd"
          + "\u0640\u0641\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u0649\u064a\u064b\u064c\u064d\u064e\u064f"
          + "\u0650\u0651\u0652\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd"),
  /** ISO 8859-7. */
  ISO_8859_7(
      "\u00a0\u2018\u2019\u00a3\u20ac\u20af\u00a6\u00a7\u00a8\u00a9ͺ\u00ab\u00ac\u00ad\ufffd\u2015"
          + "\u00b0\u00b1²³\u0384\u0385Ά\u00b7ΈΉΊ\u00bbΌ\u00bdΎΏ"
          + "ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟ"
          + "ΠΡ\ufffdΣΤΥΦΧΨΩΪΫάέήί"
          + "ΰαβγδεζηθικλμνξο"
          + "πρςστυφχψωϊϋόύώ\ufffd"),
  /** ISO 8859-8. */
  ISO_8859_8(
      "\u00a0\ufffd\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7\u00a8\u00a9\u00d7\u00ab\u00ac\u00ad\u00ae\u00af"
          + "\u00b0\u00b1²³\u00b4µ\u00b6\u00b7\u00b8¹\u00f7\u00bb\u00bc\u00bd\u00be\ufffd"
          + "\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd"
          + "\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\u2017"
          + "\u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6\u05d7\u05d8\u05d9\u05da\u05db\u05dc\u05dd\u05de\u05df"
          + "\u05e0\u05e1\u05e2\u05e3\u05e4\u05e5\u05e6\u05e7\u05e8\u05e9\u05ea\ufffd\ufffd\u200e\u200f\ufffd"),
  /** ISO 8859-9. */
  ISO_8859_9(
      "\u00a0\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7\u00a8\u00a9ª\u00ab\u00ac\u00ad\u00ae\u00af"
          + "\u00b0\u00b1²³\u00b4µ\u00b6\u00b7\u00b8¹º\u00bb\u00bc\u00bd\u00be\u00bf"
          + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
          + "ĞÑÒÓÔÕÖ\u00d7ØÙÚÛÜİŞß"
          + "àáâãäåæçèéêëìíîï"
          + "ğñòóôõö\u00f7øùúûüışÿ"),
  /** ISO 8859-15. */
  ISO_8859_15(
      "\u00a0\u00a1\u00a2\u00a3\u20ac\u00a5Š\u00a7š\u00a9ª\u00ab\u00ac\u00ad\u00ae\u00af"
          + "\u00b0\u00b1²³Žµ\u00b6\u00b7ž¹º\u00bbŒœŸ\u00bf"
          + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
          + "ÐÑÒÓÔÕÖ\u00d7ØÙÚÛÜÝÞß"
          + "àáâãäåæçèéêëìíîï"
          + "ðñòóôõö\u00f7øùúûüýþÿ"),
  /** ISO-IR 166, Thai. */
  TIS_620(
      "\ufffdกขฃคฅฆงจฉชซฌญฎฏ"
          + "ฐฑฒณดตถทธนบปผฝพฟ"
          + "ภมยรฤลฦวศษสหฬอฮฯ"
          + "ะ\u0e31าำ\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\ufffd\ufffd\ufffd\ufffd\u0e3f"
          + "เแโใไๅๆ\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e\u0e4f"
          + "๐๑๒๓๔๕๖๗๘๙\u0e5a\u0e5b\ufffd\ufffd\ufffd\ufffd");

  static final char UNKNOWN = '\uFFFD';

  private final String from160;

  UpperHalf(String from160) {
    this.from160 = from160;
  }

  /** The character of {@code b}, 80 to FF. */
  char character(int b) {
    if (b < 0xA0) {
      return UNKNOWN;
    }
    return switch (this) {
      case NONE -> UNKNOWN;
      case ISO_8859_1 -> (char) b;
      case KATAKANA -> b == 0xA0 || b > 0xDF ? UNKNOWN : (char) (0xFF61 - 0xA1 + b);
      case ISO_8859_2,
          ISO_8859_3,
          ISO_8859_4,
          ISO_8859_5,
          ISO_8859_6,
          ISO_8859_7,
          ISO_8859_8,
          ISO_8859_9,
          ISO_8859_15,
          TIS_620 ->
          from160.charAt(b - 0xA0);
    };
  }
}
