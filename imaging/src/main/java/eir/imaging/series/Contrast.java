package eir.imaging.series;

/** Whether a contrast agent was given, as far as the files say. */
public enum Contrast {
  YES,
  NO
}
