package eir.trial.blinding;

import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.Actor;
import eir.trial.CaseCode;
import eir.trial.CaseFile;
import eir.trial.Role;
import eir.trial.SiteCode;
import eir.trial.Slot;
import eir.trial.StateName;
import eir.trial.UserId;
import eir.trial.audit.AuditEvents;
import eir.trial.charter.Charter;
import eir.trial.charter.Charters;
import eir.trial.charter.ReaderDatum;
import eir.trial.table.DomainTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** Every cell of {@code domain/visibility.tsv} in every state. */
class BlindingTest {
  private static final DomainTable TABLE = DomainTable.named("visibility.tsv");
  static final List<String> COLUMNS =
      List.of(
          "ADMINISTRATOR",
          "COORDINATOR",
          "SITE",
          "QC",
          "READER",
          "ADJUDICATOR",
          "PHYSICIAN",
          "AUDITOR",
          "LINK");

  // The states of Files in which something of the letter is there to be seen; CLOSED and WITHDRAWN
  // follow on REFERRED there.
  private static final Set<StateName> OPENED = EnumSet.complementOf(EnumSet.of(StateName.NONE));
  private static final Set<StateName> READ = EnumSet.range(StateName.READING, StateName.WITHDRAWN);
  private static final Set<StateName> SETTLING =
      EnumSet.range(StateName.ADJUDICATING, StateName.WITHDRAWN);
  private static final Set<StateName> SETTLING_OPENLY =
      EnumSet.range(StateName.ADJUDICATING, StateName.REFERRED);
  private static final Set<StateName> CONCLUDED =
      EnumSet.range(StateName.DECIDING, StateName.WITHDRAWN);
  private static final Set<StateName> DECIDED =
      EnumSet.range(StateName.DECIDED, StateName.WITHDRAWN);
  private static final Set<StateName> TOLD =
      EnumSet.range(StateName.COMMUNICATED, StateName.WITHDRAWN);
  private static final Set<StateName> WITH_IMAGES =
      EnumSet.range(StateName.IN_QC, StateName.CLOSED);

  static Charter charter(String... members) {
    ObjectNode json = Charters.dipgJson();
    for (String member : members) {
      switch (member) {
        case "feedback" -> json.put("readerFeedback", true);
        case "age" -> json.putArray("readerSees").add("AGE_YEARS");
        case "own first" -> json.put("adjudicatorView", "OWN_READ_FIRST");
        default -> throw new AssertionError(member);
      }
    }
    return Charters.valid(json);
  }

  /** Somebody of the column who has to do with the case: of its site, or in a slot. */
  static Viewer near(String column) {
    return switch (column) {
      case "LINK" -> new Viewer.Link(new CaseCode("EIR-0001"));
      case "SITE" -> new Viewer.Person(Actor.at(Files.SITE, new UserId("u-0010")));
      case "READER" -> new Viewer.Person(Actor.of(Files.READER_1, Role.READER));
      case "ADJUDICATOR" -> new Viewer.Person(Actor.of(Files.ADJUDICATOR, Role.ADJUDICATOR));
      default -> new Viewer.Person(Actor.of(new UserId("u-0099"), Role.valueOf(column)));
    };
  }

  /** Somebody of the column who has nothing to do with it. */
  static Viewer far(String column) {
    return switch (column) {
      case "LINK" -> new Viewer.Link(new CaseCode("EIR-0002"));
      case "SITE" -> new Viewer.Person(Actor.at(new SiteCode("S02"), new UserId("u-0010")));
      default -> new Viewer.Person(Actor.of(new UserId("u-0099"), Role.valueOf(column)));
    };
  }

  private static Set<StateName> slotStates(String column) {
    return column.equals("ADJUDICATOR") ? SETTLING : READ;
  }

  private static boolean expected(
      Sight sight, String column, StateName state, boolean near, boolean feedback, boolean closed) {
    Set<StateName> inSlot = slotStates(column);
    return switch (sight) {
      case Y, Y1 -> true;
      case N -> false;
      case S -> near && OPENED.contains(state);
      case A, O -> near && inSlot.contains(state);
      case P -> near && feedback && inSlot.contains(state);
      case D, DU -> CONCLUDED.contains(state);
      case F -> DECIDED.contains(state);
      case FS -> near && TOLD.contains(state);
      case B -> near && SETTLING_OPENLY.contains(state);
      case K -> near && feedback && DECIDED.contains(state);
      case L -> near;
      case T -> closed;
    };
  }

  @Test
  void theRowsAndLettersAreThoseOfTheTable() {
    assertThat(TABLE.rows().stream().map(row -> row.text("datum")))
        .containsExactlyElementsOf(Arrays.stream(Datum.values()).map(Datum::row).toList());
    Set<Sight> letters = new TreeSet<>();
    TABLE
        .rows()
        .forEach(row -> COLUMNS.forEach(column -> letters.add(Sight.valueOf(row.text(column)))));
    assertThat(letters).containsExactly(Sight.values());
  }

  @ParameterizedTest
  @EnumSource(Datum.class)
  void aDatumIsSeenByWhomAndWhenTheTableSays(Datum datum) {
    List<String> wrong = new ArrayList<>();
    int cells = 0;
    for (String column : COLUMNS) {
      Sight sight = Sight.valueOf(TABLE.row("datum", datum.row()).text(column));
      for (StateName state : StateName.values()) {
        for (int bits = 0; bits < 8; bits++) {
          boolean near = (bits & 1) != 0;
          boolean feedback = (bits & 2) != 0;
          boolean closed = (bits & 4) != 0;
          Charter charter = feedback ? charter("feedback", "age") : charter();
          Viewer viewer = near ? near(column) : far(column);
          boolean expected =
              expected(sight, column, state, near, feedback, closed)
                  && (datum != Datum.IMAGES || WITH_IMAGES.contains(state));

          boolean sees = new Blinding(charter, closed).sees(datum, viewer, Files.in(state));

          cells++;
          if (sees != expected) {
            wrong.add("%s %s in %s, near %s: %s".formatted(column, sight, state, near, sees));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cells).isEqualTo(9 * 14 * 8);
  }

  @Test
  void afterAnUnblindingThePhysicianSeesWhatWasRead() {
    Blinding blinding = new Blinding(charter(), false);
    CaseFile reading = Files.in(StateName.READING);

    assertThat(blinding.view(near("PHYSICIAN"), reading).reads()).isEmpty();
    assertThat(blinding.view(near("PHYSICIAN"), Files.unblinded(reading)).reads())
        .containsOnlyKeys("R2");
    assertThat(blinding.view(near("COORDINATOR"), Files.unblinded(reading)).reads()).isEmpty();
    assertThat(blinding.view(near("READER"), Files.unblinded(reading)))
        .isEqualTo(blinding.view(near("READER"), reading));
  }

  @Test
  void aReaderMeetsNothingThatCouldLead() {
    Blinding blinding = new Blinding(charter(), false);
    for (StateName state : StateName.values()) {
      CaseView view = blinding.view(near("READER"), Files.in(state));

      assertThat(view.site()).isEmpty();
      assertThat(view.localDiagnosis()).isEmpty();
      assertThat(view.ageYears()).isEmpty();
      assertThat(view.sex()).isEmpty();
      assertThat(view.dates()).isFalse();
      assertThat(view.reads()).isEmpty();
      assertThat(view.readers()).isEmpty();
      assertThat(view.conclusion()).isEmpty();
      assertThat(view.decisions()).isEmpty();
      assertThat(view.toString())
          .doesNotContain("marker of read 2", "local diagnosis", Files.NOTE, "S01", "u-0012");
    }
  }

  @Test
  void aReaderSeesTheOwnReadAndNotTheOther() {
    CaseView view =
        new Blinding(charter(), false).view(near("READER"), Files.in(StateName.DECIDING));

    assertThat(view.ownReads()).containsOnlyKeys(Slot.R1).containsValue(Files.READ_1);
    assertThat(view.toString()).doesNotContain("marker of read 2");
  }

  @Test
  void theAdjudicatorMeetsReadsWithoutReaders() {
    CaseView view =
        new Blinding(charter(), false).view(near("ADJUDICATOR"), Files.in(StateName.ADJUDICATING));

    assertThat(view.reads()).containsOnlyKeys("A", "B");
    assertThat(view.reads().values()).containsExactlyInAnyOrder(Files.READ_1, Files.READ_2);
    assertThat(view.toString()).doesNotContain("R1", "R2", "u-0011", "u-0012", Files.NOTE);
  }

  @Test
  void whoIsToReadFirstMeetsTheOtherReadsAfterwards() {
    Blinding blinding = new Blinding(charter("own first"), false);

    assertThat(blinding.view(near("ADJUDICATOR"), Files.in(StateName.ADJUDICATING)).reads())
        .isEmpty();
    assertThat(blinding.view(near("ADJUDICATOR"), Files.in(StateName.DECIDING)).reads())
        .containsOnlyKeys("A", "B");
  }

  @Test
  void theLetterOfARead_AOrB_SaysNothingOfItsSlot() {
    int swapped = 0;
    for (int i = 0; i < 1000; i++) {
      CaseFile file = CaseFile.none(new CaseCode("EIR-%04d".formatted(i)));
      List<Slot> order = Blinding.shuffled(List.of(Slot.R1, Slot.R2), file);
      assertThat(Blinding.shuffled(List.of(Slot.R2, Slot.R1), file)).isEqualTo(order);
      swapped += order.getFirst() == Slot.R2 ? 1 : 0;
    }

    assertThat(swapped).isBetween(430, 570);
  }

  @Test
  void aCharterMayShowTheAgeAlone() {
    CaseView view =
        new Blinding(charter("age"), false).view(near("READER"), Files.in(StateName.READING));

    assertThat(view.ageYears()).contains(7);
    assertThat(view.sex()).isEmpty();
    assertThat(
            new Blinding(charter("age"), false)
                .seesOfChild(ReaderDatum.SEX, near("QC"), Files.in(StateName.READING)))
        .isTrue();
  }

  @Test
  void theSiteLearnsADecisionFromItsLetterOnly() {
    Blinding blinding = new Blinding(charter(), false);

    assertThat(blinding.view(near("SITE"), Files.in(StateName.DECIDED)).decisions()).isEmpty();
    assertThat(blinding.view(near("SITE"), Files.in(StateName.COMMUNICATED)).decisions())
        .hasSize(1);
    assertThat(blinding.view(far("SITE"), Files.in(StateName.COMMUNICATED)).decisions()).isEmpty();
  }

  @Test
  void imagesOfAWithdrawnCaseAreHiddenFromAll() {
    for (String column : COLUMNS) {
      assertThat(
              new Blinding(charter(), true)
                  .sees(Datum.IMAGES, near(column), Files.in(StateName.WITHDRAWN)))
          .as(column)
          .isFalse();
    }
  }

  @Test
  void anObjectOfAnotherIsNotOnesOwn() {
    Blinding blinding = new Blinding(charter(), false);
    CaseFile file = Files.in(StateName.READING);

    assertThat(blinding.seesOf(Datum.OWN_READ, near("READER"), file, Files.READER_1)).isTrue();
    assertThat(blinding.seesOf(Datum.OWN_READ, near("READER"), file, Files.READER_2)).isFalse();
  }

  @Test
  void theAdministratorSeesAccessAndUsersInTheTrail() {
    Blinding blinding = new Blinding(charter(), false);
    CaseFile file = Files.in(StateName.READING);
    UserId actor = new UserId("u-0001");

    assertThat(
            AuditEvents.all().stream()
                .filter(event -> blinding.seesEvent(event, actor, near("ADMINISTRATOR"), file))
                .map(event -> event.name()))
        .contains("SIGN_IN_FAILED", "LINK_OPENED", "ACCESS_DENIED")
        .doesNotContain("SIGN_READ", "QC_PASS", "EXPORT_MADE");
  }

  @Test
  void theWordsOfAReadStayShutUntilReadsAreSeen() {
    Blinding blinding = new Blinding(charter(), false);
    CaseFile reading = Files.in(StateName.READING);
    CaseFile deciding = Files.in(StateName.DECIDING);

    assertThat(Blinding.hasBlindedWords("SIGN_READ")).isTrue();
    assertThat(Blinding.hasBlindedWords("QC_PASS")).isFalse();
    assertThat(blinding.seesWords("SIGN_READ", near("PHYSICIAN"), reading)).isFalse();
    assertThat(blinding.seesWords("SIGN_READ", near("PHYSICIAN"), deciding)).isTrue();
    assertThat(blinding.seesWords("QC_PASS", near("PHYSICIAN"), reading)).isTrue();
  }

  @Test
  void whoSeesTheTrailMeetsTheKindsOfTheirPart() {
    TrailSight whole = TrailSight.of(near("AUDITOR"));
    TrailSight part = TrailSight.of(near("ADMINISTRATOR"));
    TrailSight nothing = TrailSight.of(near("READER"));

    assertThat(whole.mayMeet("SIGN_READ")).isTrue();
    assertThat(part.mayMeet("SIGN_READ")).isFalse();
    assertThat(part.mayMeet("SIGN_IN_FAILED")).as("of accounts").isTrue();
    assertThat(part.mayMeet("IMAGES_OPENED")).as("of access").isTrue();
    assertThat(nothing.mayMeet("SIGN_IN_FAILED")).isFalse();
  }

  @Test
  void eirItselfHasNoEyes() {
    for (Datum datum : Datum.values()) {
      assertThat(Blinding.sight(datum, new Viewer.Person(Actor.SYSTEM))).isEqualTo(Sight.N);
    }
  }
}
