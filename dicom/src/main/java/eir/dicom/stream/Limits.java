package eir.dicom.stream;

/**
 * How much of a file is read before it is refused; one set for browser, command line and gate.
 *
 * @param windowBytes first read of the header; doubled on demand
 * @param headerBytes largest header, from the first byte of the file to the pixel value
 * @param depth deepest nesting of sequences
 * @param fileBytes largest file, also after inflating
 * @param inflationRatio largest ratio of inflated to deflated size
 */
public record Limits(
    int windowBytes, int headerBytes, int depth, long fileBytes, int inflationRatio) {

  /** 192 KiB doubled to 16 MiB, depth 32, 4 GiB, 200:1. */
  public static final Limits STANDARD = new Limits(192 << 10, 16 << 20, 32, 4L << 30, 200);
}
