package eir.trial.guard;

import eir.trial.Actor;
import eir.trial.CaseCommand;
import eir.trial.CaseFile;
import eir.trial.Circumstances;
import eir.trial.charter.Charter;

/**
 * Everything a guard may look at.
 *
 * @param charter the one of the case; for a case not yet opened, the one it would be opened under
 */
public record Asked(
    CaseFile file,
    Charter charter,
    Actor actor,
    CaseCommand command,
    Circumstances circumstances) {}
