package eir.trial.blinding;

import eir.trial.Actor;
import eir.trial.CaseCode;

/** Who looks. */
public sealed interface Viewer {

  /** Somebody signed in, in the role in which they act. */
  record Person(Actor actor) implements Viewer {}

  /** Whoever holds a private link, which opens the images of one case. */
  record Link(CaseCode scope) implements Viewer {}
}
