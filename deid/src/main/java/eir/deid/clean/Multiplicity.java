package eir.deid.clean;

/** Value multiplicity (PS3.6 §6): {@code least} to {@code most} values in multiples of nothing. */
record Multiplicity(int least, int most) {
  /**
   * Reads {@code 1}, {@code 1-3}, {@code 2-n}; a multiple such as {@code 3-3n} counts as {@code
   * 3-n}.
   */
  static Multiplicity of(String text) {
    int dash = text.indexOf('-');
    int least = Text.number(dash < 0 ? text : text.substring(0, dash), 10);
    if (dash < 0) {
      return new Multiplicity(least, least);
    }
    String most = text.substring(dash + 1);
    return new Multiplicity(least, most.endsWith("n") ? Integer.MAX_VALUE : Text.number(most, 10));
  }

  boolean allows(int count) {
    return count >= least && count <= most;
  }
}
