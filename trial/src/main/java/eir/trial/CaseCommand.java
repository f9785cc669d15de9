package eir.trial;

import eir.trial.charter.CharterKey;
import eir.trial.charter.ChecklistAnswer;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.WithdrawalScope;
import eir.trial.decision.AckChannel;
import eir.trial.decision.CloseReason;
import eir.trial.decision.ConsentOutcome;
import eir.trial.decision.DecisionOutcome;
import eir.trial.decision.ReopenTarget;
import eir.trial.decision.Settlement;
import eir.trial.decision.UnblindClass;
import eir.trial.quality.Deviation;
import eir.trial.quality.ImageRef;
import eir.trial.quality.QcAnswer;
import eir.trial.quality.QueryAnswer;
import eir.trial.quality.QueryCategory;
import eir.trial.quality.QueryObject;
import eir.trial.reading.ReadForm;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody asks to be done with a case, with everything they said; who asks stands beside it.
 * One record per {@link Act}, in its order. A free text that was not given is empty.
 */
public sealed interface CaseCommand {

  /** Which act of the tables this is. */
  default Act act() {
    return ActNames.of(this);
  }

  /** A command that states why (guard G16). */
  sealed interface Reasoned extends CaseCommand {
    String reason();
  }

  /** A command under a signature (guard G14). */
  sealed interface Signed extends CaseCommand {
    Signing signing();
  }

  /** A command that asks the site something (guard G08). */
  sealed interface Asking extends CaseCommand {
    QueryCategory category();

    QueryObject object();

    String text();
  }

  /**
   * @param ageYears of the child, as the site declares it
   * @param localDiagnosis what the site thinks; may be empty; no reader ever sees it
   * @param reason only the coordinator gives one, for a child outside the charter's ages
   */
  record OpenCase(
      SiteCode site,
      int ageYears,
      Sex sex,
      String localDiagnosis,
      String clinicalNote,
      String reason)
      implements CaseCommand {}

  record Submit(UploadId upload, Attestation attestation, Signing signing) implements Signed {}

  /** {@code classes}: what series are instead of what Eir took them for, by UID (H7). */
  record QcPass(
      List<QcAnswer> answers,
      List<Deviation> deviations,
      Map<String, SequenceClass> classes,
      Signing signing)
      implements Signed {
    public QcPass {
      answers = List.copyOf(answers);
      deviations = List.copyOf(deviations);
      classes = Map.copyOf(classes);
    }

    /** With every series as Eir took it. */
    public QcPass(List<QcAnswer> answers, List<Deviation> deviations, Signing signing) {
      this(answers, deviations, Map.of(), signing);
    }
  }

  record QcQuery(QueryCategory category, QueryObject object, String text) implements Asking {}

  record QcReject(String reason, Signing signing) implements Signed {}

  record AnswerQuery(List<QueryAnswer> answers) implements CaseCommand {
    public AnswerQuery {
      answers = List.copyOf(answers);
    }
  }

  record AssignReader(Slot slot, UserId user) implements CaseCommand {}

  record SignRead(Slot slot, ReadForm form, Signing signing) implements Signed {}

  record ReaderQuery(QueryCategory category, QueryObject object, String text) implements Asking {}

  record ReturnToQc(String reason) implements Reasoned {}

  record UnlockRead(Slot slot, String reason) implements Reasoned {}

  record SignAdjudication(Settlement settlement, Signing signing) implements Signed {}

  /**
   * @param overrideReason why the outcome differs from the conclusion; else empty
   * @param checklist answers to the charter's non-imaging checklist, by its items' ids
   */
  record SignDecision(
      DecisionOutcome outcome,
      String overrideReason,
      Map<String, ChecklistAnswer> checklist,
      Signing signing)
      implements Signed {
    public SignDecision {
      checklist = Map.copyOf(checklist);
    }
  }

  record RequestResubmission(QueryCategory category, QueryObject object, String text)
      implements Asking {}

  record SendCommunication() implements CaseCommand {}

  record AmendDecision(String reason, Signing signing) implements Reasoned, Signed {}

  /**
   * @param reason what the telephone call said; empty when a user of the site confirms on the page
   */
  record Acknowledge(AckChannel channel, String reason) implements CaseCommand {}

  record RecordConsent(ConsentOutcome outcome, String consentVersion, LocalDate date)
      implements CaseCommand {}

  record SendReferral(UnitCode unit) implements CaseCommand {}

  record AcceptReferral() implements CaseCommand {}

  record DeclineReferral(String reason) implements Reasoned {}

  /**
   * @param duplicateOf the other case of the same child, for DUPLICATE only
   */
  record Close(CloseReason closeReason, Optional<CaseCode> duplicateOf, String reason)
      implements Reasoned {}

  record Reopen(ReopenTarget target, String reason) implements Reasoned {}

  record Withdraw(WithdrawalScope scope, String reason) implements Reasoned {}

  record EraseImages(String reason) implements Reasoned {}

  record Unblind(UnblindClass unblindClass, String reason, Signing signing)
      implements Reasoned, Signed {}

  /**
   * @param text what was seen, never the identity itself; may be empty, so that one key is enough
   */
  record Quarantine(Set<ImageRef> images, String text) implements CaseCommand {
    public Quarantine {
      images = Set.copyOf(images);
    }
  }

  record ReleaseQuarantine(Set<ImageRef> images, String reason, Signing signing)
      implements Reasoned, Signed {
    public ReleaseQuarantine {
      images = Set.copyOf(images);
    }
  }

  record Remind() implements CaseCommand {}

  record MigrateCharter(CharterKey target, String reason) implements Reasoned {}
}
