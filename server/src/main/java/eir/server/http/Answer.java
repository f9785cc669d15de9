package eir.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is sent back: a status, headers beside the surface's own, and a body. */
public record Answer(int status, List<Field> fields, Body body) {
  /** One header field. A field named here replaces the surface's field of the same name. */
  public record Field(String name, String value) {}

  /** What follows the header. */
  public sealed interface Body {
    /** Nothing. */
    record None() implements Body {}

    /** All of it in memory; meant for pages and JSON. */
    record Whole(byte[] bytes) implements Body {
      @Override
      public boolean equals(Object other) {
        return this == other;
      }

      @Override
      public int hashCode() {
        return System.identityHashCode(this);
      }
    }

    /** Written while it is sent; {@code lengthBytes} is exact. */
    record Streamed(long lengthBytes, Writing writing) implements Body {}

    /** Written while it is sent, of a length that nobody knows before its end. */
    record Growing(Writing writing) implements Body {}

    /** A problem; the door words it in the caller's language, as JSON or as a page. */
    record Told(Problem problem) implements Body {}
  }

  /** Writes a body to the line. */
  @FunctionalInterface
  public interface Writing {
    void to(OutputStream out) throws IOException;
  }

  public Answer {
    fields = List.copyOf(fields);
  }

  /** A complete page, UTF-8. */
  public static Answer html(int status, byte[] page) {
    return whole(status, "text/html; charset=utf-8", page);
  }

  /** A JSON document; {@code value} is a record or a map. */
  public static Answer json(int status, Object value) {
    return whole(status, "application/json", Json.bytes(value));
  }

  /** Plain text, UTF-8. */
  public static Answer text(int status, String text) {
    return whole(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** A body that is all in memory. */
  public static Answer whole(int status, String contentType, byte[] bytes) {
    return new Answer(
        status, List.of(new Field("Content-Type", contentType)), new Body.Whole(bytes));
  }

  /** A body of exactly {@code lengthBytes} that {@code writing} produces. */
  public static Answer streamed(int status, String contentType, long lengthBytes, Writing writing) {
    return new Answer(
        status,
        List.of(new Field("Content-Type", contentType)),
        new Body.Streamed(lengthBytes, writing));
  }

  /** A body that {@code writing} produces, however long it gets. */
  public static Answer growing(int status, String contentType, Writing writing) {
    return new Answer(
        status, List.of(new Field("Content-Type", contentType)), new Body.Growing(writing));
  }

  /** A status without a body. */
  public static Answer nothing(int status) {
    return new Answer(status, List.of(), new Body.None());
  }

  /** After a form was done: look at {@code path} (303). */
  public static Answer see(String path) {
    return nothing(303).with("Location", path);
  }

  /** A refusal. */
  public static Answer problem(Problem problem) {
    return new Answer(problem.status(), List.of(), new Body.Told(problem));
  }

  /** The same with one more header field. */
  public Answer with(String name, String value) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new Answer(status, more, body);
  }
}
