/**
 * The road in: uploads by a site's link, through the gate into the archive, to the receipt.
 *
 * <p>Start with {@link eir.server.intake.UploadApi}. Nothing of a refused file is kept, no value of
 * a file goes into an answer or the log, and "stored" is never said before it is durable.
 */
@NullMarked
package eir.server.intake;

import org.jspecify.annotations.NullMarked;
