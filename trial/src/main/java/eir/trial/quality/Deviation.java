package eir.trial.quality;

/**
 * A failed check that quality control accepts.
 *
 * @param reason why the images can be read all the same; readers see only a neutral limitation
 */
public record Deviation(QcCheck check, String reason) {}
