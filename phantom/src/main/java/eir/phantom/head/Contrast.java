package eir.phantom.head;

/** Whether the child has been given a contrast agent before the series. */
public enum Contrast {
  NONE,
  GADOLINIUM
}
