package eir.trial;

import eir.trial.charter.Trigger;
import eir.trial.charter.WithdrawalScope;
import eir.trial.decision.CloseReason;
import eir.trial.decision.Consent;
import eir.trial.decision.Decision;
import eir.trial.decision.Letter;
import java.time.Instant;
import java.util.Set;

/**
 * Where a case stands. Each state carries the facts that are true in it: a case in decision has a
 * verdict, one that waits for consent has a letter that was read, and neither can be built without.
 */
public sealed interface CaseState {

  /** Its row in {@code domain/states.tsv}. */
  default StateName name() {
    return switch (this) {
      case None _ -> StateName.NONE;
      case Candidate _ -> StateName.CANDIDATE;
      case InQc _ -> StateName.IN_QC;
      case Queried _ -> StateName.QUERIED;
      case Reading _ -> StateName.READING;
      case Adjudicating _ -> StateName.ADJUDICATING;
      case Deciding _ -> StateName.DECIDING;
      case Decided _ -> StateName.DECIDED;
      case Communicated _ -> StateName.COMMUNICATED;
      case AwaitingConsent _ -> StateName.AWAITING_CONSENT;
      case Consented _ -> StateName.CONSENTED;
      case Referred _ -> StateName.REFERRED;
      case Closed _ -> StateName.CLOSED;
      case Withdrawn _ -> StateName.WITHDRAWN;
    };
  }

  /** Before the opening: only a code was drawn. */
  record None() implements CaseState {}

  /** No images yet. */
  record Candidate() implements CaseState {}

  /** Submission {@code submission} awaits quality control. */
  record InQc(int submission) implements CaseState {}

  /** The site owes an answer or new images. */
  record Queried() implements CaseState {}

  /** Submission {@code submission} passed; a read is owed. */
  record Reading(int submission) implements CaseState {}

  /** All reads of {@code submission} are signed and differ in {@code triggers}. */
  record Adjudicating(int submission, Set<Trigger> triggers) implements CaseState {
    public Adjudicating {
      triggers = Set.copyOf(triggers);
    }
  }

  /** The review has its answer; the trial physician decides. */
  record Deciding(Verdict verdict) implements CaseState {}

  /** Decided; the letter is not sent. */
  record Decided(Verdict verdict, Decision decision) implements CaseState {}

  /** The letter was sent; the site has not confirmed. */
  record Communicated(Verdict verdict, Decision decision, Letter letter) implements CaseState {}

  /** The site read that the child may take part; the family decides. */
  record AwaitingConsent(Verdict verdict, Decision decision, Letter letter) implements CaseState {}

  /** The family agreed; no unit has accepted. */
  record Consented(Verdict verdict, Decision decision, Letter letter, Consent consent)
      implements CaseState {}

  /** A unit accepted the child. */
  record Referred(Verdict verdict, Decision decision, Letter letter, Consent consent, UnitCode unit)
      implements CaseState {}

  /** Ended; may be reopened within the charter's days. */
  record Closed(CloseReason reason, Instant at) implements CaseState {}

  /** Ended for ever. */
  record Withdrawn(WithdrawalScope scope, Instant at) implements CaseState {}
}
