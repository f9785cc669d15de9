package eir.trial.charter;

/** Plane of a stack that a charter may ask for. */
public enum SlicePlane {
  ANY,
  AX,
  SAG,
  COR
}
