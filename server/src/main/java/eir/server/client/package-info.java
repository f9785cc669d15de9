/**
 * The other end of the wire: what a program says to Eir when it sends images by an upload link.
 *
 * <p>Start with {@link eir.server.client.Sender}. Used by the command line, the demo, the
 * measurements and the tests; a browser speaks the same words by {@code browser/src}. Never here:
 * de-identification. What is sent is harmless already, and the server's gate looks again.
 */
@NullMarked
package eir.server.client;

import org.jspecify.annotations.NullMarked;
