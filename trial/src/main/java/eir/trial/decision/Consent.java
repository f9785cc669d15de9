package eir.trial.decision;

import java.time.LocalDate;

/**
 * The family's answer as the site records it; no name, no scan.
 *
 * @param decision version of the decision it followed
 * @param version of the consent form
 */
public record Consent(int decision, ConsentOutcome outcome, String version, LocalDate date) {}
