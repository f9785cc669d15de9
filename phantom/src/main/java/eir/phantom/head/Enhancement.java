package eir.phantom.head;

/** Whether the lesion takes up the contrast agent. 31 % of accepted DIPG do not. */
public enum Enhancement {
  NONE,
  /** A broken rim around a darker core; for a nodule the whole of it. */
  PRESENT
}
