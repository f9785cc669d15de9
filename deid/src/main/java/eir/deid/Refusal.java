package eir.deid;

/**
 * A file that is not sent, and where the reason stands.
 *
 * @param path such as {@code (5200,9229)[0]/(0008,1140)}; empty if it is the file as a whole
 * @param offset of the element in the file, 0 for the file as a whole
 */
public record Refusal(RefusalCode code, String path, long offset) {}
