/**
 * What an operator does with the whole archive: back up, restore, verify, reindex.
 *
 * <p>Start with {@link eir.archive.operation.Backup}. Nothing here deletes a byte of the archive it
 * reads; results are records that name counts and hashes, never content.
 */
@NullMarked
package eir.archive.operation;

import org.jspecify.annotations.NullMarked;
