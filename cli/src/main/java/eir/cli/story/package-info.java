/**
 * What happened in the demonstration's trial before its visitor came: domain/demo.json, told by the
 * commands that everybody uses, on a clock that begins twelve days ago.
 *
 * <p>Start with {@link eir.cli.story.StoryTeller}. Nothing here writes a row, or runs in a real
 * server.
 */
@NullMarked
package eir.cli.story;

import org.jspecify.annotations.NullMarked;
