/**
 * Files on a disk as sources; the one package of this module that only the JVM has.
 *
 * <p>Start with {@link eir.dicom.file.FileSource}. Never here: what the bytes mean.
 */
@NullMarked
package eir.dicom.file;

import org.jspecify.annotations.NullMarked;
