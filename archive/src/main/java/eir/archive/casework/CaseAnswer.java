package eir.archive.casework;

import eir.trial.CaseCode;
import eir.trial.Ruling;
import eir.trial.StateName;

/** The answer to a {@link CaseRequest}. */
public sealed interface CaseAnswer {

  /** Done and durable; the same answer comes to the same request again. */
  record Done(CaseCode code, long version, StateName state) implements CaseAnswer {}

  /** Nothing happened, and why; asked again it is ruled on anew. */
  record Refused(Ruling.Refused refusal) implements CaseAnswer {}

  /** Somebody was faster; nothing happened. How it is now. */
  record Conflict(CaseCode code, long version, StateName state) implements CaseAnswer {}
}
