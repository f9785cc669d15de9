/**
 * Who sees what of a case: {@code domain/visibility.tsv} as a rule.
 *
 * <p>Start with {@link eir.trial.blinding.Blinding}. What a role may not see is absent from its
 * {@link eir.trial.blinding.CaseView}, so that no page and no answer can leak it.
 */
@NullMarked
package eir.trial.blinding;

import org.jspecify.annotations.NullMarked;
