package eir.server;

import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.CaseCode;
import eir.trial.CaseFile;
import eir.trial.StateName;
import eir.trial.blinding.Datum;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Blinding as the server keeps it: every route of the table, asked by everybody about a case in
 * every state, and the bytes of each answer searched for what that person must not see then ({@code
 * domain/visibility.tsv}, docs/domain.md §5.4).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BlindingMatrixTest {
  /** A case that nobody opened; an answer about a hidden case must be like one about it. */
  private static final CaseCode NOBODYS = new CaseCode("EIR-9999");

  /** What counts the questions of this test itself. */
  private static final Set<String> COUNTING =
      Set.of(
          "GET /metrics",
          "GET /staff/links/{id}",
          "GET /staff/sites/{code}",
          "GET /audit", // AuditPagesTest asks it in a trial where nobody else does anything
          "GET /audit/export");

  private MatrixWorld world;
  private RouteRules rules;
  private Audience audience;
  private List<Planted> planted = List.of();
  private MarkerSearch search;
  private MatrixClient client;
  private final Set<String> leaks = new ConcurrentSkipListSet<>();
  private final Set<String> telltales = new ConcurrentSkipListSet<>();
  private final Map<Planted, String> seen = new ConcurrentHashMap<>();

  @BeforeAll
  void build() {
    world = new MatrixWorld();
    rules = new RouteRules(world.links);
    audience = new Audience(world.stages);
    planted = List.copyOf(world.planted);
    search = new MarkerSearch(planted);
    client = new MatrixClient(world.desk.server.server());
  }

  @AfterAll
  void stop() {
    client.close();
    world.close();
  }

  private Set<String> served() {
    return world.desk.server.server().tables().stream()
        .flatMap(table -> table.routes().stream())
        .map(route -> route.method() + " " + route.template())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyRouteHasItsRuleAndEveryRuleItsRoute() {
    assertThat(rules.routes()).containsExactlyInAnyOrderElementsOf(served());
  }

  @Test
  void everyStateIsThere() {
    assertThat(world.stages.stream().map(Stage::state).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(StateName.values()).filter(state -> state != StateName.NONE).toList());
  }

  @Test
  void nobodyMeetsWhatTheTableKeepsFromThem() {
    Map<CaseCode, StateName> before = states();
    long began = System.nanoTime();

    world.onlookers.parallelStream().forEach(this::ask);

    System.out.printf(
        "%d routes × %d people × %d cases in %d states: %d requests, %d markers in %d spellings,"
            + " %d s%n",
        rules.routes().size(),
        world.onlookers.size(),
        world.stages.size(),
        world.stages.stream().map(Stage::state).distinct().count(),
        client.requests(),
        planted.size(),
        search.spellings(),
        Duration.ofNanos(System.nanoTime() - began).toSeconds());
    assertThat(leaks).as("seen by who must not see it").isEmpty();
    assertThat(telltales).as("tell that a hidden case is there").isEmpty();
    assertThat(planted.stream().filter(each -> !(each instanceof Planted.Dropped)))
        .as("what nobody ever sees could not leak either")
        .allSatisfy(each -> assertThat(seen).as(each.name()).containsKey(each));
    assertThat(states()).as("asking changes no case").isEqualTo(before);
    assertThat(world.onlookers.stream().filter(Onlooker::isSignedIn))
        .as("asking signs nobody out")
        .allMatch(who -> world.isSignedIn(who));
  }

  /**
   * Figures that count open reads would tell how a read came out, so no page may move when a reader
   * signs: neither one about the case nor a list or a sum of cases (docs/domain.md §5.4).
   */
  @Test
  void aSignatureMovesNoPageOfWhoMayNotKnowWhoReads() {
    Stage stage =
        world.stages.stream()
            .filter(each -> each.name().endsWith("to be signed"))
            .findFirst()
            .orElseThrow();
    pages(stage); // whoever opens a read for the first time begins a draft
    Map<String, String> before = pages(stage);

    world.toBeSigned.read("lena", "ALTERNATIVE");

    Map<String, String> after = pages(stage);
    assertThat(before).hasSizeGreaterThan(500);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    assertThat(
            after.keySet().stream()
                .filter(page -> !Objects.equals(after.get(page), before.get(page))))
        .isEmpty();
  }

  private Map<String, String> pages(Stage stage) {
    Map<String, String> pages = new TreeMap<>();
    for (Onlooker who : world.onlookers) {
      boolean mayKnow =
          Set.of("COORDINATOR", "AUDITOR").contains(who.column())
              || who.login().equals(Optional.of("lena"));
      for (String route : rules.routes()) {
        // A case's own page has its journal for physician and site: that somebody signed, not who.
        boolean isTold =
            mayKnow
                || Set.of("PHYSICIAN", "SITE").contains(who.column()) && RouteRules.isOfCase(route);
        if (route.startsWith("GET ") && !isTold && !COUNTING.contains(route)) {
          for (Question question : rules.questions(route, who, stage)) {
            pages.put(who + ": " + question, MatrixClient.normal(client.answer(who, question)));
          }
        }
      }
    }
    return pages;
  }

  private Map<CaseCode, StateName> states() {
    return world.stages.stream()
        .collect(
            Collectors.toMap(Stage::code, stage -> world.desk.file(stage.code()).state().name()));
  }

  private void ask(Onlooker who) {
    for (String route : rules.routes()) {
      boolean isOfCase = RouteRules.isOfCase(route);
      List<Stage> about = isOfCase ? world.stages : List.of(world.stages.getFirst());
      for (Stage stage : about) {
        List<Question> questions = rules.questions(route, who, stage);
        boolean isHidden =
            route.contains("{case}")
                && who.isSignedIn()
                && !audience.sees(Datum.CASE_CODE, who, stage);
        List<Question> ofNobody =
            isHidden ? rules.questions(route, who, nobodys(stage)) : List.of();
        for (int i = 0; i < questions.size(); i++) {
          Question question = questions.get(i);
          HttpResponse<byte[]> answer = client.answer(who, question);
          judge(who, question, answer);
          if (isHidden) {
            compare(who, question, answer, client.answer(who, ofNobody.get(i)));
          }
        }
      }
    }
  }

  private static Stage nobodys(Stage like) {
    return new Stage(
        "nobody's",
        NOBODYS,
        like.state(),
        like.site(),
        Set.of(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        like.images(),
        CaseFile.none(NOBODYS));
  }

  private void judge(Onlooker who, Question question, HttpResponse<byte[]> answer) {
    for (Planted found : search.in(MatrixClient.text(answer))) {
      if (audience.sees(who, found, question.asked(), question.purpose())) {
        seen.putIfAbsent(found, who + ": " + question);
      } else {
        leaks.add(who + " in " + told(question) + ": " + found.name());
      }
    }
    if (isTelling(answer)) {
      question
          .asked()
          .ifPresent(stage ->
              question.tells().stream()
                  .filter(datum -> !audience.sees(datum, who, stage))
                  .forEach(datum -> leaks.add(who + " in " + told(question) + ": " + datum.row())));
    }
  }

  private static String told(Question question) {
    return question + question.asked().map(stage -> " of " + stage).orElse("");
  }

  private static boolean isTelling(HttpResponse<byte[]> answer) {
    return answer.statusCode() < 400
        && answer.headers().firstValue("Location").filter("/staff/sign-in"::equals).isEmpty();
  }

  private void compare(
      Onlooker who, Question question, HttpResponse<byte[]> answer, HttpResponse<byte[]> ofNobody) {
    if (!MatrixClient.normal(answer).equals(MatrixClient.normal(ofNobody))) {
      telltales.add(who + " in " + told(question) + ": " + answer.statusCode());
    }
  }
}
