package eir.server.log;

import java.time.Duration;

/**
 * One value of a log line. Free text has no way in: a name from a data set, a file name or a key
 * cannot become a fact.
 */
public sealed interface Fact {
  /** The member's name in the line. */
  String name();

  /** A number of things. */
  record Count(String name, long value) implements Fact {}

  /** A time span, written in milliseconds. */
  record Took(String name, Duration value) implements Fact {}

  /** A word from a closed list of the program. */
  record Word(String name, Enum<?> value) implements Fact {}

  /** The type of an exception, never its message. */
  record Failure(String name, Class<? extends Throwable> value) implements Fact {}

  /** A name that Eir itself gave: the id of a request, submission, upload or route. */
  record Given(String name, String value) implements Fact {
    public Given {
      if (value.length() > 64 || !value.matches("[A-Za-z0-9_/{}.:-]*")) {
        throw new IllegalArgumentException("expected a name given by Eir, at most 64 characters");
      }
    }
  }
}
