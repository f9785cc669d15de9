/**
 * What is kept: objects by hash, the index over them, links, accounts, jobs, and the log of acts.
 *
 * <p>Start with {@link eir.archive.Archive}. Knows nothing of HTTP or pages, and keeps no secret of
 * identity: no site key, no crosswalk, no name. What was acknowledged is on disk.
 */
@NullMarked
package eir.archive;

import org.jspecify.annotations.NullMarked;
