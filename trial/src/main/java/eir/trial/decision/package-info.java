/**
 * From the signed decision to the end: outcome, letter, consent, referral, closing.
 *
 * <p>Start with {@link eir.trial.decision.DecisionOutcome}. Values only; no letter is written and
 * no mail is sent here, and nothing here holds a name.
 */
@NullMarked
package eir.trial.decision;

import org.jspecify.annotations.NullMarked;
