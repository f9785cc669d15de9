package eir.trial;

/** Which row of {@code domain/events.tsv} a command asks for and an event records. */
final class ActNames {
  private ActNames() {}

  static Act of(CaseCommand command) {
    return switch (command) {
      case CaseCommand.OpenCase _ -> Act.OPEN_CASE;
      case CaseCommand.Submit _ -> Act.SUBMIT;
      case CaseCommand.QcPass _ -> Act.QC_PASS;
      case CaseCommand.QcQuery _ -> Act.QC_QUERY;
      case CaseCommand.QcReject _ -> Act.QC_REJECT;
      case CaseCommand.AnswerQuery _ -> Act.ANSWER_QUERY;
      case CaseCommand.AssignReader _ -> Act.ASSIGN_READER;
      case CaseCommand.SignRead _ -> Act.SIGN_READ;
      case CaseCommand.ReaderQuery _ -> Act.READER_QUERY;
      case CaseCommand.ReturnToQc _ -> Act.RETURN_TO_QC;
      case CaseCommand.UnlockRead _ -> Act.UNLOCK_READ;
      case CaseCommand.SignAdjudication _ -> Act.SIGN_ADJUDICATION;
      case CaseCommand.SignDecision _ -> Act.SIGN_DECISION;
      case CaseCommand.RequestResubmission _ -> Act.REQUEST_RESUBMISSION;
      case CaseCommand.SendCommunication _ -> Act.SEND_COMMUNICATION;
      case CaseCommand.AmendDecision _ -> Act.AMEND_DECISION;
      case CaseCommand.Acknowledge _ -> Act.ACKNOWLEDGE;
      case CaseCommand.RecordConsent _ -> Act.RECORD_CONSENT;
      case CaseCommand.SendReferral _ -> Act.SEND_REFERRAL;
      case CaseCommand.AcceptReferral _ -> Act.ACCEPT_REFERRAL;
      case CaseCommand.DeclineReferral _ -> Act.DECLINE_REFERRAL;
      case CaseCommand.Close _ -> Act.CLOSE;
      case CaseCommand.Reopen _ -> Act.REOPEN;
      case CaseCommand.Withdraw _ -> Act.WITHDRAW;
      case CaseCommand.EraseImages _ -> Act.ERASE_IMAGES;
      case CaseCommand.Unblind _ -> Act.UNBLIND;
      case CaseCommand.Quarantine _ -> Act.QUARANTINE;
      case CaseCommand.ReleaseQuarantine _ -> Act.RELEASE_QUARANTINE;
      case CaseCommand.Remind _ -> Act.REMIND;
      case CaseCommand.MigrateCharter _ -> Act.MIGRATE_CHARTER;
    };
  }

  static Act of(CaseEvent.OfCase event) {
    return switch (event) {
      case CaseEvent.CaseOpened _ -> Act.OPEN_CASE;
      case CaseEvent.Submitted _ -> Act.SUBMIT;
      case CaseEvent.QcPassed _ -> Act.QC_PASS;
      case CaseEvent.QcQueried _ -> Act.QC_QUERY;
      case CaseEvent.QcRejected _ -> Act.QC_REJECT;
      case CaseEvent.QueryAnswered _ -> Act.ANSWER_QUERY;
      case CaseEvent.ReaderAssigned _ -> Act.ASSIGN_READER;
      case CaseEvent.ReadSigned _ -> Act.SIGN_READ;
      case CaseEvent.ReaderQueried _ -> Act.READER_QUERY;
      case CaseEvent.ReturnedToQc _ -> Act.RETURN_TO_QC;
      case CaseEvent.ReadUnlocked _ -> Act.UNLOCK_READ;
      case CaseEvent.AdjudicationSigned _ -> Act.SIGN_ADJUDICATION;
      case CaseEvent.DecisionSigned _ -> Act.SIGN_DECISION;
      case CaseEvent.ResubmissionRequested _ -> Act.REQUEST_RESUBMISSION;
      case CaseEvent.CommunicationSent _ -> Act.SEND_COMMUNICATION;
      case CaseEvent.DecisionAmended _ -> Act.AMEND_DECISION;
      case CaseEvent.Acknowledged _ -> Act.ACKNOWLEDGE;
      case CaseEvent.ConsentRecorded _ -> Act.RECORD_CONSENT;
      case CaseEvent.ReferralSent _ -> Act.SEND_REFERRAL;
      case CaseEvent.ReferralAccepted _ -> Act.ACCEPT_REFERRAL;
      case CaseEvent.ReferralDeclined _ -> Act.DECLINE_REFERRAL;
      case CaseEvent.CaseClosed _ -> Act.CLOSE;
      case CaseEvent.CaseReopened _ -> Act.REOPEN;
      case CaseEvent.CaseWithdrawn _ -> Act.WITHDRAW;
      case CaseEvent.ImagesErased _ -> Act.ERASE_IMAGES;
      case CaseEvent.CaseUnblinded _ -> Act.UNBLIND;
      case CaseEvent.ImagesQuarantined _ -> Act.QUARANTINE;
      case CaseEvent.QuarantineReleased _ -> Act.RELEASE_QUARANTINE;
      case CaseEvent.Reminded _ -> Act.REMIND;
      case CaseEvent.CharterMigrated _ -> Act.MIGRATE_CHARTER;
    };
  }
}
