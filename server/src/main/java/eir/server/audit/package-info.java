/**
 * The audit trail as a page. Start at {@link eir.server.audit.AuditPages}; nothing of a read may be
 * told from here, as an auditor sees reads after the conclusion only.
 */
@NullMarked
package eir.server.audit;

import org.jspecify.annotations.NullMarked;
