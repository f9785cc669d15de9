/**
 * The road in a real browser: Debian's Chromium against the program as a user starts it.
 *
 * <p>Start with {@code MainRoadTest}. Screenshots of every page are kept under {@code
 * target/screens}.
 */
@NullMarked
package eir.walk;

import org.jspecify.annotations.NullMarked;
