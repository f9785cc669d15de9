package eir.trial;

/** The child's sex as the site declares it; never taken from a header. */
public enum Sex {
  FEMALE,
  MALE,
  UNKNOWN
}
