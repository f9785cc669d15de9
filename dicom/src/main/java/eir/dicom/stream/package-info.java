/**
 * Bytes to elements and back: one pass, any transfer syntax, nesting to a limit.
 *
 * <p>Read first: {@link eir.dicom.stream.ElementWriter}. Never here: the meaning of an element, or
 * a file's name.
 */
@NullMarked
package eir.dicom.stream;

import org.jspecify.annotations.NullMarked;
