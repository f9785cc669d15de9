package eir.imaging;

/** What opening a file gives: a {@link FrameReader}, or why there is no picture to show. */
public sealed interface Opening permits FrameReader, Unshown {}
