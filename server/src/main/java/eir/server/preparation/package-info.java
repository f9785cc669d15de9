/**
 * Background work: series become bundles, posters and labels after an upload is closed.
 *
 * <p>Start with {@link eir.server.preparation.Preparation}. Work may be done twice and must give
 * the same; a series that fails never holds up another.
 */
@NullMarked
package eir.server.preparation;

import org.jspecify.annotations.NullMarked;
