package eir.imaging.series;

/** The classes of {@code domain/series-classes.tsv}, in the order in which they are tried. */
public enum SeriesClass {
  LOCALISER,
  DWI_ADC,
  FLAIR,
  T2,
  SWI_OR_GRE,
  PERFUSION,
  T1_POST,
  T1_PRE,
  OTHER;

  private static final double MOST_T1_TE_MS = 30;

  /** The first class whose rule the facts meet. */
  public static SeriesClass of(SeriesFacts facts) {
    for (SeriesClass candidate : values()) {
      if (candidate.isMetBy(facts)) {
        return candidate;
      }
    }
    return OTHER;
  }

  private boolean isMetBy(SeriesFacts facts) {
    return switch (this) {
      case LOCALISER -> facts.hasImageType("LOCALIZER") || isScout(facts);
      // GE and Philips write b 0 into every image: it speaks only where the sequence could be one.
      case DWI_ADC ->
          facts.hasImageType("ADC")
              || facts.hasImageType("DIFFUSION")
              || facts.hasImageType("TRACEW")
              || facts.mostBValue() > 0
              || facts.isAcquiredFor("DIFFUSION")
              || (facts.mostBValue() == 0 && facts.isEchoPlanar() && !facts.isGradientEcho());
      case FLAIR ->
          facts.isAcquiredFor("FLUID_ATTENUATED")
              || (isFluidAttenuated(facts) && facts.echoMs() >= 70);
      case T2 -> facts.echoMs() >= 70 && facts.repetitionMs() >= 2000 && !isFluidAttenuated(facts);
      case SWI_OR_GRE ->
          facts.isGradientEcho()
              && facts.echoMs() >= 10
              && facts.echoMs() <= 45
              && facts.flipDegrees() <= 40;
      case PERFUSION -> facts.temporalPositions() > 10 || facts.isAcquiredFor("PERFUSION");
      case T1_POST -> isT1(facts) && facts.hasContrast();
      case T1_PRE -> isT1(facts);
      case OTHER -> true;
    };
  }

  private static boolean isScout(SeriesFacts facts) {
    int planes = facts.planes().size();
    return (planes == 2 || planes == 3)
        && facts.planes().values().stream().allMatch(slices -> slices < 6);
  }

  private static boolean isFluidAttenuated(SeriesFacts facts) {
    return facts.inversionMs() >= 1500 && facts.inversionMs() <= 3200;
  }

  private static boolean isT1(SeriesFacts facts) {
    boolean shortTimes = facts.echoMs() <= MOST_T1_TE_MS && facts.repetitionMs() <= 1200;
    boolean prepared =
        facts.inversionMs() >= 300 && facts.inversionMs() <= 1300 && facts.echoMs() <= 10;
    return shortTimes || prepared;
  }
}
