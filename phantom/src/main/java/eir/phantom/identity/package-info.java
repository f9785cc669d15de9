/**
 * Invented people and hospitals, planted so that one can see them vanish.
 *
 * <p>Read first: {@link eir.phantom.identity.PlantedIdentity}. Names are recognisable as invented
 * (Doe, Zqxj…). Never here: anything that could be a real person, address or number.
 */
@NullMarked
package eir.phantom.identity;

import org.jspecify.annotations.NullMarked;
