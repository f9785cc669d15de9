package eir.trial;

import eir.trial.charter.CharterKey;
import eir.trial.charter.ChecklistAnswer;
import eir.trial.charter.Clock;
import eir.trial.charter.Language;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SharingBasis;
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
import java.util.OptionalInt;
import java.util.Set;

/**
 * What happened to a case. Holds every fact that was decided at that moment, so that the journal
 * can be folded without the charter or the rules of that day; who and when stand in {@link Entry}.
 *
 * <p>A text that was redacted afterwards is empty (docs/domain.md §8); folding does not depend on
 * it.
 */
public sealed interface CaseEvent {

  /** Its name in {@code domain/audit-events.tsv}. */
  default String name() {
    return switch (this) {
      case OfCase event -> event.act().name();
      case ReadOpened _ -> "READ_OPENED";
      case ReadDeclined _ -> "READ_DECLINED";
      case ReadSuperseded _ -> "READ_SUPERSEDED";
    };
  }

  /** Counts in the version of the case: what the acts of {@code domain/events.tsv} append. */
  sealed interface OfCase extends CaseEvent {
    /** The command that appends it. */
    default Act act() {
      return ActNames.of(this);
    }
  }

  /** The life of one read; leaves the version of the case alone (docs/domain.md §2.3). */
  sealed interface OfRead extends CaseEvent {
    Slot slot();
  }

  /** An event that says why. */
  sealed interface Reasoned extends CaseEvent {
    String reason();
  }

  /** An event that opens query {@code query}. */
  sealed interface Asked extends OfCase {
    int query();

    QueryCategory category();

    QueryObject object();

    String text();
  }

  /**
   * @param reason only where the child is outside the charter's ages
   */
  record CaseOpened(
      SiteCode site,
      CharterKey charter,
      int ageYears,
      Sex sex,
      String localDiagnosis,
      String clinicalNote,
      String reason)
      implements OfCase, Reasoned {}

  /**
   * @param number of the submission, from 1
   * @param pseudonym what the site's key made of the child's number (docs/deid.md)
   * @param manifestSha256 of the list of instances and their hashes, lower-case hex
   * @param controller who is proposed for quality control; empty if nobody is free to do it
   */
  record Submitted(
      int number,
      UploadId upload,
      int instances,
      int series,
      String pseudonym,
      String manifestSha256,
      SharingBasis basis,
      OptionalInt imagingAgeDays,
      Optional<UserId> controller)
      implements OfCase {}

  /** {@code classes}: what series are instead of what Eir took them for, by UID (H7). */
  record QcPassed(
      int submission,
      List<QcAnswer> answers,
      List<Deviation> deviations,
      Map<String, SequenceClass> classes,
      Next next)
      implements OfCase {
    public QcPassed {
      answers = List.copyOf(answers);
      deviations = List.copyOf(deviations);
      classes = Map.copyOf(classes);
    }
  }

  record QcQueried(int query, QueryCategory category, QueryObject object, String text)
      implements Asked {}

  record QcRejected(int submission, String reason) implements OfCase, Reasoned {}

  /**
   * @param controller who is proposed for quality control, where the answer leads there
   */
  record QueryAnswered(List<QueryAnswer> answers, Optional<UserId> controller) implements OfCase {
    public QueryAnswered {
      answers = List.copyOf(answers);
    }
  }

  record ReaderAssigned(Slot slot, UserId user) implements OfCase {}

  /**
   * @param version of the read in this slot, from 1
   * @param submission that was read
   */
  record ReadSigned(Slot slot, int version, int submission, ReadForm form, Next next)
      implements OfCase {}

  record ReaderQueried(int query, QueryCategory category, QueryObject object, String text)
      implements Asked {}

  record ReturnedToQc(String reason, Optional<UserId> controller) implements OfCase, Reasoned {}

  /**
   * @param version the version that is frozen; the next is a draft of the same reader
   */
  record ReadUnlocked(Slot slot, int version, String reason) implements OfCase, Reasoned {}

  record AdjudicationSigned(int submission, Settlement settlement, Verdict verdict)
      implements OfCase {}

  /**
   * @param version of the decision, from 1
   */
  record DecisionSigned(
      int version,
      DecisionOutcome outcome,
      String overrideReason,
      Map<String, ChecklistAnswer> checklist)
      implements OfCase {
    public DecisionSigned {
      checklist = Map.copyOf(checklist);
    }
  }

  record ResubmissionRequested(int query, QueryCategory category, QueryObject object, String text)
      implements Asked {}

  /**
   * @param decision version that the letter tells
   * @param letterSha256 of the locked letter, lower-case hex
   */
  record CommunicationSent(int decision, Language language, String letterSha256)
      implements OfCase {}

  /**
   * @param decision version that no longer holds
   */
  record DecisionAmended(int decision, String reason) implements OfCase, Reasoned {}

  record Acknowledged(AckChannel channel, String reason) implements OfCase, Reasoned {}

  record ConsentRecorded(ConsentOutcome outcome, String consentVersion, LocalDate date)
      implements OfCase {}

  record ReferralSent(UnitCode unit) implements OfCase {}

  record ReferralAccepted() implements OfCase {}

  record ReferralDeclined(String reason) implements OfCase, Reasoned {}

  record CaseClosed(CloseReason closeReason, Optional<CaseCode> duplicateOf, String reason)
      implements OfCase, Reasoned {}

  record CaseReopened(ReopenTarget target, String reason) implements OfCase, Reasoned {}

  record CaseWithdrawn(WithdrawalScope scope, String reason) implements OfCase, Reasoned {}

  record ImagesErased(String reason) implements OfCase, Reasoned {}

  record CaseUnblinded(UnblindClass unblindClass, String reason) implements OfCase, Reasoned {}

  /**
   * @param query the IDENTITY query it opens
   */
  record ImagesQuarantined(Set<ImageRef> images, int query, String text) implements OfCase {
    public ImagesQuarantined {
      images = Set.copyOf(images);
    }
  }

  record QuarantineReleased(Set<ImageRef> images, String reason) implements OfCase, Reasoned {
    public QuarantineReleased {
      images = Set.copyOf(images);
    }
  }

  /**
   * @param percent the step of the charter that was crossed; 0 when the coordinator reminds
   */
  record Reminded(StateName state, Optional<Clock> clock, int percent) implements OfCase {}

  record CharterMigrated(CharterKey target, String reason) implements OfCase, Reasoned {}

  /** The holder of {@code slot} opened the case for the first time: the draft begins. */
  record ReadOpened(Slot slot) implements OfRead {}

  /** The holder has a conflict of interest; the coordinator assigns another. */
  record ReadDeclined(Slot slot, String reason) implements OfRead, Reasoned {}

  /**
   * New images came after this read was signed.
   *
   * @param version of the read
   */
  record ReadSuperseded(Slot slot, int version) implements OfRead {}
}
