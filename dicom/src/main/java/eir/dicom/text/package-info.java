/**
 * Text in DICOM: character sets, person names, folding to plain letters, dates and times.
 *
 * <p>Start with {@link eir.dicom.text.CharacterSet}. Decoding serves comparison and preview: bytes
 * of the clinic's text are never copied to an output. Compiles for JVM and browser; two-byte sets
 * are the host's. Never here: a time zone, a locale, a clock.
 */
@NullMarked
package eir.dicom.text;

import org.jspecify.annotations.NullMarked;
