package eir.trial.charter;

/** Part of the body that a series must show. */
public enum BodyRegion {
  BRAIN,
  SPINE
}
