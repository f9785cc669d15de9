/**
 * The site key and what follows from it: new UIDs, pseudonyms, date shifts, 24 words.
 *
 * <p>Start with {@link eir.deid.key.SiteKey}. Plain Java with integers only, so that the browser
 * computes what the JVM computes. Never here: a table of what was mapped; a key that is printed.
 */
@NullMarked
package eir.deid.key;

import org.jspecify.annotations.NullMarked;
