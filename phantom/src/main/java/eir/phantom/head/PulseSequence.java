package eir.phantom.head;

/** How a series weighs the tissues; signal equations of the atlas README. All times in ms. */
public sealed interface PulseSequence {
  double repetitionMs();

  double echoMs();

  /** Signal of a resting tissue relative to fully relaxed water. */
  double signal(double t1Ms, double t2Ms, double protonDensity, double adc);

  /** Share of the atlas' T1 grain in this contrast; negative where bright and dark are swapped. */
  double grain();

  /** Signal left to subcutaneous fat; below 1 where the sequence saturates it. */
  default double fat() {
    return 1;
  }

  /** Spin echo and fast spin echo. */
  record SpinEcho(double repetitionMs, double echoMs, double grain) implements PulseSequence {
    @Override
    public double signal(double t1Ms, double t2Ms, double protonDensity, double adc) {
      return protonDensity * (1 - exp(-repetitionMs / t1Ms)) * exp(-echoMs / t2Ms);
    }
  }

  /** Inversion recovery, magnitude: FLAIR with a long, MP-RAGE (approximated) with a short TI. */
  record InversionRecovery(
      double repetitionMs, double inversionMs, double echoMs, double flipDegrees, double grain)
      implements PulseSequence {
    /** The inversion time at which a liquid of this T1 gives no signal. */
    static double nulling(double t1Ms, double repetitionMs) {
      return t1Ms * StrictMath.log(2 / (1 + exp(-repetitionMs / t1Ms)));
    }

    @Override
    public double signal(double t1Ms, double t2Ms, double protonDensity, double adc) {
      double recovered = 1 - 2 * exp(-inversionMs / t1Ms) + exp(-repetitionMs / t1Ms);
      return protonDensity * StrictMath.abs(recovered) * exp(-echoMs / t2Ms);
    }
  }

  /** Spoiled gradient echo; T2* is taken as 0.6 T2. */
  record SpoiledGradientEcho(double repetitionMs, double echoMs, double flipDegrees, double grain)
      implements PulseSequence {
    @Override
    public double signal(double t1Ms, double t2Ms, double protonDensity, double adc) {
      double flip = StrictMath.toRadians(flipDegrees);
      double e = exp(-repetitionMs / t1Ms);
      return protonDensity
          * StrictMath.sin(flip)
          * (1 - e)
          / (1 - e * StrictMath.cos(flip))
          * exp(-echoMs / (0.6 * t2Ms));
    }
  }

  /** Diffusion-weighted spin echo EPI with fat saturation; trace image, b in s/mm². */
  record Diffusion(double repetitionMs, double echoMs, int bValue, double grain)
      implements PulseSequence {
    @Override
    public double signal(double t1Ms, double t2Ms, double protonDensity, double adc) {
      return protonDensity
          * (1 - exp(-repetitionMs / t1Ms))
          * exp(-echoMs / t2Ms)
          * exp(-bValue * adc / 1000);
    }

    @Override
    public double fat() {
      return 0.12;
    }
  }

  private static double exp(double x) {
    return StrictMath.exp(x);
  }
}
