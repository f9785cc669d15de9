package eir.imaging.series;

import java.util.Comparator;

/**
 * Which sequence a series is, in controlled words. A person confirms it: the rules guess from times
 * and angles.
 */
public record SeriesLabel(
    SeriesClass seriesClass, Weighting weighting, Plane plane, Contrast contrast) {

  /**
   * Hanging order: T2, FLAIR, T1, T1 with contrast, diffusion, ADC, the rest; axial before sagittal
   * before coronal.
   */
  public static final Comparator<SeriesLabel> HANGING_ORDER =
      Comparator.comparing(SeriesLabel::weighting)
          .thenComparing(label -> label.contrast() == Contrast.YES)
          .thenComparing(SeriesLabel::plane);

  /** The label that follows from the facts. */
  public static SeriesLabel of(SeriesFacts facts) {
    SeriesClass found = SeriesClass.of(facts);
    return new SeriesLabel(
        found,
        Weighting.of(found, facts.hasImageType("ADC")),
        facts.plane(),
        facts.hasContrast() ? Contrast.YES : Contrast.NO);
  }

  /** English: "T1 axial with contrast". */
  public String text() {
    StringBuilder text = new StringBuilder(weighting.text());
    if (!plane.text().isEmpty()) {
      text.append(' ').append(plane.text());
    }
    if (contrast == Contrast.YES) {
      text.append(" with contrast");
    }
    return text.toString();
  }
}
