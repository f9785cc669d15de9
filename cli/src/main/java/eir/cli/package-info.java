/**
 * The command line, {@code ./eir …}: one class a command, and {@code Wiring}, the only place that
 * says {@code new} across rooms.
 *
 * <p>Start with {@link eir.cli.Main}. Never here: a rule. A command reads its options, calls the
 * room that knows, prints the answer and chooses the exit code.
 */
@NullMarked
package eir.cli;

import org.jspecify.annotations.NullMarked;
