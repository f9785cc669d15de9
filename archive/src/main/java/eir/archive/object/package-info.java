/**
 * Immutable byte runs named by their SHA-256, in a folder or in S3.
 *
 * <p>Start with {@link eir.archive.object.Objects}. An object that has been committed survives a
 * power cut and never changes; what was only staged is swept. Never here: a file name of a clinic.
 */
@NullMarked
package eir.archive.object;

import org.jspecify.annotations.NullMarked;
