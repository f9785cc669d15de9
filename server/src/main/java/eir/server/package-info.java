/**
 * What is served: Jetty, the route table, and the wiring of the rooms behind it.
 *
 * <p>Start with {@link eir.server.EirServer}, then {@code Routes}. No SQL here, and no decision
 * that a room should make.
 */
@NullMarked
package eir.server;

import org.jspecify.annotations.NullMarked;
