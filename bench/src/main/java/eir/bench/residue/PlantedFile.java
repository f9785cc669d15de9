package eir.bench.residue;

/**
 * A file with markers in it.
 *
 * @param bytes the whole file
 * @param markers what must not be found in an output
 */
public record PlantedFile(byte[] bytes, Markers markers) {}
