package eir.deid;

/** The new UIDs of an output, ASCII: they name the object on the server. */
public record InstanceKey(
    String sopInstanceUid, String seriesInstanceUid, String studyInstanceUid) {}
