package eir.server.link;

import eir.archive.object.Sha256;
import eir.archive.object.StoredObject;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** A bundle on its way to the reading room, whole or a range (docs/http.md "Links"). */
public final class BundleAnswer {
  private BundleAnswer() {}

  /**
   * Sends {@code object}, which is closed when all is said. The caller adds by which header the
   * right to it was shown ({@code Vary}).
   */
  public static Answer of(Exchange exchange, Sha256 sha256, StoredObject object) {
    long length = object.lengthBytes();
    String tag = "\"" + sha256.hex() + "\"";
    boolean known = exchange.header("If-None-Match").filter(tag::equals).isPresent();
    boolean stale = exchange.header("If-Range").filter(given -> !given.equals(tag)).isPresent();
    Optional<String> asked = stale ? Optional.empty() : exchange.header("Range");
    Answer answer =
        known
            ? closed(object, Answer.nothing(304))
            : switch (ByteRange.read(asked, length)) {
              case ByteRange.Asked.Whole() -> ranged(object, 200, 0, length);
              case ByteRange.Asked.Part(ByteRange(long from, long to)) ->
                  ranged(object, 206, from, to)
                      .with("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + length);
              case ByteRange.Asked.Outside() ->
                  closed(object, Answer.problem(Problem.RANGE))
                      .with("Content-Range", "bytes */" + length);
            };
    return answer
        .with("ETag", tag)
        .with("Accept-Ranges", "bytes")
        .with("Cache-Control", "private, max-age=3600, immutable");
  }

  private static Answer ranged(StoredObject object, int status, long from, long to) {
    return Answer.streamed(
        status,
        "application/octet-stream",
        to - from,
        out -> {
          try (object;
              InputStream in = object.stream(from, to)) {
            copy(in, out);
          }
        });
  }

  private static Answer closed(StoredObject object, Answer answer) {
    object.close();
    return answer;
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    byte[] run = new byte[128 << 10];
    for (int n = in.read(run); n >= 0; n = in.read(run)) {
      out.write(run, 0, n);
    }
  }
}
