package eir.server;

import eir.server.http.Json;
import eir.trial.Act;
import eir.trial.Matrix;
import eir.trial.Role;
import eir.trial.blinding.Datum;
import eir.trial.quality.QueryCategory;
import eir.trial.reading.ReadForm;
import eir.trial.reading.ReadFormJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the matrix asks of each route: with which bodies, and what the route is there to tell. A
 * route that has no line here fails the test.
 *
 * <p>Nothing asked here may change a case: an act is sent at a version that is not the case's, or,
 * with the right one, only where the role or the state has no right to it.
 */
final class RouteRules {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z0-9]+)\\}");
  private static final String STALE = "999";

  /** How a route is asked by one person about one case. */
  private record Asking(Onlooker who, Stage stage, Map<String, String> places) {
    Optional<Act> act() {
      return Arrays.stream(Act.values())
          .filter(act -> path(act).equals(places.get("act")))
          .findFirst();
    }
  }

  @FunctionalInterface
  private interface Bodies {
    Stream<Map<String, Object>> of(Asking asking);
  }

  private record Rule(Bodies bodies, boolean isJson, Set<Datum> tells, Question.Purpose purpose) {
    Rule telling(Datum... data) {
      return new Rule(bodies, isJson, Set.of(data), purpose);
    }

    Rule aboutPeople() {
      return new Rule(bodies, isJson, tells, Question.Purpose.PEOPLE);
    }

    Rule handingOutTheJournal() {
      return new Rule(bodies, isJson, tells, Question.Purpose.JOURNAL);
    }
  }

  private static final Rule ASK = form(_ -> Stream.of(Map.of()));
  private static final Rule FORM = form(asking -> Stream.of(token(asking)));
  private static final Rule JSON = json(_ -> Stream.of(Map.of()));

  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final List<String> links;

  RouteRules(List<String> links) {
    this.links = links;
    everybody();
    staff();
    cases();
  }

  private void everybody() {
    for (String page :
        List.of(
            "/healthz",
            "/readyz",
            "/metrics",
            "/robots.txt",
            "/.well-known/security.txt",
            "/assets/{name}",
            "/v/{id}",
            "/u/{id}",
            "/embed/{id}",
            "/staff/sign-in",
            "/staff/set-up",
            "/staff/reset",
            "/staff/reset/{id}",
            "/people/invitation/{id}",
            "/demo/cd.zip",
            "/api/v1/links/{id}")) {
      rules.put("GET " + page, ASK);
    }
    // The demonstration's own, full of made-up people and clinics; nowhere else there is one.
    rules.put("GET /", form(_ -> Stream.empty()));
    for (String act :
        List.of(
            "/staff/sign-in",
            "/staff/set-up",
            "/staff/reset",
            "/staff/reset/{id}",
            "/people/invitation/{id}")) {
      rules.put("POST " + act, FORM);
    }
    // Whoever comes in by it leaves the session that they had.
    rules.put(
        "POST /demo/sign-in",
        form(asking -> asking.who().isSignedIn() ? Stream.empty() : Stream.of(Map.of())));
    rules.put("GET /api/v1/links/{id}/bundles/{sha256}", ASK.telling(Datum.IMAGES));
    String upload = "/api/v1/uploads/{u}";
    rules.put("POST /api/v1/uploads", JSON);
    rules.put("GET " + upload, ASK);
    rules.put("DELETE " + upload, ASK);
    rules.put("POST " + upload + "/have", JSON);
    rules.put("POST " + upload + "/studies", ASK);
    rules.put("HEAD " + upload + "/parts/{sha256}", ASK);
    rules.put("PUT " + upload + "/parts/{sha256}", ASK);
    rules.put("POST " + upload + "/close", JSON);
    for (String file : List.of("/receipt.json", "/receipt.pdf", "/SHA256SUMS")) {
      rules.put("GET " + upload + file, ASK.telling(Datum.DATES));
    }
  }

  private void staff() {
    rules.put("GET /staff", ASK);
    rules.put("POST /staff/role", FORM);
    // Whoever signs out asks no more: without its token the form is refused.
    rules.put("POST /staff/sign-out", ASK);
    rules.put("POST /staff/sign-out-everywhere", ASK);
    rules.put("GET /staff/account", ASK);
    rules.put("POST /staff/account", FORM);
    rules.put("GET /staff/people", ASK.telling(Datum.USERS).aboutPeople());
    rules.put("POST /staff/people", FORM.telling(Datum.USERS).aboutPeople());
    for (String act : List.of("lock", "unlock", "password")) {
      rules.put("POST /staff/people/{login}/" + act, FORM.aboutPeople());
    }
    rules.put("GET /staff/sites", ASK);
    rules.put("POST /staff/sites", FORM);
    rules.put("GET /staff/sites/{code}", ASK);
    rules.put("POST /staff/sites/{code}", FORM);
    rules.put("POST /staff/sites/{code}/links", FORM);
    String submission = "/staff/submissions/{submission}/v/{version}";
    rules.put("GET /s/{submission}/v/{version}", ASK.telling(Datum.DATES));
    rules.put("GET /staff/submissions", ASK);
    rules.put("GET " + submission, ASK.telling(Datum.DATES));
    rules.put("POST " + submission + "/links", FORM);
    rules.put("POST " + submission + "/view", FORM.telling(Datum.DATES));
    for (String file : List.of("/receipt.pdf", "/report.pdf", "/receipt.json", "/SHA256SUMS")) {
      rules.put("GET " + submission + file, ASK.telling(Datum.DATES));
    }
    rules.put("GET /staff/links/{id}", ASK);
    rules.put("POST /staff/links/{id}", form(asking -> Stream.of(broken(asking))));
    rules.put("POST /staff/links/{id}/revoke", FORM);
    rules.put("GET /charters", ASK);
    rules.put("POST /charters", FORM);
    rules.put("GET /charters/{charter}/{version}", ASK);
    rules.put("POST /charters/{charter}/{version}/activate", FORM);
    rules.put("GET /audit", ASK.aboutPeople());
    rules.put("GET /audit/export", ASK.handingOutTheJournal());
    rules.put("POST /audit/verify", FORM);
    // Whom the mail goes to; of which case stands there for who may know it.
    rules.put("GET /messages", ASK.aboutPeople());
    rules.put("POST /messages/{id}/retry", FORM);
  }

  private void cases() {
    rules.put("GET /cases/new", ASK);
    rules.put("POST /cases", FORM);
    String case1 = "/cases/{case}";
    for (String room : List.of("", "/images", "/qc", "/read", "/adjudication", "/send")) {
      rules.put("GET " + case1 + room, ASK.telling(Datum.CASE_CODE));
    }
    rules.put("POST " + case1 + "/send", FORM.telling(Datum.CASE_CODE));
    rules.put("GET " + case1 + "/decision", ASK.telling(Datum.CASE_CODE));
    rules.put("GET " + case1 + "/letters/{n}", ASK.telling(Datum.DECISION));
    rules.put("GET " + case1 + "/letters/{n}/pdf", ASK.telling(Datum.DECISION));
    rules.put("GET " + case1 + "/erasure", ASK.telling(Datum.CASE_CODE));
    rules.put("POST " + case1 + "/erasure", FORM.telling(Datum.CASE_CODE));
    rules.put("GET " + case1 + "/acts/{act}", ASK.telling(Datum.CASE_CODE));
    rules.put("POST " + case1 + "/acts/{act}", form(RouteRules::acts).telling(Datum.CASE_CODE));
    String api = "/api/v1/cases/{case}";
    rules.put("GET " + api + "/images", ASK.telling(Datum.IMAGES));
    rules.put("GET " + api + "/bundles/{sha256}", ASK.telling(Datum.IMAGES));
    rules.put("GET " + api + "/draft", ASK.telling(Datum.CASE_CODE));
    rules.put("PUT " + api + "/draft", json(RouteRules::draft).telling(Datum.CASE_CODE));
    rules.put("POST " + api + "/acts/{act}", json(RouteRules::roomActs).telling(Datum.CASE_CODE));
  }

  Set<String> routes() {
    return rules.keySet();
  }

  /** Whether the route's answers depend on the case that stands in its address. */
  static boolean isOfCase(String route) {
    return Stream.of("{case}", "{submission}", "{u}", "{sha256}").anyMatch(route::contains);
  }

  /** All that {@code who} asks of {@code route} about {@code stage}. */
  List<Question> questions(String route, Onlooker who, Stage stage) {
    Rule rule = rules.getOrDefault(route, ASK);
    String template = route.substring(route.indexOf(' ') + 1);
    return places(template, who, stage).stream()
        .flatMap(places ->
            rule.bodies()
                .of(new Asking(who, stage, places))
                .map(body ->
                    new Question(
                        route,
                        filled(template, places),
                        isOfCase(route) ? Optional.of(stage) : Optional.empty(),
                        rule.isJson() ? Json.bytes(body) : encoded(body),
                        rule.isJson() ? "application/json" : "application/x-www-form-urlencoded",
                        rule.tells(),
                        rule.purpose())))
        .toList();
  }

  private List<Map<String, String>> places(String template, Onlooker who, Stage stage) {
    List<Map<String, String>> all = List.of(Map.of());
    Matcher place = PLACE.matcher(template);
    while (place.find()) {
      String name = place.group(1);
      List<String> values = values(name, template, who, stage);
      all =
          all.stream()
              .flatMap(before ->
                  values.stream()
                      .map(value -> {
                        Map<String, String> more = new HashMap<>(before);
                        more.put(name, value);
                        return more;
                      }))
              .toList();
    }
    return all;
  }

  private List<String> values(String place, String template, Onlooker who, Stage stage) {
    Optional<Stage.Sent> images = stage.images();
    return switch (place) {
      case "case" -> List.of(stage.code().text());
      case "submission" -> images.map(Stage.Sent::submission).stream().toList();
      case "u" -> images.map(Stage.Sent::upload).stream().toList();
      case "sha256" -> images.map(Stage.Sent::bundleSha256).stream().toList();
      case "version" -> List.of("1");
      case "charter" -> List.of("DIPG");
      case "n" -> List.of("1", "2");
      case "act" -> Arrays.stream(Act.values()).map(RouteRules::path).toList();
      case "code" -> List.of("S01", "S02");
      case "login" -> List.of("nobody");
      case "name" -> List.of("none.css");
      case "id" ->
          template.startsWith("/messages")
              ? List.of("1")
              : template.contains("/bundles/") ? who.link().map(List::of).orElse(links) : links;
      default -> throw new AssertionError("no value for the place " + place);
    };
  }

  private static String filled(String template, Map<String, String> places) {
    return PLACE.matcher(template).replaceAll(place -> places.get(place.group(1)));
  }

  private static Rule form(Bodies bodies) {
    return new Rule(bodies, false, Set.of(), Question.Purpose.CASES);
  }

  private static Rule json(Bodies bodies) {
    return new Rule(bodies, true, Set.of(), Question.Purpose.CASES);
  }

  private static Map<String, Object> token(Asking asking) {
    return Map.of("csrf", asking.who().csrf());
  }

  private static Map<String, Object> broken(Asking asking) {
    return Map.of("csrf", asking.who().csrf(), "label", "x".repeat(200), "expires", "never");
  }

  private static Stream<Map<String, Object>> acts(Asking asking) {
    Map<String, Object> stale = new HashMap<>(token(asking));
    stale.putAll(
        Map.of(
            "id",
            UUID.randomUUID().toString(),
            "version",
            STALE,
            "version.R1",
            STALE,
            "version.R2",
            STALE,
            "version.ADJ",
            STALE,
            "slot",
            "R1",
            "user",
            "u-0001",
            "reason",
            "as agreed by telephone"));
    stale.putAll(
        Map.of(
            "closeReason", "SITE_REQUEST",
            "target", "QUERIED",
            "scope", "STOP_AND_KEEP",
            "outcome", "GIVEN",
            "version.consent", "1.0",
            "date", "2026-11-09",
            "category", "OTHER",
            "text", "Is this all?",
            "text1", "It is all.",
            "unit", "N01"));
    if (asking.act().filter(act -> hasNoRight(asking, act)).isEmpty()) {
      return Stream.of(stale);
    }
    Map<String, Object> refused = new HashMap<>(stale);
    refused.put("id", UUID.randomUUID().toString());
    long version = asking.stage().file().versions().ofCase();
    refused.put("version", Long.toString(version));
    return Stream.of(stale, refused);
  }

  // What is signed would count a wrong password each time; its refusals are asked without.
  private static boolean hasNoRight(Asking asking, Act act) {
    return asking.who().isSignedIn()
        && act.signature().isEmpty()
        && act != Act.ASSIGN_READER
        && !Matrix.who(asking.stage().state(), act).contains(Role.valueOf(asking.who().column()));
  }

  private static Stream<Map<String, Object>> draft(Asking asking) {
    return Stream.of(
        Map.of(
            "version",
            Integer.parseInt(STALE),
            "form",
            Json.tree(
                ReadFormJson.write(ReadForm.empty()).toString().getBytes(StandardCharsets.UTF_8))));
  }

  private static Stream<Map<String, Object>> roomActs(Asking asking) {
    boolean isSigned = asking.act().filter(act -> act.signature().isPresent()).isPresent();
    return isSigned
        ? Stream.of(Map.of())
        : Stream.of(
            Map.of(
                "id", UUID.randomUUID().toString(),
                "version", Integer.parseInt(STALE),
                "category", QueryCategory.OTHER.name(),
                "text", "Is this all?",
                "images", List.of()));
  }

  private static byte[] encoded(Map<String, Object> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey()
                + "="
                + URLEncoder.encode(field.getValue().toString(), StandardCharsets.UTF_8))
        .reduce((one, other) -> one + "&" + other)
        .orElse("")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String path(Act act) {
    return act.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
