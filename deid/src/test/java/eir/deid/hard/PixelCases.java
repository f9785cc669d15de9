package eir.deid.hard;

import static eir.deid.hard.HardCase.refused;
import static eir.deid.hard.HardCase.written;
import static eir.deid.hard.HardCases.ascii;

import eir.deid.RefusalCode;
import eir.deid.TestImage;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.ElementWriter.Body;
import eir.dicom.stream.OffsetTable;
import eir.dicom.stream.SequenceLength;
import java.util.ArrayList;
import java.util.List;

/** Cases 7, 8, 11, 12 and 20: pictures within pictures, bits beside them, and what codes them. */
final class PixelCases {
  private PixelCases() {}

  static List<HardCase> all() {
    List<HardCase> cases = new ArrayList<>();
    cases.addAll(graphics());
    cases.addAll(streams());
    cases.add(
        written(
            12,
            "text in a colour profile",
            new TestImage()
                .put(Tags.ICC_PROFILE, to -> to.bytes(Tags.ICC_PROFILE, "OB", ascii("desc ZQXJA.")))
                .bytes(),
            "ZQXJ"));
    cases.add(
        refused(
            20,
            "a score of the scanner, in colour and without a place",
            new TestImage()
                .text(Tags.IMAGE_TYPE, "CS", "DERIVED", "SECONDARY", "OTHER")
                .without(Tags.IMAGE_ORIENTATION_PATIENT)
                .without(Tags.PIXEL_SPACING)
                .bytes(),
            RefusalCode.BURNED_IN_SUSPICION));
    return cases;
  }

  private static List<HardCase> graphics() {
    Body icon =
        to ->
            to.sequence(
                Tags.ICON_IMAGE_SEQUENCE,
                SequenceLength.DEFINED,
                item -> item.bytes(Tags.PIXEL_DATA, "OB", ascii("ZQXJA ZQXJA.")));
    TestImage overlays = new TestImage();
    for (int group = 0x6000; group < 0x6020; group += 2) {
      int base = group << 16;
      overlays
          .number(base | 0x0010, 4)
          .text(base | 0x0022, "LO", "ZQXJB")
          .text(base | 0x1500, "LO", "ZQXJC")
          .put(base | 0x3000, to -> to.bytes(base | 0x3000, "OW", ascii("ZQXJD.")));
    }
    short[] samples = new short[16];
    byte[] hidden = ascii("ZQXJHIDDENINBITS");
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (hidden[i] << 12 & 0xF000 | 0x123);
    }
    short[] spelled = new short[16];
    byte[] text = ascii("ZQXJHIDDENINBITS");
    for (int i = 0; i < spelled.length; i++) {
      spelled[i] = (short) (text[i] << 8 | 0x12);
    }
    return List.of(
        written(
                8,
                "a text in the spare bits of the samples, no overlay",
                new TestImage()
                    .number(Tags.BITS_STORED, 8)
                    .number(Tags.HIGH_BIT, 7)
                    .put(Tags.PIXEL_DATA, to -> to.words(Tags.PIXEL_DATA, spelled))
                    .bytes())
            .without(ascii("Z\022Q\022X\022J"))
            .staying("\022\0\022\0"),
        written(
            7,
            "icons, also inside an item",
            new TestImage()
                .put(Tags.ICON_IMAGE_SEQUENCE, icon)
                .nested(1, Tags.ICON_IMAGE_SEQUENCE, icon)
                .bytes(),
            "ZQXJ"),
        written(8, "overlays of all sixteen groups", overlays.bytes(), "ZQXJ"),
        written(
                8,
                "an overlay in the spare bits of the samples",
                new TestImage()
                    .put(Tags.PIXEL_DATA, to -> to.words(Tags.PIXEL_DATA, samples))
                    .number(0x60000010, 4)
                    .number(0x60000100, 16)
                    .number(0x60000102, 12)
                    .bytes())
            .staying("\u0023\u0001\u0023\u0001"));
  }

  private static List<HardCase> streams() {
    byte[] jfif = CodeStreams.segment(0xE0, "JFIF\0\1\1\0\0\1\0\1\0\0");
    byte[] thumbnail = CodeStreams.segment(0xE0, "JFIF\0\1\1\0\0\1\0\1\1\1ZQX");
    byte[] adobe = CodeStreams.segment(0xEE, "Adobe\0d\200\0\0\0\1");
    byte[] density = CodeStreams.segment(0xE0, "JFIF\0\1\2\1ZQXJ\0\0");
    byte[] flags = CodeStreams.segment(0xEE, "Adobe\0dZQXJ\1");
    byte[] comment = CodeStreams.segment(0xFE, "ZQXJA");
    byte[] exif = CodeStreams.segment(0xE1, "Exif\0\0ZQXJB");
    return List.of(
        coded(
                "JPEG comments, application segments, a thumbnail, bytes behind the end",
                Uids.JPEG_BASELINE8_BIT,
                CodeStreams.jpeg(jfif, thumbnail, adobe, comment, exif, comment),
                "ZQX")
            .staying("JFIF", "Adobe"),
        coded(
            "JPEG-LS comments",
            Uids.JPEGLS_LOSSLESS,
            CodeStreams.jpegLs(comment, exif),
            "ZQX",
            "Exif"),
        coded(
            "JPEG 2000 comments of the main and the tile-part header",
            Uids.JPEG2000_LOSSLESS,
            CodeStreams.jpeg2000(CodeStreams.segment(0x64, "\0\1ZQXJC")),
            "ZQX"),
        coded(
            "HTJ2K comments",
            Uids.HTJ2_K_LOSSLESS,
            CharacterSetCases.joined(
                CodeStreams.jpeg2000(
                    true,
                    CharacterSetCases.joined(
                        CodeStreams.segment(0x50, "\0\2\0\0\0\5"),
                        CodeStreams.segment(0x64, "\0\1ZQXJD")),
                    CodeStreams.segment(0x64, "\0\1ZQXJD")),
                ascii("ZQXJZ")),
            "ZQX"),
        coded(
            "JPEG tables that no scan refers to, a restart interval without restarts",
            Uids.JPEG_BASELINE8_BIT,
            CodeStreams.jpeg(
                CharacterSetCases.joined(
                    CodeStreams.segment(0xDB, "\1" + "ZQXJ".repeat(16)),
                    CodeStreams.segment(0xC4, "\021\0\0\4" + "\0".repeat(13) + "ZQXJ"),
                    CodeStreams.segment(0xDD, "ZQ")),
                CodeStreams.segment(0xDB, "\1" + "ZQXJ".repeat(16))),
            "ZQXJ",
            "\335\0\4ZQ"),
        coded(
            "JPEG 2000 pointers, places and profiles",
            Uids.JPEG2000_LOSSLESS,
            CodeStreams.jpeg2000(
                false,
                CharacterSetCases.joined(
                    CodeStreams.segment(0x55, "\0\100ZQXJZQXJ"),
                    CodeStreams.segment(0x56, "ZQXJ"),
                    CodeStreams.segment(0x57, "ZQXJ"),
                    CodeStreams.segment(0x59, "ZQXJ"),
                    CodeStreams.segment(0x63, "ZQXJ")),
                CodeStreams.segment(0x58, "ZQXJ")),
            "ZQXJ"),
        stopped(
            "JPEG segments longer than what they say",
            Uids.JPEG_BASELINE8_BIT,
            CodeStreams.jpeg(CodeStreams.segment(0xDD, "\0\0ZQXJ"), new byte[0])),
        stopped(
            "JPEG-LS mapping tables",
            Uids.JPEGLS_LOSSLESS,
            CodeStreams.jpegLs(8, CodeStreams.segment(0xF8, "\2\1\1ZQXJ"))),
        stopped(
            "JPEG-LS of more bits than are stored or allocated",
            Uids.JPEGLS_LOSSLESS,
            CodeStreams.jpegLs(12, new byte[0])),
        stopped(
            "JPEG 2000 reserved segments",
            Uids.JPEG2000_LOSSLESS,
            CodeStreams.jpeg2000(false, CodeStreams.segment(0x62, "ZQXJ"), new byte[0])),
        written(
            11,
            "a text beside the samples of RLE",
            new TestImage()
                .number(Tags.BITS_STORED, 8)
                .number(Tags.HIGH_BIT, 7)
                .put(
                    Tags.PIXEL_DATA,
                    to ->
                        to.encapsulated(
                            List.of(List.of(CodeStreams.rle(ascii("ZQXJHIDDENINBITS"), 7))),
                            OffsetTable.BASIC))
                .bytes(Uids.RLE_LOSSLESS),
            "ZQXJ"),
        coded("bytes behind the planes of RLE", Uids.RLE_LOSSLESS, CodeStreams.rle(), "ZQX"),
        coded(
                "letters as density and as flags of JPEG",
                Uids.JPEG_BASELINE8_BIT,
                CodeStreams.jpeg(density, flags),
                "ZQX")
            .staying("JFIF", "Adobe"),
        coded(
            "letters as registration of JPEG 2000",
            Uids.JPEG2000_LOSSLESS,
            CodeStreams.jpeg2000(
                CodeStreams.segment(0x63, "ZQXJ"), CodeStreams.segment(0x64, "\0\1ZQXJC")),
            "ZQX"),
        stoppedJpeg("a quantization table", CodeStreams.segment(0xDB, "\0ZQXJA")),
        stoppedJpeg("a Huffman table", CodeStreams.segment(0xC4, "\0" + "\0".repeat(16) + "ZQXJA")),
        stoppedJpeg("a restart interval", CodeStreams.segment(0xDD, "\0\0ZQXJA")),
        stoppedJpeg("a number of lines", CodeStreams.segment(0xDC, "\0\4ZQXJA")),
        stoppedJpeg("an arithmetic condition", CodeStreams.segment(0xCC, "ZQXJAB")),
        stoppedJpeg("an expansion", CodeStreams.segment(0xDF, "Z")),
        stoppedJpeg("a frame header", CodeStreams.segment(0xC0, "\b\0\4\0\4\1\1\21\0ZQXJ")),
        stoppedJpeg("a restart that nothing asks for", new byte[] {(byte) 0xFF, (byte) 0xD0}),
        stopped(
            "letters as presets of JPEG-LS",
            Uids.JPEGLS_LOSSLESS,
            CodeStreams.jpegLs(CodeStreams.segment(0xF8, "\2ZQXJABCDEF"))),
        stopped2000("a capability", CodeStreams.segment(0x50, "\0\2\0\0\0\0ZQXJ")),
        stopped2000("a coding style", CodeStreams.segment(0x52, "\0\0\0\1\0\0\4\4\0\1ZQXJ")),
        stopped2000("a quantization", CodeStreams.segment(0x5C, "\40ZQ")),
        stopped2000("a region", CodeStreams.segment(0x5E, "ZQX")),
        stopped2000("a progression", CodeStreams.segment(0x5F, "ZQXJABC")),
        stopped2000("lengths of tiles", CodeStreams.segment(0x55, "\0\0ZQXJ")),
        stopped2000("lengths of packets", CodeStreams.segment(0x58, "\0ZQXJ")),
        stopped2000("packet headers", CodeStreams.segment(0x60, "\0ZQXJ")),
        stopped("JPEG 2000 in boxes of a file format", Uids.JPEG2000_LOSSLESS),
        stopped("video", Uids.MPEG4_HP41),
        written(
            11,
            "bytes and elements behind the pixels",
            new TestImage()
                .behindPixels(
                    CharacterSetCases.joined(
                        new byte[] {(byte) 0xFC, (byte) 0xFF, (byte) 0xFC, (byte) 0xFF},
                        new byte[] {'O', 'B', 0, 0, 6, 0, 0, 0},
                        ascii("ZQXJE.ZQXJF")))
                .bytes(),
            "ZQXJ"));
  }

  private static HardCase coded(String name, String syntax, byte[] frame, String... markers) {
    byte[] file =
        (syntax.equals(Uids.RLE_LOSSLESS) ? new TestImage() : eightBits())
            .put(Tags.PIXEL_DATA, to -> to.encapsulated(List.of(List.of(frame)), OffsetTable.BASIC))
            .bytes(syntax);
    return written(11, name, file, markers);
  }

  private static HardCase stopped(String name, String syntax) {
    return stopped(name, syntax, ascii("\0\0\0\014jP  \r\n\0\0ZQXJ"));
  }

  private static HardCase stoppedJpeg(String place, byte[] segment) {
    return stopped(
        "letters behind or as " + place + " of JPEG",
        Uids.JPEG_BASELINE8_BIT,
        CodeStreams.jpeg(segment));
  }

  private static HardCase stopped2000(String place, byte[] segment) {
    return stopped(
        "letters behind or as " + place + " of JPEG 2000",
        Uids.JPEG2000_LOSSLESS,
        CodeStreams.jpeg2000(segment));
  }

  private static HardCase stopped(String name, String syntax, byte[] frame) {
    byte[] file =
        eightBits()
            .put(Tags.PIXEL_DATA, to -> to.encapsulated(List.of(List.of(frame)), OffsetTable.EMPTY))
            .bytes(syntax);
    return refused(11, name, file, RefusalCode.CODE_STREAM);
  }

  private static TestImage eightBits() {
    return new TestImage()
        .number(Tags.BITS_ALLOCATED, 8)
        .number(Tags.BITS_STORED, 8)
        .number(Tags.HIGH_BIT, 7);
  }
}
