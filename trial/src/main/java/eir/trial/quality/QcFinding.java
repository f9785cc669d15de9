package eir.trial.quality;

import eir.trial.charter.Level;

/** An automatic check of a submission that did not pass. */
public record QcFinding(QcCheck check, Level level) {}
