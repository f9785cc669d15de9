/**
 * Scripts and styles for browsers, from the class path.
 *
 * <p>Start with {@link eir.server.asset.Assets}. Nothing is served that a manifest does not list.
 */
@NullMarked
package eir.server.asset;

import org.jspecify.annotations.NullMarked;
