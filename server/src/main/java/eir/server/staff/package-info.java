/**
 * Pages of the people who run the trial: sign-in, people, sites, submissions, links.
 *
 * <p>Start with {@link eir.server.staff.StaffDoor}. A page shows nothing that its role may not see,
 * and no act happens without the form's token.
 */
@NullMarked
package eir.server.staff;

import org.jspecify.annotations.NullMarked;
