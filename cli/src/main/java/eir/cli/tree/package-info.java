/**
 * A folder tree worked through by all cores: the list of its files, the threads, the progress line.
 *
 * <p>Start with {@link eir.cli.tree.DeidTree}. Never here: a name of the clinic in a message, a
 * file that is half written under its final name.
 */
@NullMarked
package eir.cli.tree;

import org.jspecify.annotations.NullMarked;
