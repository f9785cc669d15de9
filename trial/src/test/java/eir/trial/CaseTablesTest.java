package eir.trial;

import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.audit.AuditEvents;
import eir.trial.guard.Guard;
import eir.trial.quality.QcCheck;
import eir.trial.table.DomainTable;
import eir.trial.table.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code says what the tables of {@code domain/} say. */
class CaseTablesTest {

  static Stream<Row> matrix() {
    return DomainTable.named("case-matrix.tsv").rows().stream();
  }

  static Stream<Row> transitions() {
    return DomainTable.named("case-transitions.tsv").rows().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("matrix")
  void everyCellOfTheMatrixFollowsFromTheCode(Row row) {
    StateName state = StateName.valueOf(row.text("state"));
    Act act = Act.valueOf(row.text("event"));

    for (Role role : Role.values()) {
      assertThat(cell(state, act, role)).as(role.name()).isEqualTo(row.text(role.name()));
    }
  }

  @Test
  void theMatrixHasEveryCellAndTheCountsOfTheRecord() {
    Map<String, Integer> counts = new TreeMap<>();
    for (StateName state : StateName.values()) {
      for (Act act : Act.values()) {
        for (Role role : Role.values()) {
          counts.merge(cell(state, act, role), 1, Integer::sum);
        }
      }
    }

    assertThat(counts).isEqualTo(Map.of("A", 200, "R", 709, "S", 2871));
    assertThat(matrix()).hasSize(StateName.values().length * Act.values().length);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("transitions")
  void everyTransitionHasItsRolesAndGuardsInOrder(Row row) {
    StateName from = StateName.valueOf(row.text("from"));
    Act act = Act.valueOf(row.text("event"));

    assertThat(Matrix.who(from, act)).isEqualTo(roles(row.text("roles")));
    assertThat(Lifecycle.guards(act).stream().map(Guard::name))
        .containsExactly(row.text("guards").split(" "));
  }

  @Test
  void noActIsLegalThatHasNoTransition() {
    Set<String> legal =
        Arrays.stream(StateName.values())
            .flatMap(state ->
                Arrays.stream(Act.values())
                    .filter(act -> !Matrix.who(state, act).isEmpty())
                    .map(act -> state + " " + act))
            .collect(Collectors.toSet());

    assertThat(transitions().map(row -> row.text("from") + " " + row.text("event")))
        .containsExactlyInAnyOrderElementsOf(legal);
  }

  @Test
  void theActsAndTheirSignaturesAreThoseOfTheTable() {
    List<Row> rows = DomainTable.named("events.tsv").rows();

    assertThat(Arrays.stream(Act.values()).map(Act::name))
        .containsExactlyElementsOf(rows.stream().map(row -> row.text("event")).toList());
    for (Row row : rows) {
      assertThat(Act.valueOf(row.text("event")).signature().map(Enum::name))
          .as(row.text("event"))
          .isEqualTo(row.filled("signature"));
    }
  }

  @Test
  void everyActIsAnAuditEventWithTheSameSignature() {
    for (Act act : Act.values()) {
      assertThat(AuditEvents.find(act.name()).orElseThrow().signature())
          .as(act.name())
          .isEqualTo(act.signature());
    }
  }

  @Test
  void theStatesTheirTurnsAndClocksAreThoseOfTheTable() {
    List<Row> rows = DomainTable.named("states.tsv").rows();

    assertThat(Arrays.stream(StateName.values()).skip(1).map(StateName::name))
        .containsExactlyElementsOf(rows.stream().map(row -> row.text("state")).toList());
    for (Row row : rows) {
      StateName state = StateName.valueOf(row.text("state"));
      assertThat(state.turn().stream().map(Role::name).toList())
          .as(state.name())
          .isEqualTo(row.filled("whose_turn").stream().toList());
      assertThat(state.clock().map(Enum::name)).isEqualTo(row.filled("clock"));
    }
  }

  @Test
  void theGuardsRefuseWithTheCodesOfTheTable() {
    List<Row> rows = DomainTable.named("guards.tsv").rows();

    assertThat(Arrays.stream(Guard.values()).map(guard -> guard + " " + guard.refusal()))
        .containsExactlyElementsOf(
            rows.stream().map(row -> row.text("guard") + " " + row.text("refusal_code")).toList());
  }

  @Test
  void theRefusalsAreThoseOfTheGuardsAndTheFourBeforeThem() {
    List<String> codes =
        Stream.concat(
                Stream.of("NOT_VISIBLE", "CONFLICT", "WRONG_STATE", "WRONG_ROLE"),
                DomainTable.named("guards.tsv").rows().stream()
                    .map(row -> row.text("refusal_code")))
            .distinct()
            .toList();

    assertThat(Arrays.stream(Refusal.values()).map(Refusal::name))
        .containsExactlyInAnyOrderElementsOf(codes);
    assertThat(Arrays.stream(Refusal.values()).limit(4).map(Refusal::status))
        .containsExactly(404, 409, 409, 403);
    assertThat(Arrays.stream(Refusal.values()).skip(4)).allMatch(code -> code.status() == 422);
  }

  @Test
  void theChecksWeighAndAskAsTheTableSays() {
    List<Row> rows = DomainTable.named("qc-checks.tsv").rows();

    assertThat(
            Arrays.stream(QcCheck.values())
                .map(check ->
                    check
                        + (check.isByEye() ? " human " : " auto ")
                        + check.levelIfNot()
                        + " "
                        + check.category()))
        .containsExactlyElementsOf(
            rows.stream()
                .map(row ->
                    row.text("id")
                        + " "
                        + row.text("kind")
                        + " "
                        + row.text("level_if_not")
                        + " "
                        + row.text("query_category"))
                .toList());
  }

  @Test
  void theSystemOnlyPassesAssignsAndReminds() {
    Set<Act> acts =
        Arrays.stream(Act.values())
            .filter(act ->
                Arrays.stream(StateName.values())
                    .anyMatch(state -> Matrix.who(state, act).contains(Role.SYSTEM)))
            .collect(Collectors.toSet());

    assertThat(acts).containsExactlyInAnyOrder(Act.QC_PASS, Act.ASSIGN_READER, Act.REMIND);
  }

  private static String cell(StateName state, Act act, Role role) {
    Set<Role> who = Matrix.who(state, act);
    if (who.isEmpty()) {
      return "S";
    }
    return who.contains(role) ? "A" : "R";
  }

  private static Set<Role> roles(String cell) {
    return Arrays.stream(cell.split(" ")).map(Role::valueOf).collect(Collectors.toSet());
  }
}
