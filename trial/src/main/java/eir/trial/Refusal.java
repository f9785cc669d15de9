package eir.trial;

import java.util.Set;

/**
 * Why a command was refused: the codes of {@code domain/guards.tsv} and, before them, the four of
 * docs/domain.md §2.1. Each has a sentence in every language of the pages, {@code refusal.CODE} in
 * {@code messages/}; the rules themselves speak no language.
 */
public enum Refusal {
  /** No such case, or none that this person may know of. */
  NOT_VISIBLE(404),
  /** Somebody changed the case first. */
  CONFLICT(409),
  /** No such act in the state of this case. */
  WRONG_STATE(409),
  /** Another role does this. */
  WRONG_ROLE(403),
  /** G01. */
  SITE_OR_CHARTER_INACTIVE(422, Role.ADMINISTRATOR, Role.PHYSICIAN),
  /** G02. */
  SUBMISSION_INCOMPLETE(422, Role.SITE),
  /** G03. */
  SUBMISSION_LIMIT(422, Role.COORDINATOR),
  /** G04. */
  ATTESTATION_MISSING(422, Role.SITE, Role.COORDINATOR),
  /** G05. */
  QC_INCOMPLETE(422, Role.QC),
  /** G06: who sent or reads the images does not control them. */
  SEPARATION_OF_DUTIES(422, Role.QC),
  /** G07. */
  QUERY_OPEN(422, Role.QC),
  /** G08. */
  QUERY_INVALID(422),
  /** G09. */
  RESUBMISSION_STILL_POSSIBLE(422, Role.QC),
  /** G10. */
  ANSWER_INCOMPLETE(422, Role.SITE, Role.COORDINATOR),
  /** G11. */
  NOT_ASSIGNABLE(422, Role.COORDINATOR),
  /** G12, G15: another person is assigned. */
  NOT_YOURS(422, Role.COORDINATOR),
  /** G13. */
  FORM_INVALID(422),
  /** G14. */
  SIGNATURE_REQUIRED(422),
  /** G16. */
  REASON_REQUIRED(422),
  /** G17. */
  CANNOT_UNLOCK(422, Role.PHYSICIAN, Role.COORDINATOR),
  /** G18. */
  DECISION_INVALID(422, Role.PHYSICIAN),
  /** G19. */
  RESUBMISSION_NOT_POSSIBLE(422, Role.PHYSICIAN),
  /** G20. */
  LETTER_NOT_READY(422, Role.COORDINATOR, Role.ADMINISTRATOR),
  /** G21. */
  ACK_INVALID(422, Role.SITE, Role.COORDINATOR),
  /** G22. */
  CONSENT_INVALID(422, Role.SITE, Role.COORDINATOR),
  /** G23. */
  REFERRAL_INVALID(422, Role.COORDINATOR, Role.ADMINISTRATOR),
  /** G24. */
  NO_REFERRAL(422, Role.COORDINATOR, Role.PHYSICIAN),
  /** G25. */
  CLOSE_REASON(422, Role.COORDINATOR),
  /** G26. */
  REOPEN_INVALID(422, Role.COORDINATOR),
  /** G27. */
  WITHDRAW_INVALID(422, Role.COORDINATOR),
  /** G28. */
  TWO_PERSONS(422, Role.COORDINATOR, Role.ADMINISTRATOR),
  /** G29. */
  UNBLIND_INVALID(422, Role.PHYSICIAN),
  /** G30, G33: no image is named that this person can see. */
  NOTHING_NAMED(422),
  /** G31. */
  TOO_SOON(422, Role.COORDINATOR),
  /** G32. */
  CHARTER_MIGRATION(422, Role.PHYSICIAN),
  /** G34. */
  AGE_OUT_OF_RANGE(422, Role.COORDINATOR),
  /** G35. */
  TEXT_IDENTIFIES(422),
  /** G36: the case is bound to another pseudonym. */
  OTHER_CHILD(422, Role.SITE, Role.COORDINATOR),
  /** G37: the images were handed in before, for this case or another. */
  IMAGES_TAKEN(422, Role.SITE, Role.COORDINATOR);

  private final int status;
  private final Set<Role> who;

  Refusal(int status, Role... who) {
    this.status = status;
    this.who = Set.of(who);
  }

  /** The status of the HTTP answer: 404, 409, 403 or 422, in the order in which they are tried. */
  public int status() {
    return status;
  }

  /** Who can put it right; empty if it is the person who asked, or depends on act and state. */
  public Set<Role> who() {
    return who;
  }
}
