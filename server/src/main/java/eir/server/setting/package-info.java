/**
 * What the operator can set, and what holds otherwise.
 *
 * <p>Start with {@link eir.server.setting.Setting}. A secret's value never stands in a message.
 */
@NullMarked
package eir.server.setting;

import org.jspecify.annotations.NullMarked;
