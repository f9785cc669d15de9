package eir.deid.hard;

import static eir.deid.hard.HardCase.refused;
import static eir.deid.hard.HardCase.written;

import eir.deid.RefusalCode;
import eir.deid.TestImage;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.SequenceLength;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Case 27: what identifies this patient, said again where everybody's value would stay. */
final class SidewaysCases {
  private SidewaysCases() {}

  static List<HardCase> all() {
    byte[] wide = "DIXON".getBytes(StandardCharsets.UTF_16LE);
    return List.of(
        written(
            27,
            "a name that is a word of the vocabulary",
            new TestImage()
                .text(Tags.PATIENT_NAME, "PN", "Vida^Dixon=M\u00fcller")
                .text(Tags.MANUFACTURER_MODEL_NAME, "LO", "MAGNETOM Vida")
                .text(Tags.SOFTWARE_VERSIONS, "LO", "syngo MR XA20")
                .text(Tags.SERIES_DESCRIPTION, "LO", "T1 DIXON AX")
                .text(Tags.SEQUENCE_NAME, "SH", "DIXON")
                .bytes(),
            "VIDA",
            "DIXON"),
        written(
            27,
            "a hospital number among numbers",
            new TestImage()
                .text(Tags.PATIENT_ID, "LO", "20471199")
                .text(Tags.ACQUISITION_NUMBER, "IS", "20471199")
                .text(Tags.ECHO_TIME, "DS", "20471199.5")
                .text(Tags.SOFTWARE_VERSIONS, "LO", "2047.1199")
                .put(0x00190010, to -> to.text(0x00190010, "LO", "SIEMENS MR HEADER"))
                .put(0x0019100C, to -> to.text(0x0019100C, "IS", "20471199"))
                .bytes(),
            "20471199"),
        refused(
            27,
            "a hospital number where the image needs the number",
            new TestImage()
                .text(Tags.PATIENT_ID, "LO", "20471199")
                .text(Tags.IMAGE_POSITION_PATIENT, "DS", "20471199", "0", "0")
                .bytes(),
            RefusalCode.IDENTITY_IN_NEEDED_ELEMENT),
        written(
                27,
                "a name among binary numbers, narrow and wide",
                new TestImage()
                    .text(Tags.PATIENT_NAME, "PN", "Dixon^Jane")
                    .put(
                        Tags.DIFFUSION_B_VALUE,
                        to -> to.doubles(Tags.DIFFUSION_B_VALUE, "FD", number("DIXON   ")))
                    .put(
                        Tags.VOILUT_SEQUENCE,
                        to ->
                            to.sequence(
                                Tags.VOILUT_SEQUENCE,
                                SequenceLength.DEFINED,
                                item ->
                                    item.unsigned16(Tags.LUT_DESCRIPTOR, "US", 5, 0, 16)
                                        .bytes(Tags.LUT_DATA, "OW", wide)))
                    .bytes(),
                "DIXON")
            .without(wide),
        written(
                27,
                "a name in an item with a character set of its own",
                new TestImage()
                    .text(Tags.SERIES_DESCRIPTION, "LO", "T2 BLADE AX")
                    .nested(
                        1,
                        Tags.PERSON_NAME,
                        to ->
                            to.text(Tags.SPECIFIC_CHARACTER_SET, "CS", "ISO_IR 101")
                                .bytes(
                                    Tags.PERSON_NAME,
                                    "PN",
                                    "Bl\u0105de".getBytes(Charset.forName("ISO-8859-2"))))
                    .bytes(),
                "BLADE")
            .staying("T2 AX"),
        written(
            27,
            "days of birth and study in other spellings",
            new TestImage()
                .text(Tags.SOFTWARE_VERSIONS, "LO", "31.01.2024")
                .text(Tags.SERIES_DESCRIPTION, "LO", "T1 31-01-2024 2017/05/05 05052017")
                .text(Tags.ACQUISITION_NUMBER, "IS", "31012024")
                .text(Tags.ECHO_NUMBERS, "IS", "05052017")
                .bytes(),
            "31.01.2024",
            "31-01-2024",
            "2017/05/05",
            "05052017",
            "31012024"));
  }

  private static double number(String eight) {
    return ByteBuffer.wrap(HardCases.ascii(eight)).order(ByteOrder.LITTLE_ENDIAN).getDouble();
  }
}
