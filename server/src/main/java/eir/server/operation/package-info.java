/**
 * What operators, robots and first visitors ask.
 *
 * <p>Start with {@link eir.server.operation.Operation}. Probes tell no details, metrics no ids.
 */
@NullMarked
package eir.server.operation;

import org.jspecify.annotations.NullMarked;
