package eir.imaging;

/** The answer where there is no picture: why. */
public record Unshown(Problem problem) implements Described, Opening {}
