/**
 * Which site sent which submission, and which objects it is made of.
 *
 * <p>Start with {@link eir.archive.index.Uploads} (what arrives) and {@link
 * eir.archive.index.Submissions} (what stays). Never here: a value that the gate has not passed.
 */
@NullMarked
package eir.archive.index;

import org.jspecify.annotations.NullMarked;
