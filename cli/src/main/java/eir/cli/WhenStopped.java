package eir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a command does and says when it is stopped (Ctrl-C) before it has closed this. */
final class WhenStopped implements AutoCloseable {
  /** How the command cleans up. */
  interface CleanUp {
    void act() throws IOException;
  }

  private final Thread hook;

  /**
   * From now on.
   *
   * @param sentence what to do then, for the terminal
   */
  WhenStopped(CleanUp cleanUp, String sentence) {
    hook = new Thread(() -> act(cleanUp, sentence));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static void act(CleanUp cleanUp, String sentence) {
    try {
      cleanUp.act();
      System.err.println("\neir: stopped; " + sentence);
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) { // the program ends: the hook runs already
    }
  }
}
