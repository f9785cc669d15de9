package eir.trial;

import static eir.trial.SmallTrial.AURORA;
import static eir.trial.SmallTrial.NOVA;
import static eir.trial.SmallTrial.SERIES;
import static eir.trial.SmallTrial.UPLOAD;

import eir.trial.audit.SignatureMeaning;
import eir.trial.charter.CharterKey;
import eir.trial.charter.ChecklistAnswer;
import eir.trial.charter.SharingBasis;
import eir.trial.charter.WithdrawalScope;
import eir.trial.decision.AckChannel;
import eir.trial.decision.CloseReason;
import eir.trial.decision.ConsentOutcome;
import eir.trial.decision.DecisionOutcome;
import eir.trial.decision.ReopenTarget;
import eir.trial.decision.Settlement;
import eir.trial.decision.UnblindClass;
import eir.trial.quality.QcAnswer;
import eir.trial.quality.QcCheck;
import eir.trial.quality.QueryAnswer;
import eir.trial.quality.QueryCategory;
import eir.trial.quality.QueryObject;
import eir.trial.reading.ReadForm;
import eir.trial.reading.SignableForms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Commands that no guard holds back when their time has come, for tests that spoil one thing. */
public final class Say {
  public static final String REASON = "as agreed by telephone";

  private Say() {}

  public static CaseCommand.OpenCase open() {
    return new CaseCommand.OpenCase(AURORA, 7, Sex.FEMALE, "DIPG suspected", "", "");
  }

  public static CaseCommand.Submit submit() {
    return new CaseCommand.Submit(
        UPLOAD,
        new Attestation(true, true, SharingBasis.CONSENT_IMAGING),
        signed(SignatureMeaning.RESPONSIBILITY));
  }

  public static List<QcAnswer> allSeen() {
    return QcCheck.byEye().stream()
        .map(check -> new QcAnswer(check, QcAnswer.Seen.PASSED))
        .toList();
  }

  public static CaseCommand.QcPass pass() {
    return new CaseCommand.QcPass(allSeen(), List.of(), signed(SignatureMeaning.REVIEW));
  }

  public static CaseCommand.QcQuery ask() {
    return new CaseCommand.QcQuery(
        QueryCategory.MISSING_SERIES, new QueryObject.WholeSubmission(), "Is there a FLAIR?");
  }

  public static CaseCommand.QcReject reject() {
    return new CaseCommand.QcReject(REASON, signed(SignatureMeaning.REVIEW));
  }

  /** Answers every open query of {@code file} in words. */
  public static CaseCommand.AnswerQuery answer(CaseFile file) {
    List<QueryAnswer> answers = new ArrayList<>();
    file.openQueries()
        .forEach(query -> answers.add(new QueryAnswer.Text(query.number(), "It is series five")));
    return new CaseCommand.AnswerQuery(answers);
  }

  /** Says that nothing asked for can be had. */
  public static CaseCommand.AnswerQuery nothing(CaseFile file) {
    List<QueryAnswer> answers = new ArrayList<>();
    file.openQueries().forEach(query -> answers.add(new QueryAnswer.NotObtainable(query.number())));
    return new CaseCommand.AnswerQuery(answers);
  }

  public static CaseCommand.SignRead read(Slot slot, ReadForm form) {
    return new CaseCommand.SignRead(slot, form, signed(SignatureMeaning.AUTHORSHIP));
  }

  public static CaseCommand.ReaderQuery readerAsks() {
    return new CaseCommand.ReaderQuery(
        QueryCategory.CONTRAST, new QueryObject.WholeSubmission(), "Was contrast given?");
  }

  public static CaseCommand.ReturnToQc returnToQc() {
    return new CaseCommand.ReturnToQc(REASON);
  }

  public static CaseCommand.UnlockRead unlock(Slot slot) {
    return new CaseCommand.UnlockRead(slot, REASON);
  }

  public static CaseCommand.SignAdjudication adjudicate(Slot chosen) {
    return new CaseCommand.SignAdjudication(
        new Settlement.Chosen(chosen, REASON), signed(SignatureMeaning.ADJUDICATION));
  }

  public static CaseCommand.SignDecision decide(DecisionOutcome outcome) {
    return new CaseCommand.SignDecision(
        outcome,
        REASON,
        Map.of(
            "ageInRange", ChecklistAnswer.YES,
            "noPriorTherapy", ChecklistAnswer.YES,
            "performanceOk", ChecklistAnswer.YES,
            "nf1Known", ChecklistAnswer.NO),
        signed(SignatureMeaning.APPROVAL));
  }

  public static CaseCommand.RequestResubmission askForNewImages() {
    return new CaseCommand.RequestResubmission(
        QueryCategory.QUALITY_MOTION, new QueryObject.WholeSubmission(), "Please repeat the T2");
  }

  public static CaseCommand.AmendDecision amend() {
    return new CaseCommand.AmendDecision(REASON, signed(SignatureMeaning.APPROVAL));
  }

  public static CaseCommand.Acknowledge acknowledge() {
    return new CaseCommand.Acknowledge(AckChannel.PAGE, "");
  }

  public static CaseCommand.RecordConsent consent(ConsentOutcome outcome) {
    return new CaseCommand.RecordConsent(outcome, "2.0", LocalDate.parse("2026-03-02"));
  }

  public static CaseCommand.SendReferral refer() {
    return new CaseCommand.SendReferral(NOVA);
  }

  public static CaseCommand.Close close(CloseReason reason) {
    return new CaseCommand.Close(reason, Optional.empty(), REASON);
  }

  public static CaseCommand.Reopen reopen(ReopenTarget target) {
    return new CaseCommand.Reopen(target, REASON);
  }

  public static CaseCommand.Withdraw withdraw() {
    return new CaseCommand.Withdraw(WithdrawalScope.STOP_AND_KEEP, REASON);
  }

  public static CaseCommand.Unblind unblind() {
    return new CaseCommand.Unblind(
        UnblindClass.EMERGENCY, REASON, signed(SignatureMeaning.RESPONSIBILITY));
  }

  public static CaseCommand.Quarantine quarantine() {
    return new CaseCommand.Quarantine(Set.of(SERIES), "");
  }

  public static CaseCommand.ReleaseQuarantine release() {
    return new CaseCommand.ReleaseQuarantine(
        Set.of(SERIES), REASON, signed(SignatureMeaning.REVIEW));
  }

  public static Signing signed(SignatureMeaning meaning) {
    return new Signing.Fresh(meaning);
  }

  /** One command of each act. */
  public static CaseCommand any(Act act, CaseFile file) {
    return switch (act) {
      case OPEN_CASE -> open();
      case SUBMIT -> submit();
      case QC_PASS -> pass();
      case QC_QUERY -> ask();
      case QC_REJECT -> reject();
      case ANSWER_QUERY -> answer(file);
      case ASSIGN_READER -> new CaseCommand.AssignReader(Slot.R1, new UserId("noa"));
      case SIGN_READ -> read(Slot.R1, SignableForms.characteristic());
      case READER_QUERY -> readerAsks();
      case RETURN_TO_QC -> returnToQc();
      case UNLOCK_READ -> unlock(Slot.R1);
      case SIGN_ADJUDICATION -> adjudicate(Slot.R1);
      case SIGN_DECISION -> decide(DecisionOutcome.ELIGIBLE);
      case REQUEST_RESUBMISSION -> askForNewImages();
      case SEND_COMMUNICATION -> new CaseCommand.SendCommunication();
      case AMEND_DECISION -> amend();
      case ACKNOWLEDGE -> acknowledge();
      case RECORD_CONSENT -> consent(ConsentOutcome.GIVEN);
      case SEND_REFERRAL -> refer();
      case ACCEPT_REFERRAL -> new CaseCommand.AcceptReferral();
      case DECLINE_REFERRAL -> new CaseCommand.DeclineReferral(REASON);
      case CLOSE -> close(CloseReason.LOST);
      case REOPEN -> reopen(ReopenTarget.DECIDING);
      case WITHDRAW -> withdraw();
      case ERASE_IMAGES -> new CaseCommand.EraseImages(REASON);
      case UNBLIND -> unblind();
      case QUARANTINE -> quarantine();
      case RELEASE_QUARANTINE -> release();
      case REMIND -> new CaseCommand.Remind();
      case MIGRATE_CHARTER -> new CaseCommand.MigrateCharter(new CharterKey("DIPG", 2), REASON);
    };
  }
}
