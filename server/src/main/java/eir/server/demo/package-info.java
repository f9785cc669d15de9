/**
 * Shortcuts of {@code eir demo}.
 *
 * <p>Start with {@link eir.server.demo.Demo}. Nothing here is mounted in a real server, or beyond
 * this computer.
 */
@NullMarked
package eir.server.demo;

import org.jspecify.annotations.NullMarked;
