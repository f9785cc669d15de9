/**
 * The audit trail as a page and as a file. Start at {@link eir.server.audit.AuditPages}; nothing of
 * a read may be told from here before the conclusion, and to administrators not even who reads.
 */
@NullMarked
package eir.server.audit;

import org.jspecify.annotations.NullMarked;
