package eir.trial;

import eir.trial.CaseEvent.Reminded;
import eir.trial.Message.ContactOf;
import eir.trial.Message.EveryoneIn;
import eir.trial.Message.Person;
import eir.trial.Message.Recipient;
import eir.trial.Message.UsersOf;
import eir.trial.charter.Charter;
import eir.trial.clock.Reminders;
import eir.trial.quality.Submission;
import java.util.ArrayList;
import java.util.List;

/** Who is told of an act, and with which text of {@code domain/texts.json}. */
final class Messages {
  private Messages() {}

  static List<Message> of(
      CaseFile before, CaseFile after, CaseEvent event, Charter charter, List<Entry> entries) {
    List<Message> messages = new ArrayList<>(ofEvent(before, after, event, charter));
    boolean entered = before.state().name() != after.state().name();
    switch (after.state()) {
      case CaseState.Reading _ ->
          newlyAwaited(entered, entries, Slot.ofReaders(charter.readers()), after).stream()
              .map(user -> new Message("read.assigned", user))
              .forEach(messages::add);
      case CaseState.Adjudicating _ ->
          newlyAwaited(entered, entries, List.of(Slot.ADJ), after).stream()
              .map(user -> new Message("adjudication.assigned", user))
              .forEach(messages::add);
      case CaseState.Deciding _ -> {
        if (entered) {
          messages.add(new Message("decision.due", new EveryoneIn(Role.PHYSICIAN)));
        }
      }
      default -> {}
    }
    return messages;
  }

  private static List<Message> ofEvent(
      CaseFile before, CaseFile after, CaseEvent event, Charter charter) {
    UsersOf site = new UsersOf(after.opened().site());
    return switch (event) {
      case CaseEvent.Submitted _ -> List.of(new Message("submission.received", site));
      case CaseEvent.Asked _ -> List.of(new Message("query.opened", site));
      case CaseEvent.CommunicationSent _ -> List.of(new Message("ack.ask", site));
      case CaseEvent.DecisionAmended _ -> supersededLetter(before, site);
      case CaseEvent.CaseReopened _ -> {
        List<Message> messages = new ArrayList<>(supersededLetter(before, site));
        if (after.state() instanceof CaseState.Queried) {
          messages.add(new Message("query.opened", site));
        }
        yield messages;
      }
      case CaseEvent.Acknowledged _ ->
          List.of(new Message("ack.done", new EveryoneIn(Role.COORDINATOR)));
      case CaseEvent.ReferralSent sent ->
          List.of(new Message("referral.sent", new ContactOf(sent.unit())));
      case CaseEvent.CaseWithdrawn _ -> List.of(new Message("withdrawal.done", site));
      case CaseEvent.ImagesQuarantined _ ->
          List.of(
              new Message("identity.found", site),
              new Message("identity.found", new EveryoneIn(Role.ADMINISTRATOR)));
      case CaseEvent.CaseUnblinded _ -> List.of(new Message("unblind.identity", site));
      case Reminded reminded -> reminders(after, reminded, charter);
      default -> List.of();
    };
  }

  private static List<Message> supersededLetter(CaseFile before, UsersOf site) {
    return before.letter().isPresent()
        ? List.of(new Message("letter.superseded", site))
        : List.of();
  }

  private static List<Message> reminders(CaseFile file, Reminded reminded, Charter charter) {
    List<Recipient> to = new ArrayList<>(whoseTurn(file, charter));
    EveryoneIn coordinators = new EveryoneIn(Role.COORDINATOR);
    if (Reminders.isLastStep(reminded.percent(), charter) && !to.contains(coordinators)) {
      to.add(coordinators);
    }
    return to.stream().map(one -> new Message("reminder", one)).toList();
  }

  private static List<Recipient> whoseTurn(CaseFile file, Charter charter) {
    List<Recipient> to = new ArrayList<>();
    for (Role role : file.state().name().turn()) {
      switch (role) {
        case SITE -> to.add(new UsersOf(file.opened().site()));
        case QC ->
            to.add(
                file.submission()
                    .flatMap(Submission::controller)
                    .<Recipient>map(Person::new)
                    .orElse(new EveryoneIn(Role.QC)));
        case READER -> to.addAll(holders(Slot.ofReaders(charter.readers()), file));
        case ADJUDICATOR -> to.addAll(holders(List.of(Slot.ADJ), file));
        default -> to.add(new EveryoneIn(role));
      }
    }
    // An empty slot waits for the coordinator to fill it.
    return to.isEmpty() ? List.of(new EveryoneIn(Role.COORDINATOR)) : to;
  }

  // On entering the state everybody who owes a read; within it only who is newly assigned.
  private static List<Recipient> newlyAwaited(
      boolean entered, List<Entry> entries, List<Slot> slots, CaseFile file) {
    if (entered) {
      return holders(slots, file);
    }
    return entries.stream()
        .<Recipient>mapMulti((entry, next) -> {
          if (entry.event() instanceof CaseEvent.ReaderAssigned(_, UserId user)) {
            next.accept(new Person(user));
          }
        })
        .toList();
  }

  private static List<Recipient> holders(List<Slot> slots, CaseFile file) {
    return slots.stream()
        .flatMap(slot -> file.holder(slot).stream())
        .filter(SlotRead::isOpen)
        .<Recipient>map(read -> new Person(read.reader()))
        .toList();
  }
}
