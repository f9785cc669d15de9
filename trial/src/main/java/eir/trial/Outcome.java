package eir.trial;

import eir.trial.CaseEvent.AdjudicationSigned;
import eir.trial.charter.Charter;
import eir.trial.clock.Reminders;
import eir.trial.decision.Settlement;
import eir.trial.guard.Asked;
import eir.trial.quality.Manifest;
import eir.trial.quality.QcAnswer;
import eir.trial.quality.QcCheck;
import eir.trial.reading.Conclusion;
import eir.trial.reading.ReadForm;
import eir.trial.reading.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What follows from a command that every guard let pass: events, messages, consequences. */
final class Outcome {
  private final CaseFile before;
  private final Charter charter;
  private final Actor actor;
  private final Circumstances circumstances;
  private final List<Entry> entries = new ArrayList<>();
  private CaseFile file;

  private Outcome(Asked asked) {
    this.before = asked.file();
    this.file = asked.file();
    this.charter = asked.charter();
    this.actor = asked.actor();
    this.circumstances = asked.circumstances();
  }

  static Ruling.Allowed of(Asked asked) {
    Outcome outcome = new Outcome(asked);
    CaseEvent event = outcome.event(asked.command());
    outcome.append(asked.actor(), event);
    outcome.supersede(event);
    outcome.fillSlots();
    return new Ruling.Allowed(
        outcome.entries,
        Messages.of(asked.file(), outcome.file, event, asked.charter(), outcome.entries),
        consequences(event));
  }

  private CaseEvent event(CaseCommand command) {
    return switch (command) {
      case CaseCommand.OpenCase open ->
          new CaseEvent.CaseOpened(
              open.site(),
              charter.key(),
              open.ageYears(),
              open.sex(),
              open.localDiagnosis(),
              open.clinicalNote(),
              open.reason());
      case CaseCommand.Submit submit -> submitted(submit);
      case CaseCommand.QcPass pass ->
          new CaseEvent.QcPassed(
              file.submissionNumber(),
              actor.isSystem() ? notDone() : pass.answers(),
              pass.deviations(),
              pass.classes(),
              next(signed()));
      case CaseCommand.QcQuery ask ->
          new CaseEvent.QcQueried(nextQuery(), ask.category(), ask.object(), ask.text());
      case CaseCommand.QcReject reject ->
          new CaseEvent.QcRejected(file.submissionNumber(), reject.reason());
      case CaseCommand.AnswerQuery answer ->
          new CaseEvent.QueryAnswered(
              answer.answers(),
              file.state() instanceof CaseState.Queried ? controller() : Optional.empty());
      case CaseCommand.AssignReader assign ->
          new CaseEvent.ReaderAssigned(assign.slot(), assign.user());
      case CaseCommand.SignRead sign ->
          new CaseEvent.ReadSigned(
              sign.slot(),
              file.readsIn(sign.slot()).getLast().version(),
              file.submissionNumber(),
              sign.form(),
              next(signedWith(sign)));
      case CaseCommand.ReaderQuery ask ->
          new CaseEvent.ReaderQueried(nextQuery(), ask.category(), ask.object(), ask.text());
      case CaseCommand.ReturnToQc back -> new CaseEvent.ReturnedToQc(back.reason(), controller());
      case CaseCommand.UnlockRead unlock ->
          new CaseEvent.ReadUnlocked(
              unlock.slot(), file.readsIn(unlock.slot()).getLast().version(), unlock.reason());
      case CaseCommand.SignAdjudication sign ->
          new AdjudicationSigned(
              file.submissionNumber(), sign.settlement(), adjudicated(sign.settlement()));
      case CaseCommand.SignDecision sign ->
          new CaseEvent.DecisionSigned(
              file.decisions().size() + 1, sign.outcome(), sign.overrideReason(), sign.checklist());
      case CaseCommand.RequestResubmission ask ->
          new CaseEvent.ResubmissionRequested(
              nextQuery(), ask.category(), ask.object(), ask.text());
      case CaseCommand.SendCommunication _ -> sent();
      case CaseCommand.AmendDecision amend ->
          new CaseEvent.DecisionAmended(file.decisions().size(), amend.reason());
      case CaseCommand.Acknowledge acknowledge ->
          new CaseEvent.Acknowledged(acknowledge.channel(), acknowledge.reason());
      case CaseCommand.RecordConsent consent ->
          new CaseEvent.ConsentRecorded(
              consent.outcome(), consent.consentVersion(), consent.date());
      case CaseCommand.SendReferral send -> new CaseEvent.ReferralSent(send.unit());
      case CaseCommand.AcceptReferral _ -> new CaseEvent.ReferralAccepted();
      case CaseCommand.DeclineReferral decline -> new CaseEvent.ReferralDeclined(decline.reason());
      case CaseCommand.Close close ->
          new CaseEvent.CaseClosed(close.closeReason(), close.duplicateOf(), close.reason());
      case CaseCommand.Reopen reopen ->
          new CaseEvent.CaseReopened(reopen.target(), reopen.reason());
      case CaseCommand.Withdraw withdraw ->
          new CaseEvent.CaseWithdrawn(withdraw.scope(), withdraw.reason());
      case CaseCommand.EraseImages erase -> new CaseEvent.ImagesErased(erase.reason());
      case CaseCommand.Unblind unblind ->
          new CaseEvent.CaseUnblinded(unblind.unblindClass(), unblind.reason());
      case CaseCommand.Quarantine quarantine ->
          new CaseEvent.ImagesQuarantined(quarantine.images(), nextQuery(), quarantine.text());
      case CaseCommand.ReleaseQuarantine release ->
          new CaseEvent.QuarantineReleased(release.images(), release.reason());
      case CaseCommand.Remind _ ->
          new CaseEvent.Reminded(
              file.state().name(),
              file.state().name().clock(),
              actor.isSystem()
                  ? Reminders.dueStep(file, charter, circumstances.now()).orElse(0)
                  : 0);
      case CaseCommand.MigrateCharter migrate ->
          new CaseEvent.CharterMigrated(migrate.target(), migrate.reason());
    };
  }

  private CaseEvent submitted(CaseCommand.Submit submit) {
    Manifest manifest =
        circumstances
            .manifest(submit.upload())
            .orElseThrow(() -> new IllegalStateException("G02 let an unknown upload pass"));
    CaseEvent.Submitted sent =
        new CaseEvent.Submitted(
            file.submissionNumber() + 1,
            submit.upload(),
            manifest.stored(),
            manifest.series(),
            manifest.pseudonym(),
            manifest.sha256(),
            submit.attestation().basis(),
            submit.attestation().imagingAgeDays(),
            Optional.empty());
    // The sender is known only once the submission is in the file.
    CaseFile with = file.after(List.of(new Entry(circumstances.now(), actor, sent)));
    return new CaseEvent.Submitted(
        sent.number(),
        sent.upload(),
        sent.instances(),
        sent.series(),
        sent.pseudonym(),
        sent.manifestSha256(),
        sent.basis(),
        sent.imagingAgeDays(),
        Assignment.controller(with, charter, circumstances.people()));
  }

  private CaseEvent sent() {
    Circumstances.RenderedLetter letter =
        circumstances
            .letter()
            .orElseThrow(() -> new IllegalStateException("G20 let a letter pass unrendered"));
    return new CaseEvent.CommunicationSent(letter.decision(), letter.language(), letter.sha256());
  }

  private Optional<UserId> controller() {
    return Assignment.controller(file, charter, circumstances.people());
  }

  private int nextQuery() {
    return file.queries().size() + 1;
  }

  private static List<QcAnswer> notDone() {
    return QcCheck.byEye().stream()
        .map(check -> new QcAnswer(check, QcAnswer.Seen.NOT_DONE))
        .toList();
  }

  private List<ReadForm> signed() {
    return file.signedForms(Slot.ofReaders(charter.readers()));
  }

  private List<ReadForm> signedWith(CaseCommand.SignRead sign) {
    List<ReadForm> forms = new ArrayList<>();
    for (Slot slot : Slot.ofReaders(charter.readers())) {
      if (slot == sign.slot()) {
        forms.add(sign.form());
      } else {
        file.signedForm(slot).ifPresent(forms::add);
      }
    }
    return forms;
  }

  private Next next(List<ReadForm> forms) {
    return switch (Review.after(forms, charter)) {
      case Review.StillReading _ -> new Next.StillReading();
      case Review.Discordant(var triggers) -> new Next.ToAdjudication(triggers);
      case Review.Concluded(Conclusion conclusion) ->
          new Next.ToDecision(
              new Verdict(
                  conclusion.category(), conclusion.imagingEligible(), Verdict.Source.READS));
    };
  }

  private Verdict adjudicated(Settlement settlement) {
    ReadForm counted =
        switch (settlement) {
          case Settlement.OwnRead(ReadForm form) -> form;
          case Settlement.Chosen(Slot slot, _) ->
              file.signedForm(slot)
                  .orElseThrow(() -> new IllegalStateException("G13 let an unsigned read pass"));
        };
    Conclusion conclusion = Conclusion.adjudicated(counted, charter);
    return new Verdict(
        conclusion.category(), conclusion.imagingEligible(), Verdict.Source.ADJUDICATION);
  }

  private void append(Actor by, CaseEvent event) {
    Entry entry = new Entry(circumstances.now(), by, event);
    entries.add(entry);
    file = file.after(List.of(entry));
  }

  // New images make every signed read old; a discarded conclusion makes its adjudication old.
  private void supersede(CaseEvent event) {
    for (Slot slot : Slot.values()) {
      boolean old =
          switch (event) {
            case CaseEvent.Submitted _ -> true;
            case CaseEvent.ResubmissionRequested _, CaseEvent.CaseReopened _ ->
                slot == Slot.ADJ && file.verdict().isEmpty();
            default -> false;
          };
      file.holder(slot)
          .filter(read -> old && read.life() instanceof SlotRead.Signed)
          .ifPresent(
              read -> append(Actor.SYSTEM, new CaseEvent.ReadSuperseded(slot, read.version())));
    }
  }

  private void fillSlots() {
    boolean entered = file.state().name() != before.state().name();
    List<Slot> slots =
        switch (file.state()) {
          case CaseState.Reading _ -> Slot.ofReaders(charter.readers());
          case CaseState.Adjudicating _ -> List.of(Slot.ADJ);
          default -> List.of();
        };
    for (Slot slot : slots) {
      if (entered && file.holder(slot).isEmpty()) {
        Assignment.reader(slot, file, charter, circumstances.people())
            .ifPresent(user -> append(Actor.SYSTEM, new CaseEvent.ReaderAssigned(slot, user)));
      }
    }
  }

  private static Set<Consequence> consequences(CaseEvent event) {
    return switch (event) {
      case CaseEvent.Submitted _ -> Set.of(Consequence.RUN_CHECKS);
      case CaseEvent.DecisionSigned _ -> Set.of(Consequence.RENDER_LETTERS);
      case CaseEvent.CommunicationSent _ -> Set.of(Consequence.LOCK_LETTER);
      case CaseEvent.CaseWithdrawn _ -> Set.of(Consequence.CLOSE_IMAGES);
      case CaseEvent.ImagesErased _ -> Set.of(Consequence.ERASE_IMAGES);
      case CaseEvent.ImagesQuarantined _ -> Set.of(Consequence.HIDE_NAMED_IMAGES);
      case CaseEvent.QuarantineReleased _ -> Set.of(Consequence.SHOW_NAMED_IMAGES);
      default -> Set.of();
    };
  }
}
