/**
 * Takes the face out of a head volume without touching the brain (PS3.15 Annex E, Clean
 * Recognizable Visual Features Option).
 *
 * <p>Start with {@link eir.imaging.face.FaceFinder}. Never here: a guess where no brain was found;
 * files, headers, UIDs.
 */
@NullMarked
package eir.imaging.face;

import org.jspecify.annotations.NullMarked;
