/**
 * The trial's review configuration as a page. Start at {@link eir.server.charter.CharterPages};
 * what a charter may say is the rules' affair ({@code eir.trial.charter}).
 */
@NullMarked
package eir.server.charter;

import org.jspecify.annotations.NullMarked;
