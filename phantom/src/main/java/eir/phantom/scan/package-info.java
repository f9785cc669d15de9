/**
 * The protocol of a study and its DICOM headers, with identity planted in every corner.
 *
 * <p>Read first: {@link eir.phantom.scan.MrHeader}. Never here: how a pixel comes about.
 */
@NullMarked
package eir.phantom.scan;

import org.jspecify.annotations.NullMarked;
