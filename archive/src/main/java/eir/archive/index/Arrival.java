package eir.archive.index;

import eir.archive.object.Staged;

/** One file that the gate has passed, and what the index shall know of it. */
public record Arrival(Staged staged, IndexedInstance instance) {}
