package eir.trial;

import eir.trial.audit.SignatureMeaning;

/** Whether an act was signed in the same request, both components given (docs/domain.md §8). */
public sealed interface Signing {
  /** Nobody signed: an act of Eir itself, or a person who has not yet done so. */
  record Unsigned() implements Signing {}

  /** User name and password or passkey were checked in this request under this meaning. */
  record Fresh(SignatureMeaning shown) implements Signing {}
}
