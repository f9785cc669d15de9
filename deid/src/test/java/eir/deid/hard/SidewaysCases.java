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
  private static final double BORN = 20170505;

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
            "31012024"),
        written(
                27,
                "days of two digits, without zeros, month first, in one number",
                new TestImage()
                    .text(Tags.MANUFACTURER_MODEL_NAME, "LO", "Prisma 5.5.17")
                    .text(Tags.SOFTWARE_VERSIONS, "LO", "31.01.24", "1/31/24", "2024.0131")
                    .text(Tags.ACQUISITION_NUMBER, "IS", "310124")
                    .text(Tags.ECHO_NUMBERS, "IS", "050517")
                    .text(Tags.ECHO_TIME, "DS", "2017.0505")
                    .text(Tags.FLIP_ANGLE, "DS", "170505")
                    .text(Tags.REPETITION_TIME, "DS", "2.0170505E7")
                    .put(
                        Tags.DIFFUSION_B_VALUE,
                        to -> to.doubles(Tags.DIFFUSION_B_VALUE, "FD", BORN))
                    .text(Tags.SERIES_TIME, "TM", "170505")
                    .bytes(),
                "5.5.17",
                "31.01.24",
                "1/31/24",
                "2024.0131",
                "310124",
                "050517",
                "2017.0505",
                "170505")
            .without(eight(BORN))
            .staying("101500"),
        written(
                27,
                "names of makers and of nobody",
                new TestImage()
                    .text(Tags.OPERATORS_NAME, "PN", "Siemens^Service")
                    .text(Tags.REFERRING_PHYSICIAN_NAME, "PN", "NONE")
                    .text(Tags.PATIENT_ID, "LO", "UNKNOWN-ZQXJ")
                    .text(Tags.MANUFACTURER, "LO", "SIEMENS HEALTHCARE GMBH")
                    .text(Tags.DIFFUSION_DIRECTIONALITY, "CS", "NONE")
                    .text(Tags.ACQUISITION_CONTRAST, "CS", "UNKNOWN")
                    .bytes(),
                "ZQXJ")
            .staying("SIEMENS", "NONE", "UNKNOWN"),
        written(
                27,
                "a day and a telephone number as size and weight",
                new TestImage()
                    .text(Tags.PATIENT_SIZE, "DS", "05.05.2017")
                    .text(Tags.PATIENT_WEIGHT, "DS", "030 555-7421")
                    .bytes(),
                "05.05.2017",
                "7421")
            .staying("101500"),
        written(
                27,
                "a hospital number without its zeros and signs",
                new TestImage()
                    .text(Tags.PATIENT_ID, "LO", "0020-47119")
                    .text(Tags.ACCESSION_NUMBER, "SH", "0035421")
                    .text(Tags.DEVICE_SERIAL_NUMBER, "LO", "66127")
                    .text(Tags.ECHO_TRAIN_LENGTH, "IS", "66127")
                    .text(Tags.PATIENT_TELEPHONE_NUMBERS, "SH", "+49 30 555 7421")
                    .text(Tags.ACQUISITION_NUMBER, "IS", "2047119")
                    .text(Tags.ECHO_NUMBERS, "IS", "002047119")
                    .text(Tags.ECHO_TIME, "DS", "2047119.0")
                    .text(Tags.NUMBER_OF_AVERAGES, "DS", "35421")
                    .text(Tags.FLIP_ANGLE, "DS", "49305557421")
                    .put(
                        Tags.DIFFUSION_B_VALUE,
                        to -> to.doubles(Tags.DIFFUSION_B_VALUE, "FD", 2047119))
                    .put(0x20050010, to -> to.text(0x20050010, "LO", "Philips MR Imaging DD 001"))
                    .put(0x2005100E, to -> to.floats(0x2005100E, "FL", 2047119))
                    .bytes(),
                "2047119",
                "35421",
                "66127",
                "5557421")
            .without(eight(2047119)));
  }

  private static byte[] eight(double number) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(number).array();
  }

  private static double number(String eight) {
    return ByteBuffer.wrap(HardCases.ascii(eight)).order(ByteOrder.LITTLE_ENDIAN).getDouble();
  }
}
