/**
 * The life of a case: who may do what, when, and what follows.
 *
 * <p>Start with {@link eir.trial.CaseCommand} (what is asked), {@link eir.trial.CaseEvent} (what
 * happened) and {@link eir.trial.CaseFile} (what they add up to). Pure values and rules: nothing
 * here reads a clock, a file or a database, and nothing here ever holds who the child is.
 */
@NullMarked
package eir.trial;

import org.jspecify.annotations.NullMarked;
