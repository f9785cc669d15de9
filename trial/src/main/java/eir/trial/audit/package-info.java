/**
 * The audit trail as values: records, the chain that binds them, and signatures (docs/domain.md
 * §8).
 *
 * <p>Start with {@link eir.trial.audit.AuditRecord} and {@link eir.trial.audit.Chain}. Reasons and
 * details are never in a record, only their salted hashes: so a name typed by mistake can be
 * removed and the chain still holds.
 */
@NullMarked
package eir.trial.audit;

import org.jspecify.annotations.NullMarked;
