package eir.imaging;

/** Why an instance, or a series, has no picture. The names are codes of the viewer's interface. */
public enum Problem {
  /** No pixel data: a report, a presentation state, a plan. */
  NO_PIXELS("The object holds no image."),
  /** A compression that no decoder here knows: video, JPIP, private syntaxes. */
  SYNTAX_NOT_SHOWN("The image is compressed in a way that this program does not decode."),
  /** Pixels of a kind that is not shown: 1 or 32 bits, floating point, segmented palettes. */
  PIXELS_NOT_SHOWN("The pixels are of a kind that this program does not show."),
  /** Rows, columns or frames beyond all reason, or more than the limit of a series. */
  TOO_LARGE("The image is larger than the limit."),
  /** The file breaks off or contradicts itself. */
  DAMAGED("The file is damaged.");

  private final String text;

  Problem(String text) {
    this.text = text;
  }

  /** One plain English sentence for people. */
  public String text() {
    return text;
  }
}
