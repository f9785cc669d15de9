package eir.imaging.series;

/**
 * What a series is weighted for, in hanging order for a brainstem tumour: T2 shows the extent best,
 * then FLAIR, T1, T1 with contrast, diffusion.
 */
public enum Weighting {
  T2("T2"),
  FLAIR("FLAIR"),
  T1("T1"),
  DWI("Diffusion"),
  ADC("ADC"),
  SWI_OR_GRE("Gradient echo"),
  PERFUSION("Perfusion"),
  OTHER("Other"),
  LOCALISER("Localiser");

  private final String text;

  Weighting(String text) {
    this.text = text;
  }

  /** English words. */
  public String text() {
    return text;
  }

  static Weighting of(SeriesClass seriesClass, boolean isAdc) {
    return switch (seriesClass) {
      case LOCALISER -> LOCALISER;
      case DWI_ADC -> isAdc ? ADC : DWI;
      case FLAIR -> FLAIR;
      case T2 -> T2;
      case SWI_OR_GRE -> SWI_OR_GRE;
      case PERFUSION -> PERFUSION;
      case T1_POST, T1_PRE -> T1;
      case OTHER -> OTHER;
    };
  }
}
