/**
 * The CD as a radiology clinic hands it out: images, directory, viewer, leaflet.
 *
 * <p>Read first: {@link eir.phantom.media.DemoCd}. Never here: what is in the images.
 */
@NullMarked
package eir.phantom.media;

import org.jspecify.annotations.NullMarked;
