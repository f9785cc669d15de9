package eir.server.http;

/** The kinds of answers, which differ in the headers that guard them. */
public enum Surface {
  /** Complete HTML from the server: landing, sign-in, the coordinator's pages. */
  PAGE,
  /** The upload page; its script does the work. */
  UPLOAD,
  /** The reading room under a viewing link. */
  ROOM,
  /** The reading room inside a foreign page that the link's owner has listed. */
  EMBED,
  /** JSON and files for scripts. */
  API,
  /** Scripts, styles and wasm with a hash in the name. */
  ASSET,
  /** Probes of the operator. */
  OPERATION
}
