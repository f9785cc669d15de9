package eir.trial.quality;

/**
 * What the archive holds of a submission that is about to be handed in.
 *
 * @param declared instances that the sender's list names
 * @param stored instances that passed the gate and are kept
 * @param refused instances that the gate turned away
 * @param series number of series
 * @param mrSeries those of them with MR images
 * @param pseudonym the PatientID of its instances
 * @param isTaken whether a case holds these images already
 * @param sha256 of the list of instances and their hashes, lower-case hex
 */
public record Manifest(
    int declared,
    int stored,
    int refused,
    int series,
    int mrSeries,
    String pseudonym,
    boolean isTaken,
    String sha256) {}
