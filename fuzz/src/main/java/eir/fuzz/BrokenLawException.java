package eir.fuzz;

/** A law of a {@link Target} does not hold for an input; the message says which. */
final class BrokenLawException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenLawException(String law) {
    super(law);
  }

  /** Throws unless {@code holds}. */
  static void require(boolean holds, String law) {
    if (!holds) {
      throw new BrokenLawException(law);
    }
  }
}
