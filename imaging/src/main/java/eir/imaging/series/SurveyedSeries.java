package eir.imaging.series;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A series of a survey.
 *
 * @param isVolume acquired in three dimensions, MR Acquisition Type (0018,0023)
 * @param isSpine whether it shows the spine and not the head
 * @param acquired start on the shifted calendar
 */
public record SurveyedSeries(
    String uid,
    SeriesLabel label,
    boolean isVolume,
    boolean isSpine,
    Optional<LocalDateTime> acquired,
    List<SurveyedFrame> frames) {

  public SurveyedSeries {
    frames = List.copyOf(frames);
  }

  /** Whether frames were taken at several times. */
  public boolean isTimed() {
    return frames.stream().mapToInt(SurveyedFrame::timePosition).distinct().count() > 1;
  }
}
