/**
 * What PS3.6 says about tags and UIDs, generated from {@code standard/}, looked up without objects.
 *
 * <p>Start with {@link eir.dicom.dictionary.Dictionary}; {@code Tags} and {@code Uids} are names
 * for the compiler and cost nothing at run time. Never here: a fact typed by hand.
 */
@NullMarked
package eir.dicom.dictionary;

import org.jspecify.annotations.NullMarked;
