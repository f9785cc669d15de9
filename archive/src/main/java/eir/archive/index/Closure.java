package eir.archive.index;

/** The answer to a {@link Closing}; only {@link Closed} changed anything. */
public sealed interface Closure {

  /** The delivery is a submission now; also the answer to a second closing. */
  record Closed(Submission submission) implements Closure {}

  /** Announced and not left out are {@code expected} files; the upload holds another number. */
  record FilesMissing(int expected, int held) implements Closure {}

  /** The images are of more than one child (G7 of a whole submission). */
  record SeveralPatients() implements Closure {}

  /** The images of one study have more than one date (G12). */
  record StudiesDisagree() implements Closure {}

  /** One series stands in more than one study (G13). */
  record SeriesDisagree() implements Closure {}

  /** Abandoned or unknown. */
  record NotOpen() implements Closure {}
}
