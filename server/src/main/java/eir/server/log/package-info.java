/**
 * The log: JSON lines of typed facts.
 *
 * <p>Start with {@link eir.server.log.EventLog}. Free text must never get in: there is no fact that
 * carries it.
 */
@NullMarked
package eir.server.log;

import org.jspecify.annotations.NullMarked;
