/**
 * A score as in the field's benchmark: correct actions over required actions.
 *
 * <p>MIDI-B (arXiv 2507.23608) planted identity into clinical images and asked for each element
 * what must happen to it; so does this, with an answer key of its own, as that one's files are not
 * at hand. Start with {@link eir.bench.score.ScoreBench}. Never here: a question to the engine.
 */
@NullMarked
package eir.bench.score;

import org.jspecify.annotations.NullMarked;
