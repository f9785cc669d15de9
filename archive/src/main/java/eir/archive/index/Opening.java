package eir.archive.index;

/** The answer to an announcement. */
public sealed interface Opening {

  /** Send on; also the answer to the same request id again. */
  record Opened(Upload upload) implements Opening {}

  /** The site has sent under another key before: its pseudonyms would not fit together. */
  record KeyMismatch() implements Opening {}

  record UnknownSite() implements Opening {}
}
