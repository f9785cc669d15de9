package eir.deid.hard;

import static eir.deid.hard.HardCase.written;

import eir.deid.TestImage;
import eir.dicom.dictionary.Tags;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * Case 14: character sets that are switched, that hold the bytes of a backslash, a caret or an
 * equals sign inside characters, that are wrong, missing, or said in an item only.
 */
final class CharacterSetCases {
  private CharacterSetCases() {}

  static List<HardCase> all() {
    byte[] kanji = encoded("\u5802\u5bae\u865a", "ISO-2022-JP");
    byte[] chinese = encoded("\u8a31\u529f\u84cb", "GB18030");
    byte[] korean = encoded("\uae40\ud76c\uc911", "EUC-KR");
    byte[] cyrillic = encoded("\u041b\u044e\u043ace\u043c\u0431\u0443\u0440\u0433", "ISO-8859-5");
    byte[] utf8 = "M\u00fcllerova".getBytes(StandardCharsets.UTF_8);
    return List.of(
        with("Japanese, switched", kanji, "", "ISO 2022 IR 87"),
        with("Chinese with a backslash inside", chinese, "GB18030"),
        with("Korean", korean, "ISO 2022 IR 149"),
        with("Cyrillic", cyrillic, "ISO_IR 144"),
        with("UTF-8 that says Latin", utf8, "ISO_IR 100"),
        with("no set at all", utf8),
        with("a set that is none", kanji, "ISO 2022 IR 999"),
        inItem("a set said in an item", kanji, "", "ISO 2022 IR 87"),
        with("Chinese that hosts read differently", hex("a2e3a892a3a0a8bcfe5080ff8130"), "GBK"),
        with("longer Chinese that hosts read differently", hex("8235903784318236a98a"), "GB18030"),
        with("Korean that hosts read differently", hex("a2e6a2e8c9a1fea1b0"), "ISO 2022 IR 149"),
        with(
            "Japanese that hosts read differently",
            hex("1b2442214121422d217a211b2428447321731b2842"),
            "",
            "ISO 2022 IR 87"));
  }

  private static HardCase with(String name, byte[] word, String... terms) {
    TestImage image = new TestImage();
    if (terms.length > 0) {
      image.text(Tags.SPECIFIC_CHARACTER_SET, "CS", terms);
    }
    byte[] described = joined(HardCases.ascii("T1 "), word, HardCases.ascii(" SAG"));
    image
        .put(Tags.PATIENT_NAME, to -> to.bytes(Tags.PATIENT_NAME, "PN", word))
        .put(Tags.INSTITUTION_NAME, to -> to.bytes(Tags.INSTITUTION_NAME, "LO", word))
        .put(Tags.SERIES_DESCRIPTION, to -> to.bytes(Tags.SERIES_DESCRIPTION, "LO", described))
        .put(Tags.SOFTWARE_VERSIONS, to -> to.bytes(Tags.SOFTWARE_VERSIONS, "LO", word));
    return written(14, name, image.bytes()).without(word).staying("T1");
  }

  private static HardCase inItem(String name, byte[] word, String... terms) {
    byte[] file =
        new TestImage()
            .nested(
                1,
                Tags.PERSON_NAME,
                to ->
                    to.text(Tags.SPECIFIC_CHARACTER_SET, "CS", terms)
                        .bytes(Tags.PERSON_NAME, "PN", word))
            .bytes();
    return written(14, name, file, "2022").without(word);
  }

  private static byte[] encoded(String text, String charset) {
    return text.getBytes(Charset.forName(charset));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  static byte[] joined(byte[]... parts) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
