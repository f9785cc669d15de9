package eir.trial;

import eir.trial.charter.Trigger;
import eir.trial.decision.Acknowledgement;
import eir.trial.decision.CloseReason;
import eir.trial.decision.Closing;
import eir.trial.decision.Consent;
import eir.trial.decision.ConsentOutcome;
import eir.trial.decision.Decision;
import eir.trial.decision.DecisionOutcome;
import eir.trial.decision.Letter;
import eir.trial.decision.Referral;
import eir.trial.decision.ReopenTarget;
import eir.trial.decision.Settlement;
import eir.trial.quality.ImageRef;
import eir.trial.quality.QcOutcome;
import eir.trial.quality.QcRuling;
import eir.trial.quality.QueryCategory;
import eir.trial.quality.QueryObject;
import eir.trial.quality.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Adds the journal up, entry by entry. Decides nothing: whether an event was allowed was ruled when
 * it was appended. Used by one thread and thrown away.
 */
final class CaseFolder {
  private final CaseCode code;
  private final List<Submission> submissions;
  private final QueryFolder queries;
  private final ReadFolder reads;
  private final List<Decision> decisions;
  private final List<Letter> letters;
  private final List<Acknowledgement> acknowledgements;
  private final List<Consent> consents;
  private final List<Referral> referrals;
  private final Set<ImageRef> quarantined;
  private final List<Closing> closings;
  private final List<CaseFile.Reminder> reminders;
  private final List<Stay> stays;
  private Optional<CaseFile.Opening> opening;
  private CaseState state;
  private Optional<Verdict> verdict;
  private Optional<Instant> unblinded;
  private boolean erased;
  private Versions versions;

  CaseFolder(CaseFile file) {
    code = file.code();
    opening = file.opening();
    state = file.state();
    submissions = new ArrayList<>(file.submissions());
    queries = new QueryFolder(file.queries());
    reads = new ReadFolder(file.reads());
    verdict = file.verdict();
    decisions = new ArrayList<>(file.decisions());
    letters = new ArrayList<>(file.letters());
    acknowledgements = new ArrayList<>(file.acknowledgements());
    consents = new ArrayList<>(file.consents());
    referrals = new ArrayList<>(file.referrals());
    quarantined = new LinkedHashSet<>(file.quarantined());
    unblinded = file.unblinded();
    erased = file.erased();
    closings = new ArrayList<>(file.closings());
    reminders = new ArrayList<>(file.reminders());
    stays = new ArrayList<>(file.stays());
    versions = file.versions();
  }

  CaseFile file() {
    return new CaseFile(
        code,
        opening,
        state,
        submissions,
        queries.all(),
        reads.all(),
        verdict,
        decisions,
        letters,
        acknowledgements,
        consents,
        referrals,
        quarantined,
        unblinded,
        erased,
        closings,
        reminders,
        stays,
        versions);
  }

  void add(Entry entry) {
    versions = versions.after(entry.event());
    Instant at = entry.at();
    UserId by = entry.by().user();
    switch (entry.event()) {
      case CaseEvent.CaseOpened opened -> open(opened, by, at);
      case CaseEvent.Submitted submitted -> submit(submitted, by, at);
      case CaseEvent.QcPassed passed -> {
        addRuling(new QcRuling(QcOutcome.PASS, passed.answers(), passed.deviations(), by, at));
        lead(passed.next(), at);
      }
      case CaseEvent.QcQueried asked -> {
        addRuling(new QcRuling(QcOutcome.QUERY, List.of(), List.of(), by, at));
        ask(asked, entry);
      }
      case CaseEvent.QcRejected _ -> {
        addRuling(new QcRuling(QcOutcome.REJECT, List.of(), List.of(), by, at));
        reads.abandonAll(at);
        decide(Verdict.notEvaluableByQc(), at);
      }
      case CaseEvent.QueryAnswered answered -> answer(answered, at);
      case CaseEvent.ReaderAssigned assigned ->
          reads.assign(assigned.slot(), assigned.user(), submissions.size(), at);
      case CaseEvent.ReadSigned signed -> {
        reads.sign(signed.slot(), new Settlement.OwnRead(signed.form()), at);
        lead(signed.next(), at);
      }
      case CaseEvent.ReaderQueried asked -> ask(asked, entry);
      case CaseEvent.ReturnedToQc returned -> toQc(returned.controller(), at);
      case CaseEvent.ReadUnlocked unlocked -> unlock(unlocked.slot(), at);
      case CaseEvent.AdjudicationSigned signed -> {
        reads.sign(Slot.ADJ, signed.settlement(), at);
        decide(signed.verdict(), at);
      }
      case CaseEvent.DecisionSigned signed -> {
        Decision decision =
            new Decision(
                signed.version(),
                signed.outcome(),
                signed.overrideReason(),
                signed.checklist(),
                by,
                at,
                true);
        decisions.add(decision);
        enter(new CaseState.Decided(theVerdict(), decision), at);
      }
      case CaseEvent.ResubmissionRequested asked -> {
        verdict = Optional.empty();
        ask(asked, entry);
      }
      case CaseEvent.CommunicationSent sent -> {
        Letter letter =
            new Letter(sent.decision(), sent.language(), sent.letterSha256(), at, false);
        letters.add(letter);
        enter(new CaseState.Communicated(theVerdict(), theDecision(), letter), at);
      }
      case CaseEvent.DecisionAmended _ -> {
        supersedeDecision();
        enter(new CaseState.Deciding(theVerdict()), at);
      }
      case CaseEvent.Acknowledged acknowledged -> {
        acknowledgements.add(
            new Acknowledgement(theDecision().version(), acknowledged.channel(), by, at));
        afterAcknowledgement(at);
      }
      case CaseEvent.ConsentRecorded recorded -> consent(recorded, at);
      case CaseEvent.ReferralSent sent ->
          referrals.add(new Referral(sent.unit(), at, Referral.Status.PENDING));
      case CaseEvent.ReferralAccepted _ -> {
        Referral accepted = referrals.removeLast().with(Referral.Status.ACCEPTED);
        referrals.add(accepted);
        enter(
            new CaseState.Referred(
                theVerdict(),
                theDecision(),
                letters.getLast(),
                consents.getLast(),
                accepted.unit()),
            at);
      }
      case CaseEvent.ReferralDeclined _ ->
          referrals.add(referrals.removeLast().with(Referral.Status.DECLINED));
      case CaseEvent.CaseClosed closed -> close(closed.closeReason(), closed.duplicateOf(), at);
      case CaseEvent.CaseReopened reopened -> reopen(reopened, entry);
      case CaseEvent.CaseWithdrawn withdrawn -> {
        stop(at);
        enter(new CaseState.Withdrawn(withdrawn.scope(), at), at);
      }
      case CaseEvent.ImagesErased _ -> erased = true;
      case CaseEvent.CaseUnblinded _ -> unblinded = Optional.of(at);
      case CaseEvent.ImagesQuarantined seen -> quarantine(seen, entry);
      case CaseEvent.QuarantineReleased released -> quarantined.removeAll(released.images());
      case CaseEvent.Reminded reminded ->
          reminders.add(new CaseFile.Reminder(at, reminded.percent()));
      case CaseEvent.CharterMigrated migrated ->
          opening = opening.map(was -> was.under(migrated.target()));
      case CaseEvent.ReadOpened opened -> reads.open(opened.slot(), at);
      case CaseEvent.ReadDeclined declined -> reads.decline(declined.slot(), declined.reason(), at);
      case CaseEvent.ReadSuperseded superseded -> reads.supersede(superseded.slot());
    }
  }

  private void open(CaseEvent.CaseOpened opened, UserId by, Instant at) {
    opening =
        Optional.of(
            new CaseFile.Opening(
                opened.site(),
                opened.charter(),
                opened.ageYears(),
                opened.sex(),
                opened.localDiagnosis(),
                opened.clinicalNote(),
                by,
                at));
    enter(new CaseState.Candidate(), at);
  }

  private void submit(CaseEvent.Submitted sent, UserId by, Instant at) {
    submissions.add(
        new Submission(
            sent.number(),
            sent.upload(),
            sent.instances(),
            sent.series(),
            sent.pseudonym(),
            sent.manifestSha256(),
            sent.basis(),
            sent.imagingAgeDays(),
            by,
            at,
            sent.controller(),
            List.of()));
    queries.answerByImages(sent.number(), at);
    reads.moveTo(sent.number());
    enter(new CaseState.InQc(sent.number()), at);
  }

  private void lead(Next next, Instant at) {
    switch (next) {
      case Next.StillReading _ -> {
        reads.abandon(Slot.ADJ, at);
        enter(new CaseState.Reading(submissions.size()), at);
      }
      case Next.ToAdjudication(Set<Trigger> triggers) ->
          enter(new CaseState.Adjudicating(submissions.size(), triggers), at);
      case Next.ToDecision(Verdict reached) -> {
        reads.abandon(Slot.ADJ, at);
        decide(reached, at);
      }
    }
  }

  private void decide(Verdict reached, Instant at) {
    verdict = Optional.of(reached);
    enter(new CaseState.Deciding(reached), at);
  }

  private void ask(CaseEvent.Asked asked, Entry entry) {
    queries.ask(asked.query(), asked.category(), asked.object(), asked.text(), entry);
    enter(new CaseState.Queried(), entry.at());
  }

  private void answer(CaseEvent.QueryAnswered answered, Instant at) {
    queries.answer(answered.answers(), at);
    // From DECIDING on an answer closes the question and moves nothing.
    if (state instanceof CaseState.Queried) {
      toQc(answered.controller(), at);
    }
  }

  private void toQc(Optional<UserId> controller, Instant at) {
    submissions.add(submissions.removeLast().controlledBy(controller));
    enter(new CaseState.InQc(submissions.size()), at);
  }

  private void unlock(Slot slot, Instant at) {
    reads.unlock(slot, submissions.size(), at);
    verdict = Optional.empty();
    enter(new CaseState.Reading(submissions.size()), at);
  }

  private void supersedeDecision() {
    if (!decisions.isEmpty()) {
      decisions.add(decisions.removeLast().superseded());
    }
    letters.replaceAll(Letter::withdrawn);
    referrals.replaceAll(
        referral -> referral.isOpen() ? referral.with(Referral.Status.CANCELLED) : referral);
  }

  private void afterAcknowledgement(Instant at) {
    DecisionOutcome outcome = theDecision().outcome();
    switch (outcome) {
      case ELIGIBLE ->
          enter(new CaseState.AwaitingConsent(theVerdict(), theDecision(), letters.getLast()), at);
      case NOT_ELIGIBLE -> close(CloseReason.SCREEN_FAILURE, Optional.empty(), at);
      case NOT_EVALUABLE -> close(CloseReason.NOT_EVALUABLE, Optional.empty(), at);
    }
  }

  private void consent(CaseEvent.ConsentRecorded recorded, Instant at) {
    Consent consent =
        new Consent(
            theDecision().version(),
            recorded.outcome(),
            recorded.consentVersion(),
            recorded.date());
    consents.add(consent);
    if (recorded.outcome() == ConsentOutcome.GIVEN) {
      enter(new CaseState.Consented(theVerdict(), theDecision(), letters.getLast(), consent), at);
    } else {
      close(CloseReason.CONSENT_DECLINED, Optional.empty(), at);
    }
  }

  private void close(CloseReason reason, Optional<CaseCode> duplicateOf, Instant at) {
    stop(at);
    closings.add(new Closing(reason, duplicateOf, at));
    enter(new CaseState.Closed(reason, at), at);
  }

  private void stop(Instant at) {
    queries.cancel(at);
    reads.abandonAll(at);
    referrals.replaceAll(referral ->
        referral.status() == Referral.Status.PENDING
            ? referral.with(Referral.Status.CANCELLED)
            : referral);
  }

  private void reopen(CaseEvent.CaseReopened reopened, Entry entry) {
    supersedeDecision();
    switch (reopened.target()) {
      case ReopenTarget.CANDIDATE -> enter(new CaseState.Candidate(), entry.at());
      case ReopenTarget.QUERIED -> {
        // What the coordinator wants is the question; without one the site would not know.
        queries.ask(
            queries.all().size() + 1,
            QueryCategory.OTHER,
            new QueryObject.WholeSubmission(),
            reopened.reason(),
            entry);
        verdict = Optional.empty();
        enter(new CaseState.Queried(), entry.at());
      }
      case ReopenTarget.DECIDING -> enter(new CaseState.Deciding(theVerdict()), entry.at());
    }
  }

  private void quarantine(CaseEvent.ImagesQuarantined seen, Entry entry) {
    quarantined.addAll(seen.images());
    queries.ask(
        seen.query(),
        QueryCategory.IDENTITY,
        seen.images().size() == 1
            ? new QueryObject.Images(seen.images().iterator().next())
            : new QueryObject.WholeSubmission(),
        seen.text(),
        entry);
    if (state instanceof CaseState.InQc
        || state instanceof CaseState.Reading
        || state instanceof CaseState.Adjudicating) {
      enter(new CaseState.Queried(), entry.at());
    }
  }

  private void addRuling(QcRuling ruling) {
    submissions.add(submissions.removeLast().ruled(ruling));
  }

  private void enter(CaseState next, Instant at) {
    if (next.name() != state.name()) {
      if (!stays.isEmpty()) {
        Stay left = stays.removeLast();
        stays.add(new Stay(left.state(), left.from(), Optional.of(at)));
      }
      stays.add(new Stay(next.name(), at, Optional.empty()));
      reminders.clear();
    }
    state = next;
  }

  private Verdict theVerdict() {
    return verdict.orElseThrow(() -> broken("a verdict"));
  }

  private Decision theDecision() {
    if (decisions.isEmpty() || !decisions.getLast().effective()) {
      throw broken("a decision in force");
    }
    return decisions.getLast();
  }

  private IllegalStateException broken(String missing) {
    return new IllegalStateException(
        "The journal of a case in %s lacks %s; its events are not in the order in which they were"
                .formatted(state.name(), missing)
            + " written");
  }
}
