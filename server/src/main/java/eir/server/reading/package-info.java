/**
 * The rooms where images are judged: quality control, blinded reads, adjudication. Start at {@link
 * eir.server.reading.CaseImages}. What a role may not see must never be in an answer from here:
 * everything passes {@link eir.trial.blinding.Blinding}.
 */
@NullMarked
package eir.server.reading;

import org.jspecify.annotations.NullMarked;
