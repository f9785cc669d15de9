package eir.trial;

import eir.trial.audit.SignatureMeaning;
import java.util.Optional;

/**
 * What can be done with a case: the rows of {@code domain/events.tsv}, in its order. The command
 * and the event it appends share this name in tables and journal.
 */
public enum Act {
  OPEN_CASE(Optional.empty()),
  SUBMIT(Optional.of(SignatureMeaning.RESPONSIBILITY)),
  QC_PASS(Optional.of(SignatureMeaning.REVIEW)),
  QC_QUERY(Optional.empty()),
  QC_REJECT(Optional.of(SignatureMeaning.REVIEW)),
  ANSWER_QUERY(Optional.empty()),
  ASSIGN_READER(Optional.empty()),
  SIGN_READ(Optional.of(SignatureMeaning.AUTHORSHIP)),
  READER_QUERY(Optional.empty()),
  RETURN_TO_QC(Optional.empty()),
  UNLOCK_READ(Optional.empty()),
  SIGN_ADJUDICATION(Optional.of(SignatureMeaning.ADJUDICATION)),
  SIGN_DECISION(Optional.of(SignatureMeaning.APPROVAL)),
  REQUEST_RESUBMISSION(Optional.empty()),
  SEND_COMMUNICATION(Optional.empty()),
  AMEND_DECISION(Optional.of(SignatureMeaning.APPROVAL)),
  ACKNOWLEDGE(Optional.empty()),
  RECORD_CONSENT(Optional.empty()),
  SEND_REFERRAL(Optional.empty()),
  ACCEPT_REFERRAL(Optional.empty()),
  DECLINE_REFERRAL(Optional.empty()),
  CLOSE(Optional.empty()),
  REOPEN(Optional.empty()),
  WITHDRAW(Optional.empty()),
  ERASE_IMAGES(Optional.empty()),
  UNBLIND(Optional.of(SignatureMeaning.RESPONSIBILITY)),
  QUARANTINE(Optional.empty()),
  RELEASE_QUARANTINE(Optional.of(SignatureMeaning.REVIEW)),
  REMIND(Optional.empty()),
  MIGRATE_CHARTER(Optional.empty());

  private final Optional<SignatureMeaning> signature;

  Act(Optional<SignatureMeaning> signature) {
    this.signature = signature;
  }

  /** What a person says by signing this act; empty if it is not signed. */
  public Optional<SignatureMeaning> signature() {
    return signature;
  }
}
