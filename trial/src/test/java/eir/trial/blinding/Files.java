package eir.trial.blinding;

import eir.trial.CaseCode;
import eir.trial.CaseFile;
import eir.trial.CaseState;
import eir.trial.Role;
import eir.trial.Sex;
import eir.trial.SiteCode;
import eir.trial.Slot;
import eir.trial.SlotRead;
import eir.trial.StateName;
import eir.trial.UnitCode;
import eir.trial.UploadId;
import eir.trial.UserId;
import eir.trial.Verdict;
import eir.trial.charter.Category;
import eir.trial.charter.CharterKey;
import eir.trial.charter.Language;
import eir.trial.charter.SharingBasis;
import eir.trial.charter.WithdrawalScope;
import eir.trial.decision.CloseReason;
import eir.trial.decision.Consent;
import eir.trial.decision.ConsentOutcome;
import eir.trial.decision.Decision;
import eir.trial.decision.DecisionOutcome;
import eir.trial.decision.Letter;
import eir.trial.decision.Referral;
import eir.trial.decision.Settlement;
import eir.trial.quality.Deviation;
import eir.trial.quality.QcCheck;
import eir.trial.quality.QcOutcome;
import eir.trial.quality.QcRuling;
import eir.trial.quality.Query;
import eir.trial.quality.QueryAnswer;
import eir.trial.quality.QueryCategory;
import eir.trial.quality.QueryObject;
import eir.trial.quality.Submission;
import eir.trial.reading.Answer;
import eir.trial.reading.ReadForm;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A case in each state, on the straight road that two readers and an adjudicator walked. */
final class Files {
  static final SiteCode SITE = new SiteCode("S01");
  static final UserId READER_1 = new UserId("u-0011");
  static final UserId READER_2 = new UserId("u-0012");
  static final UserId ADJUDICATOR = new UserId("u-0013");
  static final ReadForm READ_1 = ReadForm.empty().with("E5", new Answer.Text("marker of read 1"));
  static final ReadForm READ_2 = ReadForm.empty().with("E5", new Answer.Text("marker of read 2"));
  static final ReadForm READ_3 =
      ReadForm.empty().with("E5", new Answer.Text("marker of the third"));
  static final String NOTE = "marker of the note";

  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  private static final Verdict VERDICT =
      new Verdict(Category.LIKELY, true, Verdict.Source.ADJUDICATION);
  private static final Decision DECISION =
      new Decision(1, DecisionOutcome.ELIGIBLE, "", Map.of(), new UserId("u-0014"), NOW, true);
  private static final Letter LETTER = new Letter(1, Language.PT_BR, "0".repeat(64), NOW, false);
  private static final Consent CONSENT =
      new Consent(1, ConsentOutcome.GIVEN, "2.0", LocalDate.of(2026, 1, 9));

  private static final QcRuling PASS =
      new QcRuling(
          QcOutcome.PASS,
          List.of(),
          List.of(new Deviation(QcCheck.Q10, "marker of the deviation")),
          new UserId("u-0015"),
          NOW);
  private static final Query QUERY =
      new Query(
          1,
          QueryCategory.CONTRAST,
          new QueryObject.WholeSubmission(),
          "marker of the query",
          Role.QC,
          NOW,
          new Query.Answered(new QueryAnswer.NotObtainable(1), NOW));
  private static final Referral REFERRAL =
      new Referral(new UnitCode("N01"), NOW, Referral.Status.ACCEPTED);

  private Files() {}

  static CaseFile in(StateName state) {
    boolean closed = state == StateName.CLOSED || state == StateName.WITHDRAWN;
    int step = closed ? StateName.REFERRED.ordinal() : state.ordinal();
    boolean sent = step >= StateName.COMMUNICATED.ordinal();
    return new CaseFile(
        new CaseCode("EIR-0001"),
        state == StateName.NONE
            ? Optional.empty()
            : Optional.of(
                new CaseFile.Opening(
                    SITE,
                    CharterKey.parse("DIPG/1"),
                    7,
                    Sex.FEMALE,
                    "marker of the local diagnosis",
                    NOTE,
                    new UserId("u-0010"),
                    NOW)),
        stateOf(state),
        step >= StateName.IN_QC.ordinal()
            ? List.of(step >= StateName.READING.ordinal() ? submission().ruled(PASS) : submission())
            : List.of(),
        step >= StateName.READING.ordinal() ? List.of(QUERY) : List.of(),
        step >= StateName.READING.ordinal() ? reads(step) : Map.of(),
        step >= StateName.DECIDING.ordinal() ? Optional.of(VERDICT) : Optional.empty(),
        step >= StateName.DECIDED.ordinal() ? List.of(DECISION) : List.of(),
        sent ? List.of(LETTER) : List.of(),
        List.of(),
        step >= StateName.CONSENTED.ordinal() ? List.of(CONSENT) : List.of(),
        step >= StateName.REFERRED.ordinal() ? List.of(REFERRAL) : List.of(),
        Set.of(),
        Optional.empty(),
        false,
        List.of(),
        List.of(),
        List.of(),
        CaseFile.none(new CaseCode("EIR-0001")).versions());
  }

  /** The same case after the physician broke its blinding. */
  static CaseFile unblinded(CaseFile file) {
    return with(file, Optional.of(NOW), file.decisions());
  }

  /** The same case with its decision amended, and no letter yet that tells so. */
  static CaseFile amended(CaseFile file) {
    Decision second =
        new Decision(
            2,
            DecisionOutcome.NOT_ELIGIBLE,
            "marker of the override",
            Map.of(),
            DECISION.signedBy(),
            NOW,
            true);
    return with(file, file.unblinded(), List.of(DECISION, second));
  }

  private static CaseFile with(
      CaseFile file, Optional<Instant> unblinded, List<Decision> decisions) {
    return new CaseFile(
        file.code(),
        file.opening(),
        file.state(),
        file.submissions(),
        file.queries(),
        file.reads(),
        file.verdict(),
        decisions,
        file.letters(),
        file.acknowledgements(),
        file.consents(),
        file.referrals(),
        file.quarantined(),
        unblinded,
        file.erased(),
        file.closings(),
        file.reminders(),
        file.stays(),
        file.versions());
  }

  private static Submission submission() {
    return new Submission(
        1,
        new UploadId("up-1"),
        400,
        8,
        "P1",
        "0".repeat(64),
        SharingBasis.CONSENT_IMAGING,
        OptionalInt.empty(),
        new UserId("u-0010"),
        NOW,
        Optional.empty(),
        List.of());
  }

  // While the case is being read, only the second reader has signed.
  private static Map<Slot, List<SlotRead>> reads(int step) {
    boolean all = step > StateName.READING.ordinal();
    boolean settled = step > StateName.ADJUDICATING.ordinal();
    Map<Slot, List<SlotRead>> reads =
        new EnumMap<>(
            Map.of(
                Slot.R1, List.of(all ? signed(READER_1, READ_1) : open(READER_1)),
                Slot.R2, List.of(signed(READER_2, READ_2))));
    if (all) {
      reads.put(Slot.ADJ, List.of(settled ? signed(ADJUDICATOR, READ_3) : open(ADJUDICATOR)));
    }
    return reads;
  }

  private static SlotRead open(UserId reader) {
    return new SlotRead(1, 1, reader, NOW, new SlotRead.Draft(NOW));
  }

  private static SlotRead signed(UserId reader, ReadForm form) {
    return new SlotRead(
        1, 1, reader, NOW, new SlotRead.Signed(NOW, NOW, new Settlement.OwnRead(form)));
  }

  private static CaseState stateOf(StateName state) {
    return switch (state) {
      case NONE -> new CaseState.None();
      case CANDIDATE -> new CaseState.Candidate();
      case IN_QC -> new CaseState.InQc(1);
      case QUERIED -> new CaseState.Queried();
      case READING -> new CaseState.Reading(1);
      case ADJUDICATING -> new CaseState.Adjudicating(1, Set.of());
      case DECIDING -> new CaseState.Deciding(VERDICT);
      case DECIDED -> new CaseState.Decided(VERDICT, DECISION);
      case COMMUNICATED -> new CaseState.Communicated(VERDICT, DECISION, LETTER);
      case AWAITING_CONSENT -> new CaseState.AwaitingConsent(VERDICT, DECISION, LETTER);
      case CONSENTED -> new CaseState.Consented(VERDICT, DECISION, LETTER, CONSENT);
      case REFERRED ->
          new CaseState.Referred(VERDICT, DECISION, LETTER, CONSENT, new UnitCode("N01"));
      case CLOSED -> new CaseState.Closed(CloseReason.COMPLETED, NOW);
      case WITHDRAWN -> new CaseState.Withdrawn(WithdrawalScope.STOP_AND_KEEP, NOW);
    };
  }
}
