package eir.imaging.series;

import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.Header;
import eir.dicom.stream.TransferSyntax;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the header of one de-identified file says beside its frames.
 *
 * @param kind of object, by SOP class
 * @param methodCodes code values of (0012,0064)
 * @param sex F, M, O or empty
 * @param ageYears whole years, from (0010,1010)
 */
public record SurveyedFile(
    String sopInstanceUid,
    String seriesUid,
    Kind kind,
    String modality,
    boolean isIdentityRemoved,
    List<String> methodCodes,
    boolean isBurnedIn,
    String patientId,
    String subjectId,
    String sex,
    OptionalInt ageYears,
    List<String> imageType,
    String conversionType,
    OptionalDouble fieldTesla,
    boolean isLossy) {
  private static final Set<String> LOSSLESS_JPEG =
      Set.of(
          Uids.JPEG_LOSSLESS,
          Uids.JPEG_LOSSLESS_NON_HIERARCHICAL15,
          Uids.JPEG_LOSSLESS_HIERARCHICAL28,
          Uids.JPEG_LOSSLESS_HIERARCHICAL29,
          Uids.JPEG_LOSSLESS_SV1);
  // Families of SOP classes share a root, PS3.4 §B.5.
  private static final String REPORTS = "1.2.840.10008.5.1.4.1.1.88.";
  private static final String PRESENTATIONS = "1.2.840.10008.5.1.4.1.1.11.";
  private static final String ENCAPSULATED_DOCUMENTS = "1.2.840.10008.5.1.4.1.1.104.";

  /** What a file is. */
  public enum Kind {
    MR_IMAGE,
    OTHER_IMAGE,
    /** Report, presentation state or encapsulated document (PS3.4 §B.5). */
    DOCUMENT
  }

  static SurveyedFile read(Header header) {
    double[] field = header.decimals(Tags.MAGNETIC_FIELD_STRENGTH);
    return new SurveyedFile(
        text(header, Tags.SOP_INSTANCE_UID),
        text(header, Tags.SERIES_INSTANCE_UID),
        kind(text(header, Tags.SOP_CLASS_UID)),
        text(header, Tags.MODALITY),
        text(header, Tags.PATIENT_IDENTITY_REMOVED).equals("YES"),
        header.items(Tags.DEIDENTIFICATION_METHOD_CODE_SEQUENCE).stream()
            .map(item -> text(item, Tags.CODE_VALUE))
            .toList(),
        text(header, Tags.BURNED_IN_ANNOTATION).equals("YES"),
        text(header, Tags.PATIENT_ID),
        text(header, Tags.CLINICAL_TRIAL_SUBJECT_ID),
        text(header, Tags.PATIENT_SEX),
        ageYears(text(header, Tags.PATIENT_AGE)),
        header.texts(Tags.IMAGE_TYPE),
        text(header, Tags.CONVERSION_TYPE),
        field.length > 0 && Double.isFinite(field[0])
            ? OptionalDouble.of(field[0])
            : OptionalDouble.empty(),
        text(header, Tags.LOSSY_IMAGE_COMPRESSION).equals("01")
            || isLossy(header.table().transferSyntaxUid()));
  }

  private static String text(Header header, int tag) {
    return header.text(tag).orElse("").strip();
  }

  private static Kind kind(String sopClass) {
    if (sopClass.equals(Uids.MR_IMAGE_STORAGE) || sopClass.equals(Uids.ENHANCED_MR_IMAGE_STORAGE)) {
      return Kind.MR_IMAGE;
    }
    boolean isDocument =
        sopClass.startsWith(REPORTS)
            || sopClass.startsWith(PRESENTATIONS)
            || sopClass.startsWith(ENCAPSULATED_DOCUMENTS);
    return isDocument ? Kind.DOCUMENT : Kind.OTHER_IMAGE;
  }

  // Age String, PS3.5 §6.2: three digits and D, W, M or Y.
  private static OptionalInt ageYears(String age) {
    if (!age.matches("[0-9]{3}[DWMY]")) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(age.substring(0, 3));
    return OptionalInt.of(
        switch (age.charAt(3)) {
          case 'D' -> number / 365;
          case 'W' -> number / 52;
          case 'M' -> number / 12;
          default -> number;
        });
  }

  // Of the syntaxes that may lose, only those that always do speak for themselves.
  private static boolean isLossy(String syntax) {
    return TransferSyntax.of(syntax)
        .filter(one -> one.coding() == TransferSyntax.Coding.JPEG)
        .filter(_ -> !LOSSLESS_JPEG.contains(syntax))
        .isPresent();
  }
}
