package eir.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import eir.archive.Archive;
import eir.archive.ArchivePlaces;
import eir.archive.access.Account;
import eir.archive.access.AccountChange;
import eir.archive.access.AccountOrder;
import eir.archive.access.Password;
import eir.archive.access.Token;
import eir.archive.journal.Who;
import eir.archive.message.Message;
import eir.archive.message.Outbox;
import eir.archive.message.Outgoing;
import eir.server.MovableClock;
import eir.server.http.Origin;
import eir.server.log.EventLog;
import eir.server.message.SmtpAddress.Secret;
import eir.server.message.SmtpAddress.Security;
import eir.server.words.Words;
import eir.trial.Role;
import eir.trial.TrialIdentity;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a real SMTP server and a SQLite archive. */
class PostmanTest {
  private static final Who RUI = Who.of("u-0009", Role.ADMINISTRATOR);
  private static final String HOST = "127.0.0.1";
  private static final Map<String, String> DUE =
      Map.of("caseCode", "EIR-0009", "deadline", "2026-11-12T19:05:00Z");

  @TempDir private Path folder;
  private final MovableClock clock = new MovableClock("2026-11-09T19:05:00Z");
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final GreenMail mailServer =
      new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP));
  private Archive archive;

  @BeforeEach
  void open() {
    mailServer.start();
    archive = Archive.open(ArchivePlaces.in(folder), clock);
  }

  @AfterEach
  void close() {
    archive.close();
    mailServer.stop();
  }

  @Test
  void aMailIsInItsRecipientsLanguageAndHoldsCodeAndLinkOnly() throws Exception {
    Account reader = person("bea", "Béa Lôbo", "bea@clinic.example", "pt-BR", Role.READER);
    put(Message.about("EIR-0009", reader, "read.assigned", DUE));

    boolean isTried = postman(plain()).sendNext();

    assertThat(isTried).isTrue();
    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("EIR-0009: pronto para a sua leitura");
    assertThat(mail.getAllRecipients()[0].toString()).contains("bea@clinic.example");
    assertThat(mail.getFrom()[0].toString()).isEqualTo("eir@trial.example");
    assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(mail.getMessageID()).isEqualTo("<1.1794251100000@trial.example>");
    assertThat(body(mail))
        .contains("12 de nov. de 2026, 19:05 UTC")
        .contains("https://eir.example/cases/EIR-0009");
    assertThat(outgoing().state()).isEqualTo(Outgoing.State.SENT);
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("mail_sent").doesNotContain("bea");
  }

  @Test
  void theQuestionItselfStaysOutOfItsMail() throws Exception {
    Account site = person("ivo", "Ivo", "ivo@clinic.example", "en", Role.QC);
    Map<String, String> values =
        Map.of(
            "caseCode", "EIR-0009",
            "category", "MISSING_SERIES",
            "queryText", "Where is the series of the 12th?",
            "deadline", "2026-11-12T19:05:00Z");
    put(Message.about("EIR-0009", site, "query.opened", values));

    postman(plain()).sendNext();

    assertThat(body(only()))
        .contains("(a missing series)")
        .contains("the question stands behind the link")
        .doesNotContain("12th");
  }

  @ParameterizedTest
  @ValueSource(strings = {"letter.eligible", "letter.notEligible", "letter.notEvaluable"})
  void aLetterWithAFindingIsNeverMailed(String key) {
    Account site = person("ivo", "Ivo", "ivo@clinic.example", "en", Role.QC);
    put(Message.about("EIR-0009", site, key, DUE));

    postman(plain()).sendNext();

    assertThat(mailServer.getReceivedMessages()).isEmpty();
    assertThat(outgoing().failure()).hasValue("NOT_FOR_MAIL");
  }

  @Test
  void anInvitationCarriesARightThatIsMadeWhenItIsSent() throws Exception {
    AccountOrder order = order("bea", "Bea", "bea@clinic.example", "en", Role.READER);
    archive.mailRights().invite(order, RUI);

    postman(plain()).sendNext();

    String body = body(only());
    String link =
        body.lines().filter(line -> line.startsWith("https://")).findFirst().orElseThrow();
    URI uri = URI.create(link);
    assertThat(uri.getPath()).isEqualTo("/people/invitation/u-0001");
    Token right = Token.parse(uri.getFragment()).orElseThrow();
    assertThat(archive.mailRights().owner(right).orElseThrow().login()).isEqualTo("bea");
    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain(uri.getFragment());
  }

  @Test
  void aMailServerThatIsAwayIsTriedAgainWithPausesAndThenTheFailureShows() {
    Account reader = person("bea", "Bea", "bea@clinic.example", "en", Role.READER);
    put(Message.about("EIR-0009", reader, "read.assigned", DUE));
    SmtpAddress away = plain();
    mailServer.stop();
    Postman postman = postman(away);

    assertThat(postman.sendNext()).isTrue();
    assertThat(postman.sendNext()).as("a pause comes first").isFalse();
    assertThat(outgoing().failure()).hasValue("UNREACHABLE");
    for (int i = 1; i < Outbox.MOST_ATTEMPTS; i++) {
      clock.advance(Duration.ofDays(2));
      assertThat(postman.sendNext()).isTrue();
    }

    clock.advance(Duration.ofDays(30));
    assertThat(postman.sendNext()).as("it rests").isFalse();
    assertThat(outgoing().state()).isEqualTo(Outgoing.State.FAILED);
    assertThat(archive.outbox().failures()).isEqualTo(1);
    assertThat(archive.events().of("message", "1"))
        .extracting(entry -> entry.act().event())
        .containsExactly("MESSAGE_FAILED");
  }

  @Test
  void aRetryAfterTheCauseIsGoneSendsIt() {
    Account nobody = person("bea", "Bea", "", "en", Role.READER);
    put(Message.about("EIR-0009", nobody, "read.assigned", DUE));
    Postman postman = postman(plain());
    postman.sendNext();
    assertThat(outgoing().failure()).hasValue("NO_ADDRESS");

    archive.accounts().setEmail("bea", "bea@clinic.example", RUI);
    assertThat(archive.outbox().retry(1)).isTrue();
    postman.sendNext();

    assertThat(outgoing().state()).isEqualTo(Outgoing.State.SENT);
    assertThat(mailServer.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aTextThatLacksAValueIsNotSent() {
    Account reader = person("bea", "Bea", "bea@clinic.example", "en", Role.READER);
    put(Message.about("EIR-0009", reader, "read.assigned", Map.of("caseCode", "EIR-0009")));

    postman(plain()).sendNext();

    assertThat(outgoing().failure()).hasValue("INCOMPLETE");
    assertThat(mailServer.getReceivedMessages()).isEmpty();
  }

  @Test
  void somebodyWhoIsLockedGetsNothing() {
    Account reader = person("bea", "Bea", "bea@clinic.example", "en", Role.READER);
    put(Message.about("EIR-0009", reader, "read.assigned", DUE));
    archive.accounts().lock("bea", RUI, "left the trial's team");

    postman(plain()).sendNext();

    assertThat(outgoing().failure()).hasValue("NOT_ACTIVE");
    assertThat(mailServer.getReceivedMessages()).isEmpty();
  }

  @Test
  void nothingIsHandedOverUnprotectedOrToAStrangersCertificate() {
    GreenMail tls = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTPS));
    tls.start();
    try {
      Account reader = person("bea", "Bea", "bea@clinic.example", "en", Role.READER);
      put(Message.about("EIR-0009", reader, "read.assigned", DUE));

      postman(address(mailServer.getSmtp().getPort(), Security.STARTTLS, "", "")).sendNext();
      assertThat(outgoing().failure()).hasValue("TLS");
      archive.outbox().retry(1);
      postman(address(tls.getSmtps().getPort(), Security.TLS, "", "")).sendNext();

      assertThat(outgoing().failure()).hasValue("TLS");
      assertThat(mailServer.getReceivedMessages()).isEmpty();
      assertThat(tls.getReceivedMessages()).isEmpty();
    } finally {
      tls.stop();
    }
  }

  @Test
  void aUserSignsInAtTheMailServer() {
    mailServer.setUser("eir@trial.example", "eir", "lantern");
    Account reader = person("bea", "Bea", "bea@clinic.example", "en", Role.READER);
    put(Message.about("EIR-0009", reader, "read.assigned", DUE));
    int port = mailServer.getSmtp().getPort();

    postman(address(port, Security.IF_OFFERED, "eir", "wrong")).sendNext();
    assertThat(outgoing().failure()).hasValue("LOGIN");
    archive.outbox().retry(1);
    postman(address(port, Security.IF_OFFERED, "eir", "lantern")).sendNext();

    assertThat(outgoing().state()).isEqualTo(Outgoing.State.SENT);
  }

  @Test
  void theThreadSendsWhatWaitsAndEndsWhenItIsClosed() {
    Account reader = person("bea", "Bea", "bea@clinic.example", "en", Role.READER);
    put(Message.about("EIR-0009", reader, "read.assigned", DUE));

    try (Postman postman = postman(plain())) {
      postman.start();

      assertThat(mailServer.waitForIncomingEmail(30_000, 1)).isTrue();
    }
    assertThat(outgoing().state()).isEqualTo(Outgoing.State.SENT);
  }

  private SmtpAddress plain() {
    return address(mailServer.getSmtp().getPort(), Security.IF_OFFERED, "", "");
  }

  private static SmtpAddress address(int port, Security security, String user, String password) {
    return new SmtpAddress(HOST, port, security, user, new Secret(password), "eir@trial.example");
  }

  private Postman postman(SmtpAddress address) {
    MailWriter writer =
        new MailWriter(
            archive,
            new Origin(URI.create("https://eir.example")),
            Texts.load(),
            new TrialIdentity("EIR", "Sponsor", "DEMO", ""),
            "",
            language -> Words.of(language, ZoneOffset.UTC));
    EventLog events = new EventLog(new PrintStream(log, true, StandardCharsets.UTF_8), clock);
    return new Postman(archive.outbox(), writer, new MailServer(address), clock, events);
  }

  private Account person(String login, String name, String email, String language, Role role) {
    AccountChange made =
        archive
            .accounts()
            .create(
                order(login, name, email, language, role),
                new Password("a lantern over quiet water"),
                RUI);
    return ((AccountChange.Done) made).account();
  }

  private static AccountOrder order(
      String login, String name, String email, String language, Role role) {
    Optional<String> address = Optional.of(email).filter(text -> !text.isEmpty());
    return new AccountOrder(login, name, address, language, Set.of(role), Optional.empty());
  }

  private void put(Message message) {
    archive.database().run(handle -> archive.outbox().put(handle, message));
  }

  private Outgoing outgoing() {
    return archive.outbox().find(1).orElseThrow();
  }

  private MimeMessage only() {
    assertThat(mailServer.getReceivedMessages()).hasSize(1);
    return mailServer.getReceivedMessages()[0];
  }

  private static String body(MimeMessage mail) throws Exception {
    return mail.getContent().toString().replace("\r\n", "\n");
  }
}
