/**
 * Which action of PS3.15 Table E.1-1 an element meets, chosen by option, type and place.
 *
 * <p>Start with {@link eir.deid.rule.RuleTable}. All facts are generated from {@code standard/}.
 * Never here: a value, or how an action is carried out.
 */
@NullMarked
package eir.deid.rule;

import org.jspecify.annotations.NullMarked;
