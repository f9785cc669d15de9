/**
 * What Eir tells people: letters as pages and PDF/A, mail from the outbox, reminders by the clock.
 *
 * <p>Start with {@link eir.server.message.Texts}, then {@link eir.server.message.Postman}. A mail
 * holds a case code and a link, never a finding and never free text (DOMAIN.md §6).
 */
@NullMarked
package eir.server.message;

import org.jspecify.annotations.NullMarked;
