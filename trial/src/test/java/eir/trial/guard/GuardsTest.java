package eir.trial.guard;

import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.Refusal;
import eir.trial.Ruling;
import eir.trial.table.DomainTable;
import eir.trial.table.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every guard of {@code domain/guards.tsv}, where it holds and where it refuses. */
class GuardsTest {
  // What no command of the trial can bring about, as the state before already prevents it.
  private static final Set<String> BEHIND_ANOTHER = Set.of("SIGN_ADJUDICATION G12", "WITHDRAW G27");

  private static final List<GuardCase> CASES =
      Stream.of(
              OpeningGuardCases.ALL,
              QualityGuardCases.ALL,
              QueryGuardCases.ALL,
              AssignmentGuardCases.ALL,
              ReadGuardCases.ALL,
              TextAndSignatureGuardCases.ALL,
              DecisionGuardCases.ALL,
              EndGuardCases.ALL,
              SafetyGuardCases.ALL)
          .flatMap(List::stream)
          .toList();

  // "ACT GUARD" where the guard itself is what refuses, and where something before it does.
  private static final Map<Boolean, Set<String>> REFUSED =
      CASES.stream()
          .filter(example -> !example.holds())
          .collect(
              Collectors.partitioningBy(
                  example -> example.refusal().equals(Optional.of(example.guard().refusal())),
                  Collectors.mapping(
                      example -> example.question().get().command().act() + " " + example.guard(),
                      Collectors.toSet())));

  static List<GuardCase> cases() {
    return CASES;
  }

  static Stream<Row> guards() {
    return DomainTable.named("guards.tsv").rows().stream();
  }

  static Stream<String> guardsOfActs() {
    return DomainTable.named("case-transitions.tsv").rows().stream()
        .flatMap(row ->
            Arrays.stream(row.text("guards").split(" "))
                .map(guard -> row.text("event") + " " + guard))
        .distinct();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aGuardHoldsAndRefusesAsItsRowSays(GuardCase example) {
    Question question = example.question().get();

    Ruling ruling = question.ruling();

    assertThat(question.holds(example.guard())).as(example.toString()).isEqualTo(example.holds());
    assertThat(ruling.refusal()).isEqualTo(example.refusal());
    if (!example.holds() && example.refusal().get() == example.guard().refusal()) {
      assertThat(question.firstThatFails()).contains(example.guard());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("guards")
  void everyRowOfTheTableHasBothExamplesAndItsCode(Row row) {
    Guard guard = Guard.valueOf(row.text("guard"));
    List<GuardCase> own = CASES.stream().filter(example -> example.guard() == guard).toList();

    assertThat(own).extracting(GuardCase::holds).contains(true, false);
    assertThat(guard.refusal()).isEqualTo(Refusal.valueOf(row.text("refusal_code")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("guardsOfActs")
  void everyGuardOfEveryActIsSeenToRefuse(String actAndGuard) {
    boolean isBehindAnother = BEHIND_ANOTHER.contains(actAndGuard);

    assertThat(REFUSED.get(!isBehindAnother)).contains(actAndGuard);
  }
}
