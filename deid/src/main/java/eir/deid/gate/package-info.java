/**
 * The proof that a file is harmless, made from the bytes alone: in the browser over what will be
 * sent, on the server over what arrived.
 *
 * <p>Start with {@link eir.deid.gate.Gate}. Never here: trust in who sent it, a repair, a value.
 */
@NullMarked
package eir.deid.gate;

import org.jspecify.annotations.NullMarked;
