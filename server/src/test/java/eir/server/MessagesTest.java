package eir.server;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.access.Account;
import eir.archive.access.AccountOrder;
import eir.archive.access.Token;
import eir.archive.message.Message;
import eir.archive.message.Outbox;
import eir.archive.message.Outbox.Taken;
import eir.trial.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final String NEXT = "a violet boat in late autumn";

  private RunningServer server;
  private Outbox outbox;

  @BeforeEach
  void start() {
    server = RunningServer.withPeople(Map.of());
    outbox = server.archive().outbox();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void withoutAMailServerMailWaitsAndThePageSaysSo() {
    put("EIR-0009", "decision.due");

    String page = server.get("/messages", "Cookie", server.signIn("ana")).body();

    assertThat(page)
        .contains("No mail server is set (EIR_SMTP)")
        .contains("EIR-0009: decision needed")
        .contains("Iris Amaral")
        .doesNotContain("/retry"); // it has not failed
  }

  @Test
  void failuresComeFirstWithTheirReasonAndAreTriedAgainByAButton() {
    put("EIR-0009", "decision.due");
    rest("NO_ADDRESS");
    put("EIR-0010", "decision.due");
    String cookie = server.signIn("ana");

    String page = server.get("/messages", "Cookie", cookie).body();
    assertThat(page)
        .contains("/messages/1/retry")
        .contains("1 message could not be sent")
        .contains("has no e-mail address");
    assertThat(page.indexOf("EIR-0009")).isLessThan(page.indexOf("EIR-0010"));

    HttpResponse<String> answer =
        server.form("/messages/1/retry", Map.of("csrf", server.csrf(cookie)), "Cookie", cookie);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(outbox.failures()).isZero();
  }

  @Test
  void retryingWhatIsNotThereIsNotFound() {
    String cookie = server.signIn("rui");
    Map<String, String> form = Map.of("csrf", server.csrf(cookie));

    assertThat(server.form("/messages/77/retry", form, "Cookie", cookie).statusCode())
        .isEqualTo(404);
    assertThat(server.form("/messages/x/retry", form, "Cookie", cookie).statusCode())
        .isEqualTo(404);
  }

  @Test
  void whoeverAsksForANewPasswordGetsTheSameAnswer() {
    server.archive().accounts().setEmail("ana", "ana@clinic.example", RunningServer.IRIS);

    HttpResponse<String> known = server.form("/staff/reset", Map.of("email", "Ana@clinic.example"));
    HttpResponse<String> unknown = server.form("/staff/reset", Map.of("email", "x@clinic.example"));

    assertThat(known.statusCode()).isEqualTo(200);
    assertThat(unknown.statusCode()).isEqualTo(200);
    assertThat(unknown.body()).isEqualTo(known.body());
    assertThat(outbox.list(10, 0))
        .extracting(sent -> sent.message().key())
        .containsExactly("account.reset");
  }

  @Test
  void nobodyCanFillAMailboxByAsking() {
    server.archive().accounts().setEmail("ana", "ana@clinic.example", RunningServer.IRIS);

    for (int i = 0; i < 8; i++) {
      server.form("/staff/reset", Map.of("email", "ana@clinic.example"));
    }

    assertThat(outbox.list(10, 0)).hasSize(3);
  }

  @Test
  void aMailedRightSetsANewPasswordOnceAndSignsIn() {
    Account ana = server.archive().accounts().ofUser("u-0002").orElseThrow();
    Token right = server.archive().mailRights().mint(ana.userId()).orElseThrow();
    Map<String, String> form = Map.of("token", right.reveal(), "password", NEXT);

    HttpResponse<String> answer = server.form("/staff/reset/u-0002", form);
    HttpResponse<String> again = server.form("/staff/reset/u-0002", form);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Set-Cookie")).isPresent();
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("This link has ended");
    assertThat(server.log()).doesNotContain(right.reveal());
  }

  @Test
  void anInvitedPersonChoosesPasswordAndLanguage() {
    AccountOrder order =
        new AccountOrder(
            "bea",
            "Bea",
            Optional.of("bea@clinic.example"),
            "en",
            Set.of(Role.READER),
            Optional.empty());
    server.archive().mailRights().invite(order, RunningServer.IRIS);
    Account bea =
        server.archive().accounts().list().stream()
            .filter(account -> account.login().equals("bea"))
            .findFirst()
            .orElseThrow();
    Token right = server.archive().mailRights().mint(bea.userId()).orElseThrow();
    String path = "/people/invitation/" + bea.userId();
    assertThat(server.get(path).body()).contains("Welcome to Eir").doesNotContain("Bea");

    HttpResponse<String> tooShort =
        server.form(path, Map.of("token", right.reveal(), "password", "short"));
    HttpResponse<String> joined =
        server.form(path, Map.of("token", right.reveal(), "password", NEXT, "language", "pt-BR"));

    assertThat(tooShort.statusCode()).isEqualTo(422);
    assertThat(joined.statusCode()).isEqualTo(303);
    assertThat(server.archive().accounts().ofUser(bea.userId()).orElseThrow().language())
        .isEqualTo("pt-BR");
  }

  private void put(String caseCode, String key) {
    Account iris = server.archive().accounts().ofUser("u-0001").orElseThrow();
    server
        .archive()
        .database()
        .run(handle ->
            outbox.put(handle, Message.about(caseCode, iris, key, Map.of("caseCode", caseCode))));
  }

  /** Lets the first message fail as often as it may. */
  private void rest(String code) {
    server
        .archive()
        .database()
        .run(handle ->
            handle.execute(
                "UPDATE message SET attempts = ? WHERE id = 1", Outbox.MOST_ATTEMPTS - 1));
    Optional<Taken> taken = outbox.take(Duration.ofMinutes(1));
    taken.ifPresent(last -> outbox.failed(last, code));
  }
}
