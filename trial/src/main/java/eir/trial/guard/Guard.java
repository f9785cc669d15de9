package eir.trial.guard;

import eir.trial.Refusal;

/** The guards of {@code domain/guards.tsv}: what must hold before an act that is legal is done. */
public enum Guard {
  G01(Refusal.SITE_OR_CHARTER_INACTIVE),
  G02(Refusal.SUBMISSION_INCOMPLETE),
  G03(Refusal.SUBMISSION_LIMIT),
  G04(Refusal.ATTESTATION_MISSING),
  G05(Refusal.QC_INCOMPLETE),
  G06(Refusal.SEPARATION_OF_DUTIES),
  G07(Refusal.QUERY_OPEN),
  G08(Refusal.QUERY_INVALID),
  G09(Refusal.RESUBMISSION_STILL_POSSIBLE),
  G10(Refusal.ANSWER_INCOMPLETE),
  G11(Refusal.NOT_ASSIGNABLE),
  G12(Refusal.NOT_YOURS),
  G13(Refusal.FORM_INVALID),
  G14(Refusal.SIGNATURE_REQUIRED),
  G15(Refusal.NOT_YOURS),
  G16(Refusal.REASON_REQUIRED),
  G17(Refusal.CANNOT_UNLOCK),
  G18(Refusal.DECISION_INVALID),
  G19(Refusal.RESUBMISSION_NOT_POSSIBLE),
  G20(Refusal.LETTER_NOT_READY),
  G21(Refusal.ACK_INVALID),
  G22(Refusal.CONSENT_INVALID),
  G23(Refusal.REFERRAL_INVALID),
  G24(Refusal.NO_REFERRAL),
  G25(Refusal.CLOSE_REASON),
  G26(Refusal.REOPEN_INVALID),
  G27(Refusal.WITHDRAW_INVALID),
  G28(Refusal.TWO_PERSONS),
  G29(Refusal.UNBLIND_INVALID),
  G30(Refusal.NOTHING_NAMED),
  G31(Refusal.TOO_SOON),
  G32(Refusal.CHARTER_MIGRATION),
  G33(Refusal.NOTHING_NAMED),
  G34(Refusal.AGE_OUT_OF_RANGE),
  G35(Refusal.TEXT_IDENTIFIES),
  G36(Refusal.OTHER_CHILD),
  G37(Refusal.IMAGES_TAKEN);

  private final Refusal refusal;

  Guard(Refusal refusal) {
    this.refusal = refusal;
  }

  /** The code of the refusal when it does not hold. */
  public Refusal refusal() {
    return refusal;
  }

  /** Whether it holds for what was asked. */
  public boolean holds(Asked asked) {
    return switch (this) {
      case G01 -> OpeningGuards.siteAndCharterAreActive(asked);
      case G02 -> OpeningGuards.everyInstanceIsStored(asked);
      case G03 -> OpeningGuards.submissionsAreLeft(asked);
      case G04 -> OpeningGuards.theSenderAttests(asked);
      case G05 -> QualityGuards.everyCheckIsAnswered(asked);
      case G06 -> QualityGuards.theControllerIsIndependent(asked);
      case G07 -> QualityGuards.noQueryIsOpen(asked);
      case G08 -> QualityGuards.theQueryIsNewAndHarmless(asked);
      case G09 -> QualityGuards.nothingBetterCanBeHad(asked);
      case G10 -> QualityGuards.everyOpenQueryIsAnswered(asked);
      case G11 -> ReadGuards.thePersonCanBeAssigned(asked);
      case G12 -> ReadGuards.theActorIsTheOneAssigned(asked);
      case G13 -> ReadGuards.theFormIsComplete(asked);
      case G14 -> ReadGuards.theSignatureIsFresh(asked);
      case G15 -> ReadGuards.theActorHoldsAnOpenSlot(asked);
      case G16 -> ReadGuards.theReasonIsGiven(asked);
      case G17 -> ReadGuards.theReadCanBeUnlocked(asked);
      case G18 -> DecisionGuards.theOutcomeFitsTheConclusion(asked);
      case G19 -> DecisionGuards.newImagesCanHelp(asked);
      case G20 -> DecisionGuards.theLetterIsReady(asked);
      case G21 -> DecisionGuards.theSiteConfirms(asked);
      case G22 -> DecisionGuards.theConsentFollowsTheDecision(asked);
      case G23 -> DecisionGuards.theReferralCanBeSent(asked);
      case G24 -> DecisionGuards.aReferralIsPending(asked);
      case G25 -> EndGuards.theCloseReasonFits(asked);
      case G26 -> EndGuards.theCaseMayBeReopened(asked);
      case G27 -> EndGuards.theWithdrawalIsTheirs(asked);
      case G28 -> EndGuards.twoPersonsErase(asked);
      case G29 -> SafetyGuards.theBlindingIsWhole(asked);
      case G30 -> SafetyGuards.imagesAreNamed(asked);
      case G31 -> SafetyGuards.aReminderIsDue(asked);
      case G32 -> SafetyGuards.theCharterMayChange(asked);
      case G33 -> SafetyGuards.theNamedAreQuarantined(asked);
      case G34 -> OpeningGuards.theAgeIsInRange(asked);
      case G35 -> SafetyGuards.noTextIdentifies(asked);
      case G36 -> OpeningGuards.theImagesAreOfThisChild(asked);
      case G37 -> OpeningGuards.theImagesAreInNoCase(asked);
    };
  }
}
