package eir.trial.audit;

import java.util.Optional;

/**
 * A kind of record: a row of {@code domain/audit-events.tsv}.
 *
 * @param name as in the journal
 * @param group platform, case, read or data
 * @param entity what it acts on
 * @param reasonRequired whether it may not happen without a reason
 * @param signature meaning of the signature that it needs
 */
public record AuditEvent(
    String name,
    String group,
    String entity,
    boolean reasonRequired,
    Optional<SignatureMeaning> signature) {}
