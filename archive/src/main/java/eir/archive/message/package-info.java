/**
 * Mail that waits to be sent, written in the transaction of what it tells of.
 *
 * <p>Start with {@link eir.archive.message.Outbox}. A message is a key and values; the server makes
 * words of it. Never here: a finding, free text, a one-time right or an address.
 */
@NullMarked
package eir.archive.message;

import org.jspecify.annotations.NullMarked;
