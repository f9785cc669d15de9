package eir.imaging;

/** What an Image Pixel module gives: a {@link PixelDescription}, or why it cannot be shown. */
public sealed interface Described permits PixelDescription, Unshown {}
