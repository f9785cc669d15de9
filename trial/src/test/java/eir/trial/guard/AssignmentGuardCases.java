package eir.trial.guard;

import static eir.trial.SmallTrial.ANA;
import static eir.trial.SmallTrial.CAIO;
import static eir.trial.SmallTrial.OLGA;
import static eir.trial.SmallTrial.RUI;
import static eir.trial.guard.GuardCase.ask;
import static eir.trial.guard.GuardCase.holds;
import static eir.trial.guard.GuardCase.refuses;
import static eir.trial.guard.GuardCase.refusesBehind;

import eir.trial.Actor;
import eir.trial.CaseCommand;
import eir.trial.ReadLife;
import eir.trial.Refusal;
import eir.trial.Role;
import eir.trial.Ruling;
import eir.trial.Say;
import eir.trial.Slot;
import eir.trial.Story;
import eir.trial.UserId;
import eir.trial.decision.DecisionOutcome;
import eir.trial.reading.SignableForms;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Examples of the guards that say who reads: G11, G12, G17. */
final class AssignmentGuardCases {

  static final List<GuardCase> ALL =
      List.of(
          holds(
              Guard.G11,
              "a free reader takes a slot over",
              () -> assigning(Story.reading(), Slot.R1, freeReader(Story.reading()))),
          holds(
              Guard.G11,
              "a second adjudicator takes over",
              () -> {
                Story story = Story.adjudicating();
                story.trial.add("zoe", Optional.empty(), Role.ADJUDICATOR);
                return assigning(story, Slot.ADJ, new UserId("zoe"));
              }),
          holds(
              Guard.G11,
              "who controlled it reads it where the charter allows it",
              () -> {
                Story story = readingWith("caio", Role.READER);
                story.charter = Story.charter(2, json -> json.put("allowQcReader", true));
                return assigning(story, Slot.R1, CAIO.user());
              }),
          refuses(
              Guard.G11,
              "nobody knows the person",
              () -> assigning(Story.reading(), Slot.R1, new UserId("zoe"))),
          refuses(
              Guard.G11,
              "the person does not hold the role",
              () -> assigning(Story.reading(), Slot.R1, OLGA.user())),
          refuses(
              Guard.G11,
              "the person holds another slot",
              () -> {
                Story story = Story.reading();
                return assigning(story, Slot.R1, story.file.reader(Slot.R2).orElseThrow());
              }),
          refuses(
              Guard.G11,
              "the person sent the images",
              () -> assigning(readingWith("rui", Role.READER), Slot.R1, RUI.user())),
          refuses(
              Guard.G11,
              "the person controlled the images",
              () -> assigning(readingWith("caio", Role.READER), Slot.R1, CAIO.user())),
          refuses(
              Guard.G11,
              "the person declined before",
              () -> {
                Story story = declined();
                return assigning(story, Slot.R1, story.file.readsIn(Slot.R1).getFirst().reader());
              }),
          refuses(
              Guard.G11,
              "the person decided on the case before",
              () -> {
                Story story =
                    Story.decided().does(OLGA, Say.amend()).does(ANA, Say.unlock(Slot.R1));
                story.trial.people.removeIf(person -> person.user().equals(OLGA.user()));
                story.trial.add("olga", Optional.empty(), Role.PHYSICIAN, Role.READER);
                return assigning(story, Slot.R1, OLGA.user());
              }),
          refuses(
              Guard.G11,
              "the slot is signed",
              () -> {
                Story story = Story.reading();
                UserId free = freeReader(story);
                return assigning(
                    story.signs(Slot.R1, SignableForms.characteristic()), Slot.R1, free);
              }),
          refuses(
              Guard.G11,
              "the charter has no such slot",
              () -> assigning(Story.reading(), Slot.R3, freeReader(Story.reading()))),
          refuses(
              Guard.G11,
              "nobody adjudicates while others read",
              () -> assigning(Story.reading(), Slot.ADJ, new UserId("mei"))),
          refuses(
              Guard.G11,
              "a reader of the case adjudicates it",
              () -> {
                Story story = Story.adjudicating();
                UserId reader = story.file.reader(Slot.R1).orElseThrow();
                story.trial.add(reader.text(), Optional.empty(), Role.ADJUDICATOR);
                return assigning(story, Slot.ADJ, reader);
              }),
          refuses(
              Guard.G11,
              "who was replaced as a reader adjudicates the case",
              () -> {
                Story story = replaced(Story.reading());
                story
                    .signs(Slot.R1, SignableForms.characteristic())
                    .signs(Slot.R2, SignableForms.alternative());
                UserId gone = story.file.readsIn(Slot.R1).getFirst().reader();
                story.trial.add(gone.text(), Optional.empty(), Role.ADJUDICATOR);
                return assigning(story, Slot.ADJ, gone);
              }),
          holds(
              Guard.G12,
              "the holder signs",
              () -> {
                Story story = Story.reading();
                return reading(story, story.holder(Slot.R1), Slot.R1);
              }),
          holds(
              Guard.G12,
              "the adjudicator signs",
              () -> {
                Story story = Story.adjudicating();
                return ask(story, story.holder(Slot.ADJ), Say.adjudicate(Slot.R1));
              }),
          holds(
              Guard.G12,
              "a physician who did not read decides",
              () -> ask(Story.deciding(), OLGA, Say.decide(DecisionOutcome.ELIGIBLE))),
          refuses(
              Guard.G12,
              "the other reader signs",
              () -> {
                Story story = Story.reading();
                return reading(story, story.holder(Slot.R2), Slot.R1);
              }),
          refuses(
              Guard.G12,
              "a reader signs a second time",
              () -> {
                Story story = Story.reading();
                Actor reader = story.holder(Slot.R1);
                return reading(
                    story.signs(Slot.R1, SignableForms.characteristic()), reader, Slot.R1);
              }),
          refusesBehind(
              Refusal.NOT_VISIBLE,
              Guard.G12,
              "an adjudicator signs who was not assigned",
              () ->
                  ask(
                      Story.adjudicating(),
                      Actor.of(new UserId("zoe"), Role.ADJUDICATOR),
                      Say.adjudicate(Slot.R1))),
          refuses(
              Guard.G12,
              "a reader of the case decides",
              () -> {
                Story story = Story.deciding();
                return deciding(story, story.file.reader(Slot.R1).orElseThrow());
              }),
          refuses(
              Guard.G12,
              "the adjudicator of the case decides",
              () -> {
                Story story = adjudicated();
                return deciding(story, story.file.reader(Slot.ADJ).orElseThrow());
              }),
          holds(
              Guard.G12,
              "a physician decides who was assigned, never looked and was replaced",
              () -> {
                Story story = replaced(Story.reading());
                return deciding(concluded(story), story.file.readsIn(Slot.R1).getFirst().reader());
              }),
          refuses(
              Guard.G12,
              "somebody decides who looked at the images as a reader",
              () -> {
                Story story = Story.reading();
                story.add(
                    (Ruling.Allowed)
                        ReadLife.open(story.file, story.holder(Slot.R1), Slot.R1, story.trial));
                replaced(story);
                return deciding(concluded(story), story.file.readsIn(Slot.R1).getFirst().reader());
              }),
          refuses(
              Guard.G12,
              "somebody decides who declined to read",
              () -> {
                Story story = declined();
                UserId declined = story.file.readsIn(Slot.R1).getFirst().reader();
                story.does(ANA, new CaseCommand.AssignReader(Slot.R1, freeReader(story)));
                return deciding(concluded(story), declined);
              }),
          holds(
              Guard.G17,
              "the other read is still owed",
              () ->
                  ask(
                      Story.reading().signs(Slot.R1, SignableForms.characteristic()),
                      ANA,
                      Say.unlock(Slot.R1))),
          holds(
              Guard.G17,
              "nobody has adjudicated yet",
              () -> ask(Story.adjudicating(), ANA, Say.unlock(Slot.R2))),
          holds(
              Guard.G17,
              "nobody has decided yet",
              () -> ask(Story.deciding(), ANA, Say.unlock(Slot.R1))),
          refuses(
              Guard.G17,
              "the read is not signed",
              () -> ask(Story.reading(), ANA, Say.unlock(Slot.R1))),
          refuses(
              Guard.G17,
              "it was signed for older images",
              () -> {
                Story story = Story.reading().signs(Slot.R1, SignableForms.characteristic());
                story.does(story.holder(Slot.R2), Say.readerAsks()).does(RUI, Say.submit());
                return ask(story.does(CAIO, Say.pass()), ANA, Say.unlock(Slot.R1));
              }),
          refuses(
              Guard.G17,
              "the difference was adjudicated",
              () -> ask(adjudicated(), ANA, Say.unlock(Slot.R1))),
          refuses(
              Guard.G17,
              "an adjudication is not unlocked",
              () -> ask(adjudicated(), ANA, Say.unlock(Slot.ADJ))),
          refuses(
              Guard.G17,
              "quality control rejected the images since",
              () -> {
                Story story = Story.reading().signs(Slot.R1, SignableForms.characteristic());
                story.does(ANA, Say.returnToQc()).does(CAIO, Say.ask());
                story.does(RUI, Say.nothing(story.file)).does(CAIO, Say.reject());
                return ask(story, ANA, Say.unlock(Slot.R1));
              }),
          refusesBehind(
              Refusal.WRONG_STATE,
              Guard.G17,
              "a decision is in force",
              () -> ask(Story.decided(), ANA, Say.unlock(Slot.R1))));

  private AssignmentGuardCases() {}

  private static Question assigning(Story story, Slot slot, UserId user) {
    return ask(story, ANA, new CaseCommand.AssignReader(slot, user));
  }

  private static Question reading(Story story, Actor actor, Slot slot) {
    return ask(story, actor, Say.read(slot, SignableForms.characteristic()));
  }

  private static Question deciding(Story story, UserId user) {
    return ask(story, Actor.of(user, Role.PHYSICIAN), Say.decide(DecisionOutcome.ELIGIBLE));
  }

  private static Story adjudicated() {
    Story story = Story.adjudicating();
    return story.does(story.holder(Slot.ADJ), Say.adjudicate(Slot.R1));
  }

  /** A case in reading, after which one more person has {@code role}. */
  private static Story readingWith(String user, Role role) {
    Story story = Story.reading();
    story.trial.add(user, Optional.empty(), role);
    return story;
  }

  private static Story declined() {
    Story story = Story.reading();
    story.add(
        (Ruling.Allowed)
            ReadLife.decline(story.file, story.holder(Slot.R1), Slot.R1, Say.REASON, story.trial));
    return story;
  }

  private static Story replaced(Story story) {
    return story.does(ANA, new CaseCommand.AssignReader(Slot.R1, freeReader(story)));
  }

  private static Story concluded(Story story) {
    return story
        .signs(Slot.R1, SignableForms.characteristic())
        .signs(Slot.R2, SignableForms.characteristic());
  }

  private static UserId freeReader(Story story) {
    return Stream.of("lena", "davi", "noa")
        .map(UserId::new)
        .filter(user ->
            story.file.reads().values().stream()
                .flatMap(List::stream)
                .noneMatch(read -> read.reader().equals(user)))
        .findFirst()
        .orElseThrow();
  }
}
