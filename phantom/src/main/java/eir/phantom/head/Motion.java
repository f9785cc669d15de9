package eir.phantom.head;

/** Whether the child lay still during a series. */
public enum Motion {
  STILL,
  /** Nodding during the acquisition: ghosts along the phase-encoding axis (image columns). */
  MOVING
}
