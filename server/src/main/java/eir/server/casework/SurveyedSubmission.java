package eir.server.casework;

import eir.imaging.series.Contrast;
import eir.imaging.series.Plane;
import eir.imaging.series.StudySurvey;
import eir.imaging.series.SurveyedFile;
import eir.imaging.series.SurveyedFrame;
import eir.imaging.series.SurveyedSeries;
import eir.trial.Sex;
import eir.trial.charter.BodyRegion;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SlicePlane;
import eir.trial.quality.SubmissionFacts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Puts what the imaging room saw into the words of the trial's quality control. */
public final class SurveyedSubmission {
  private SurveyedSubmission() {}

  /** The facts for Q01 to Q18. */
  public static SubmissionFacts facts(
      StudySurvey survey,
      String caseCode,
      Optional<String> pseudonym,
      SubmissionFacts.Declared declared,
      OptionalInt imagingAgeDays) {
    return new SubmissionFacts(
        caseCode,
        pseudonym,
        declared,
        imagingAgeDays,
        survey.files().stream().map(SurveyedSubmission::instance).toList(),
        survey.series().stream().map(SurveyedSubmission::series).toList(),
        survey.unreadable());
  }

  private static SubmissionFacts.InstanceFacts instance(SurveyedFile file) {
    return new SubmissionFacts.InstanceFacts(
        file.sopInstanceUid(),
        file.seriesUid(),
        switch (file.kind()) {
          case MR_IMAGE -> SubmissionFacts.ObjectKind.MR_IMAGE;
          case OTHER_IMAGE -> SubmissionFacts.ObjectKind.OTHER_IMAGE;
          case DOCUMENT -> SubmissionFacts.ObjectKind.DOCUMENT;
        },
        file.modality().equals("MR"),
        file.isIdentityRemoved(),
        file.methodCodes(),
        file.isBurnedIn(),
        file.patientId(),
        file.subjectId(),
        switch (file.sex()) {
          case "F" -> Sex.FEMALE;
          case "M" -> Sex.MALE;
          default -> Sex.UNKNOWN;
        },
        file.ageYears(),
        file.imageType(),
        file.conversionType(),
        file.fieldTesla(),
        file.isLossy());
  }

  private static SubmissionFacts.Series series(SurveyedSeries series) {
    boolean isTimed = series.isTimed();
    List<SubmissionFacts.Slice> slices =
        series.frames().stream().map(frame -> slice(frame, isTimed)).toList();
    return new SubmissionFacts.Series(
        series.uid(),
        // Both rooms name the classes of series-classes.tsv; a test holds them together.
        SequenceClass.valueOf(series.label().seriesClass().name()),
        plane(series.label().plane()),
        series.isSpine() ? BodyRegion.SPINE : BodyRegion.BRAIN,
        series.isVolume(),
        series.label().contrast() == Contrast.YES,
        series.acquired(),
        slices);
  }

  private static SlicePlane plane(Plane plane) {
    return switch (plane) {
      case AX -> SlicePlane.AX;
      case SAG -> SlicePlane.SAG;
      case COR -> SlicePlane.COR;
      case MIXED, UNKNOWN -> SlicePlane.ANY;
    };
  }

  private static SubmissionFacts.Slice slice(SurveyedFrame frame, boolean isTimed) {
    return new SubmissionFacts.Slice(
        frame.facts().placement().depthMm(),
        frame.axisShare(),
        frame.facts().placement().thicknessMm(),
        spacing(frame, true),
        spacing(frame, false),
        frame.kind(),
        isTimed,
        frame.rows(),
        frame.columns(),
        switch (frame.look()) {
          // What only the browser decodes was whole when the gate let it in.
          case VARIED, NOT_LOOKED_AT -> SubmissionFacts.Pixels.VARIED;
          case CONSTANT -> SubmissionFacts.Pixels.CONSTANT;
          case BROKEN -> SubmissionFacts.Pixels.BROKEN;
        });
  }

  private static OptionalDouble spacing(SurveyedFrame frame, boolean betweenRows) {
    return frame.facts().placement().spacing().stream()
        .mapToDouble(one -> betweenRows ? one.betweenRowsMm() : one.betweenColumnsMm())
        .findFirst();
  }
}
