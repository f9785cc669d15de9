package eir.cli;

/** Ends a command with one sentence for the person at the terminal, and an exit code. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Exit exit;

  /**
   * Creates the failure.
   *
   * @param sentence what was found, where, and what to do now; no value that could identify anyone
   */
  public CommandFailure(Exit exit, String sentence) {
    super(sentence);
    this.exit = exit;
  }

  public Exit exit() {
    return exit;
  }
}
