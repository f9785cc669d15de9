/**
 * The sentences of the pages in English and Portuguese, from messages/pages.*.json.
 *
 * <p>Start with {@link eir.server.words.Words}. No sentence is ever written in code or template.
 */
@NullMarked
package eir.server.words;

import org.jspecify.annotations.NullMarked;
