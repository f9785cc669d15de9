package eir.trial;

import static eir.trial.SmallTrial.ANA;
import static eir.trial.SmallTrial.CAIO;
import static eir.trial.SmallTrial.OLGA;
import static eir.trial.SmallTrial.RUI;
import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.Circumstances.Person;
import eir.trial.reading.SignableForms;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whom Eir assigns (docs/domain.md §2.2). */
class AssignmentTest {

  @Test
  void enteringReadingFillsEverySlotInTheSameRuling() {
    Story story = Story.reading();

    assertThat(story.last.entries().stream().skip(1).map(Entry::by)).containsOnly(Actor.SYSTEM);
    assertThat(story.last.events().stream().skip(1))
        .containsExactly(
            new CaseEvent.ReaderAssigned(Slot.R1, story.file.reader(Slot.R1).orElseThrow()),
            new CaseEvent.ReaderAssigned(Slot.R2, story.file.reader(Slot.R2).orElseThrow()));
    assertThat(story.file.reader(Slot.R1)).isNotEqualTo(story.file.reader(Slot.R2));
    assertThat(story.file.reader(Slot.R3)).isEmpty();
  }

  @Test
  void enteringAdjudicationAssignsSomebodyWhoDidNotRead() {
    Story story = Story.reading();
    UserId reader = story.file.reader(Slot.R1).orElseThrow();
    story.trial.people.removeIf(person -> person.user().equals(new UserId("mei")));
    story.trial.add(reader.text(), Optional.empty(), Role.ADJUDICATOR);
    story.trial.add("zoe", Optional.empty(), Role.ADJUDICATOR);

    story
        .signs(Slot.R1, SignableForms.characteristic())
        .signs(Slot.R2, SignableForms.alternative());

    assertThat(story.file.reader(Slot.ADJ)).contains(new UserId("zoe"));
  }

  @Test
  void whoHasTheFewestOpenSlotsComesFirst() {
    Story story = Story.inQc();
    busy(story, "lena", 3);
    busy(story, "davi", 1);
    busy(story, "noa", 2);

    story.does(CAIO, Say.pass());

    assertThat(story.file.reader(Slot.R1)).contains(new UserId("davi"));
    assertThat(story.file.reader(Slot.R2)).contains(new UserId("noa"));
  }

  @Test
  void amongEquallyBusyPeopleTheHashOfCaseAndPersonDecides() {
    for (int i = 1; i <= 20; i++) {
      Story story = new Story();
      story.file = CaseFile.none(new CaseCode("EIR-%04d".formatted(i)));
      story.does(RUI, Say.open()).does(RUI, Say.submit()).does(CAIO, Say.pass());

      List<UserId> byLot =
          Stream.of("lena", "davi", "noa")
              .sorted(Comparator.comparing(user -> sha256(story.file.code().text(), user)))
              .map(UserId::new)
              .toList();
      assertThat(story.file.reader(Slot.R1)).contains(byLot.get(0));
      assertThat(story.file.reader(Slot.R2)).contains(byLot.get(1));
    }
  }

  @Test
  void theOrderOfThePeopleMakesNoDifference() {
    Story story = Story.inQc();
    List<Person> people = story.trial.people;

    assertThat(Assignment.reader(Slot.R1, story.file, story.charter, people.reversed()))
        .isEqualTo(Assignment.reader(Slot.R1, story.file, story.charter, people));
  }

  @Test
  void aSlotForWhichNobodyIsFreeStaysEmpty() {
    Story story = Story.inQc();
    story.trial.people.removeIf(person -> !Set.of("lena", "caio").contains(person.user().text()));

    story.does(CAIO, Say.pass());

    assertThat(story.file.state().name()).isEqualTo(StateName.READING);
    assertThat(story.file.reader(Slot.R1)).contains(new UserId("lena"));
    assertThat(story.file.reader(Slot.R2)).isEmpty();
  }

  @Test
  void whoHoldsASlotKeepsItWhenTheCaseComesBackToReading() {
    Story story = Story.reading().signs(Slot.R1, SignableForms.characteristic());
    Optional<UserId> first = story.file.reader(Slot.R1);
    Optional<UserId> second = story.file.reader(Slot.R2);

    story.does(ANA, Say.returnToQc()).does(CAIO, Say.pass());

    assertThat(story.last.entries()).as("nobody is assigned anew").hasSize(1);
    assertThat(story.file.reader(Slot.R1)).isEqualTo(first);
    assertThat(story.file.reader(Slot.R2)).isEqualTo(second);
  }

  @Test
  void aReaderIsToldOnceAndOnlyWhenAwaited() {
    Story story = Story.reading();

    assertThat(story.last.messages())
        .containsExactly(
            new Message("read.assigned", new Message.Person(story.holder(Slot.R1).user())),
            new Message("read.assigned", new Message.Person(story.holder(Slot.R2).user())));
    story.signs(Slot.R1, SignableForms.characteristic());
    assertThat(story.last.messages()).isEmpty();
  }

  @Test
  void aControllerIsProposedWhoNeitherSentNorReads() {
    Story story = Story.opened();
    story.trial.add("rui", Optional.empty(), Role.QC);
    story.does(RUI, Say.submit());
    assertThat(controller(story)).contains(CAIO.user());

    story.does(CAIO, Say.pass());
    UserId reader = story.file.reader(Slot.R1).orElseThrow();
    story.trial.people.removeIf(person -> person.user().equals(CAIO.user()));
    story.trial.add(reader.text(), Optional.empty(), Role.QC);
    story.does(ANA, Say.returnToQc());
    assertThat(controller(story)).isEmpty();

    story.charter = Story.charter(2, json -> json.put("allowQcReader", true));
    story.does(CAIO, Say.pass()).does(ANA, Say.returnToQc());
    assertThat(controller(story)).contains(reader);
  }

  @Test
  void aPhysicianWhoDecidedIsNeverMadeAReaderAfterwards() {
    Story story = Story.decided().does(OLGA, Say.amend());
    story.trial.people.removeIf(person -> person.roles().contains(Role.READER));
    story.trial.add("olga", Optional.empty(), Role.READER);

    assertThat(Assignment.reader(Slot.R3, story.file, story.charter, story.trial.people)).isEmpty();
  }

  private static Optional<UserId> controller(Story story) {
    return story.file.submission().orElseThrow().controller();
  }

  private static void busy(Story story, String user, int openSlots) {
    story.trial.people.replaceAll(person ->
        person.user().text().equals(user)
            ? new Person(person.user(), person.roles(), person.site(), openSlots)
            : person);
  }

  private static String sha256(String code, String user) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest((code + "\n" + user).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
