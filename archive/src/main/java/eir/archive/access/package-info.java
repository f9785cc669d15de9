/**
 * Who may come in: links, accounts, sessions.
 *
 * <p>Start with {@link eir.archive.access.Links}. Only hashes of secrets are stored; a secret is
 * shown once, when it is made. Never here: what the holder may then do (that is {@code
 * eir.trial}'s).
 */
@NullMarked
package eir.archive.access;

import org.jspecify.annotations.NullMarked;
