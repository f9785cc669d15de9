package eir.phantom;

/** What is wrong with a study, for quality control to find. */
public enum Flaw {
  NONE,
  /** The axial T2 series was not taken. */
  MISSING_T2,
  /** The child moved during the long series; diffusion is too fast to show it. */
  MOTION,
  /** A workstation burned the name into the axial series after contrast. */
  BURNED_IN_NAME
}
