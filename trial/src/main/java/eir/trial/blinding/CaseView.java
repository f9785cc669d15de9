package eir.trial.blinding;

import eir.trial.CaseCode;
import eir.trial.Sex;
import eir.trial.SiteCode;
import eir.trial.Slot;
import eir.trial.StateName;
import eir.trial.UserId;
import eir.trial.Verdict;
import eir.trial.decision.Consent;
import eir.trial.decision.Decision;
import eir.trial.decision.Letter;
import eir.trial.decision.Referral;
import eir.trial.decision.Settlement;
import eir.trial.quality.QcCheck;
import eir.trial.quality.QcRuling;
import eir.trial.quality.Query;
import eir.trial.reading.ReadForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one viewer may see of a case now. What may not be seen is not in it; an empty list says
 * either that there is nothing or that it may not be seen, and does not tell which.
 *
 * @param images whether the images may be opened
 * @param limitations checks whose neutral sentence readers get, empty if images are perfect
 * @param ownReads reads in the viewer's own slots, last version of each
 * @param reads signed reads of others by label: R1, R2, R3; for the adjudicator A, B, C in an order
 *     that says nothing about the slot
 * @param readers who holds which slot
 */
public record CaseView(
    Optional<CaseCode> code,
    Optional<StateName> state,
    Optional<SiteCode> site,
    Optional<Integer> ageYears,
    Optional<Sex> sex,
    Optional<String> localDiagnosis,
    Optional<String> clinicalNote,
    boolean images,
    boolean dates,
    List<QcRuling> quality,
    List<QcCheck> limitations,
    List<Query> queries,
    Map<Slot, ReadForm> ownReads,
    Map<String, ReadForm> reads,
    Map<Slot, UserId> readers,
    Optional<Settlement> adjudication,
    Optional<Verdict> conclusion,
    List<Decision> decisions,
    List<Letter> letters,
    List<Consent> consents,
    List<Referral> referrals) {}
