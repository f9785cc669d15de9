package eir.phantom.head;

/**
 * What decides the signal of a tissue.
 *
 * @param t1Ms longitudinal relaxation time, milliseconds, above 0
 * @param t2Ms transverse relaxation time, milliseconds, above 0
 * @param protonDensity relative to water, 0 to 1
 * @param adc apparent diffusion coefficient, 10⁻³ mm²/s
 */
record Relaxation(double t1Ms, double t2Ms, double protonDensity, double adc) {
  Relaxation withT1(double otherT1Ms) {
    return new Relaxation(otherT1Ms, t2Ms, protonDensity, adc);
  }

  Relaxation scaled(double t1, double t2, double diffusion) {
    return new Relaxation(t1Ms * t1, t2Ms * t2, protonDensity, adc * diffusion);
  }
}
