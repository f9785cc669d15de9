package eir.server.link;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of a body (RFC 9110 §14.1.2): bytes {@code [from, to)}.
 *
 * @param from at least 0
 * @param to greater than {@code from}
 */
record ByteRange(long from, long to) {
  private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,15})-([0-9]{0,15})");

  /** What a {@code Range} header asks of a body. */
  sealed interface Asked {
    /** All of it: no header, or one that Eir need not understand (several ranges). */
    record Whole() implements Asked {}

    /** These bytes. */
    record Part(ByteRange range) implements Asked {}

    /** Bytes that do not exist. */
    record Outside() implements Asked {}
  }

  /** Reads the header for a body of {@code lengthBytes}. */
  static Asked read(Optional<String> header, long lengthBytes) {
    Matcher matcher = ONE.matcher(header.orElse(""));
    if (!matcher.matches()) {
      return new Asked.Whole();
    }
    String first = matcher.group(1);
    String last = matcher.group(2);
    if (first.isEmpty() && last.isEmpty()) {
      return new Asked.Whole();
    }
    long from = first.isEmpty() ? Math.max(0, lengthBytes - number(last)) : number(first);
    long to =
        first.isEmpty() || last.isEmpty() ? lengthBytes : Math.min(lengthBytes, number(last) + 1);
    return from >= to ? new Asked.Outside() : new Asked.Part(new ByteRange(from, to));
  }

  private static long number(String digits) {
    return Long.parseLong(digits);
  }
}
