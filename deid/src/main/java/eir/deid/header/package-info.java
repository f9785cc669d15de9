/**
 * A header in, a harmless header out: rules carried out element by element.
 *
 * <p>Start with {@link eir.deid.header.HeaderCleaner}, which de-identifier and gate both run; they
 * differ in their {@link eir.deid.header.Keys} alone. Never here: pixels, I/O, a value in a
 * message.
 */
@NullMarked
package eir.deid.header;

import org.jspecify.annotations.NullMarked;
