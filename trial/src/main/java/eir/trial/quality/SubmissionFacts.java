package eir.trial.quality;

import eir.trial.Sex;
import eir.trial.charter.BodyRegion;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SlicePlane;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What Q01 to Q18 ask of a submission: facts of its de-identified files, and what the site
 * declared.
 *
 * @param caseCode of the case that it was sent for
 * @param pseudonym bound to the case by its first submission, absent for the first
 * @param declared what the site says of the child
 * @param imagingAgeDays age of the newest examination as the sender declares it, if asked
 * @param instances one for each file
 * @param series one for each series that holds images
 * @param unreadable files of images that cannot be opened
 */
public record SubmissionFacts(
    String caseCode,
    Optional<String> pseudonym,
    Declared declared,
    OptionalInt imagingAgeDays,
    List<InstanceFacts> instances,
    List<Series> series,
    int unreadable) {

  public SubmissionFacts {
    instances = List.copyOf(instances);
    series = List.copyOf(series);
  }

  /** Of files that can all be opened. */
  public SubmissionFacts(
      String caseCode,
      Optional<String> pseudonym,
      Declared declared,
      OptionalInt imagingAgeDays,
      List<InstanceFacts> instances,
      List<Series> series) {
    this(caseCode, pseudonym, declared, imagingAgeDays, instances, series, 0);
  }

  /** Age and sex as the site declares them at the opening of the case. */
  public record Declared(int ageYears, Sex sex) {}

  /** What kind of object a file is, by its SOP class. */
  public enum ObjectKind {
    /** MR Image Storage or Enhanced MR Image Storage. */
    MR_IMAGE,
    OTHER_IMAGE,
    /** Presentation states, PDF and structured reports: made by people about people. */
    DOCUMENT
  }

  /**
   * The header of one file.
   *
   * @param uid SOPInstanceUID
   * @param seriesUid SeriesInstanceUID
   * @param isMrModality Modality (0008,0060) is MR
   * @param isIdentityRemoved Patient Identity Removed (0012,0062) is YES
   * @param methodCodes of (0012,0064), CID 7050
   * @param isBurnedIn Burned In Annotation (0028,0301) is YES
   * @param patientId (0010,0020), a pseudonym
   * @param subjectId (0012,0040)
   * @param ageYears from (0010,1010), whole years, 0 for infants
   * @param imageType values of (0008,0008)
   * @param conversionType (0008,0064), empty if none
   * @param fieldTesla (0018,0087)
   * @param isLossy (0028,2110) is 01, or the transfer syntax loses
   */
  public record InstanceFacts(
      String uid,
      String seriesUid,
      ObjectKind kind,
      boolean isMrModality,
      boolean isIdentityRemoved,
      List<String> methodCodes,
      boolean isBurnedIn,
      String patientId,
      String subjectId,
      Sex sex,
      OptionalInt ageYears,
      List<String> imageType,
      String conversionType,
      OptionalDouble fieldTesla,
      boolean isLossy) {
    public InstanceFacts {
      methodCodes = List.copyOf(methodCodes);
      imageType = List.copyOf(imageType);
    }
  }

  /**
   * A series as its frames show it.
   *
   * @param uid SeriesInstanceUID
   * @param sequence class of the classifier
   * @param plane axis that the normal is nearest to, ANY for several planes or none
   * @param isVolume whether it was acquired in three dimensions, (0018,0023)
   * @param hasContrast whether an agent is told of
   * @param acquired start on the shifted calendar
   */
  public record Series(
      String uid,
      SequenceClass sequence,
      SlicePlane plane,
      BodyRegion region,
      boolean isVolume,
      boolean hasContrast,
      Optional<LocalDateTime> acquired,
      List<Slice> slices) {
    public Series {
      slices = List.copyOf(slices);
    }
  }

  /**
   * One frame.
   *
   * @param depthMm position along the normal of the stack
   * @param axisShare largest absolute component of the normal, 0 if it has none
   * @param phase frames of one phase, b-value, echo and kind have the same text
   * @param isTimed whether the phase is one of several in time
   * @param rows pixels
   * @param columns pixels
   */
  public record Slice(
      OptionalDouble depthMm,
      double axisShare,
      OptionalDouble thicknessMm,
      OptionalDouble rowSpacingMm,
      OptionalDouble columnSpacingMm,
      String phase,
      boolean isTimed,
      int rows,
      int columns,
      Pixels pixels) {}

  /** What decoding a frame showed. */
  public enum Pixels {
    VARIED,
    /** Every pixel has the same value. */
    CONSTANT,
    /** They cannot be decoded. */
    BROKEN
  }
}
