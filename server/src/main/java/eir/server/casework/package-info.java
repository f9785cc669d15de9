/**
 * The pages of site, coordinator, quality controller and physician, and what they work on.
 *
 * <p>Start with {@link eir.server.casework.SurveyedSubmission}, which brings the images to quality
 * control. Rules are the trial's; nothing is decided here.
 */
@NullMarked
package eir.server.casework;

import org.jspecify.annotations.NullMarked;
