package eir.imaging.series;

import eir.imaging.FrameFacts;

/**
 * One frame of a survey.
 *
 * @param kind frames of one echo, b-value, direction, part (magnitude, phase) and time share it
 * @param timePosition from 1, 0 if the file has none
 */
public record SurveyedFrame(
    FrameFacts facts, String kind, int timePosition, int rows, int columns, Look look) {

  /** What decoding showed. */
  public enum Look {
    VARIED,
    CONSTANT,
    BROKEN,
    /** Carried as it is and decoded in the browser only (HTJ2K). */
    NOT_LOOKED_AT
  }

  /** Largest absolute component of the normal, 0 if the frame has no orientation. */
  public double axisShare() {
    return facts
        .placement()
        .orientation()
        .map(one -> one.normal())
        .map(n -> Math.max(Math.abs(n.x()), Math.max(Math.abs(n.y()), Math.abs(n.z()))))
        .orElse(0.0);
  }
}
