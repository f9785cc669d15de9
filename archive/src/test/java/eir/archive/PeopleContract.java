package eir.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import eir.archive.access.Account;
import eir.archive.access.AccountChange;
import eir.archive.access.AccountOrder;
import eir.archive.access.AccountState;
import eir.archive.access.FreshSignature;
import eir.archive.access.GrantChange;
import eir.archive.access.MailRights;
import eir.archive.access.Password;
import eir.archive.access.RoleGrants.Grant;
import eir.archive.access.Session;
import eir.archive.access.SignIn;
import eir.archive.access.Token;
import eir.archive.journal.Who;
import eir.archive.message.Outbox;
import eir.archive.message.Outgoing;
import eir.trial.Role;
import eir.trial.TrialIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who people are and what they may act as, on either database. */
abstract class PeopleContract {
  private static final Who IRIS = Who.of("u-0001", Role.ADMINISTRATOR);
  private static final Password GOOD = new Password("four slow green herons");
  private static final Password BETTER = new Password("nine quick blue kingfishers");
  private static final Password WRONG = new Password("one wrong black raven");
  private static final Duration LEASE = Duration.ofMinutes(5);

  final MutableClock clock = new MutableClock();
  Archive archive;

  abstract ArchivePlaces emptyPlaces();

  @BeforeEach
  void open() {
    archive = Archive.open(emptyPlaces(), clock);
    archive.sites().put(Samples.AURORA, IRIS);
    archive.sites().nameTrial(new TrialIdentity("DEMO", "Sponsor", "P-1", ""), IRIS);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void everyPersonHasAnIdThatDoesNotDependOnTheirLogin() {
    create("eva", Role.COORDINATOR);
    create("rui", Role.QC);
    assertThat(archive.accounts().create(order("eva", Role.QC), GOOD, IRIS))
        .isEqualTo(new AccountChange.LoginTaken());
    create("lena", Role.READER);

    assertThat(archive.accounts().list())
        .extracting(Account::login, Account::userId)
        .containsExactlyInAnyOrder(
            tuple("eva", "u-0001"), tuple("rui", "u-0002"), tuple("lena", "u-0003"));
    assertThat(archive.accounts().ofUser("u-0003").orElseThrow().login()).isEqualTo("lena");
  }

  @Test
  void aSessionActsInOneRoleAtATimeAndTheRecordsNameIt() {
    create("eva", Role.COORDINATOR, Role.QC);
    SignIn.SignedIn signedIn = signIn("eva", GOOD);
    assertThat(signedIn.session().who()).isEqualTo(Who.of("u-0001", Role.COORDINATOR));

    assertThat(archive.sessions().actAs(signedIn.token(), Role.PHYSICIAN)).isFalse();
    assertThat(archive.sessions().actAs(signedIn.token(), Role.QC)).isTrue();

    assertThat(session(signedIn.token()).role()).isEqualTo(Role.QC);
    archive.sessions().end(signedIn.token());
    assertThat(archive.events().list(Long.MAX_VALUE, 1).getFirst().act().who())
        .isEqualTo(Who.of("u-0001", Role.QC));
  }

  @Test
  void aRoleIsHeldInOneTrial() {
    create("eva", Role.COORDINATOR);

    assertThat(archive.roleGrants().of("eva")).containsExactly(new Grant("DEMO", Role.COORDINATOR));
    archive.database().run(handle -> handle.execute("UPDATE role_grant SET trial = 'OTHER'"));
    assertThat(archive.accounts().find("eva").orElseThrow().roles()).isEmpty();
  }

  @Test
  void aRoleIsGivenAndTakenWithAReasonInTheJournal() {
    create("eva", Role.COORDINATOR);
    assertThat(archive.roleGrants().grant("eva", Role.QC, IRIS, "covers for Caio"))
        .isEqualTo(GrantChange.DONE);
    assertThat(archive.roleGrants().grant("eva", Role.QC, IRIS, "again"))
        .isEqualTo(GrantChange.UNCHANGED);
    assertThat(archive.roleGrants().grant("eva", Role.SITE, IRIS, "no site"))
        .isEqualTo(GrantChange.NOT_GRANTABLE);
    assertThat(archive.roleGrants().grant("nobody", Role.QC, IRIS, "who"))
        .isEqualTo(GrantChange.UNKNOWN);
    Token token = signIn("eva", GOOD).token();

    assertThat(archive.roleGrants().revoke("eva", Role.COORDINATOR, IRIS, "left the desk"))
        .isEqualTo(GrantChange.DONE);

    assertThat(archive.sessions().find(token)).isEmpty();
    assertThat(archive.roleGrants().revoke("eva", Role.QC, IRIS, "all"))
        .isEqualTo(GrantChange.LAST_ROLE);
    assertThat(archive.events().of("user", "u-0001"))
        .extracting(entry -> entry.act().event())
        .containsExactly("USER_CREATED", "ROLE_GRANTED", "SIGN_IN", "ROLE_REVOKED");
  }

  @Test
  void somebodyOfASiteNamesIt() {
    assertThatThrownBy(() -> order("rui", Role.SITE))
        .hasMessage("Somebody with the role SITE belongs to one site");
    archive
        .accounts()
        .create(
            new AccountOrder(
                "rui",
                "Rui Sales",
                Optional.empty(),
                "pt-BR",
                Set.of(Role.SITE),
                Optional.of("S01")),
            GOOD,
            IRIS);

    Account rui = archive.accounts().find("rui").orElseThrow();
    assertThat(rui.site()).contains("S01");
    assertThat(rui.language()).isEqualTo("pt-BR");
  }

  @Test
  void anInvitedPersonChoosesTheirPasswordByAMailedLinkOnce() {
    Account lena = invite("lena", "lena@example.org");
    assertThat(lena.state()).isEqualTo(AccountState.INVITED);
    Outbox.Taken mail = archive.outbox().take(LEASE).orElseThrow();
    assertThat(mail.outgoing().message().key()).isEqualTo(MailRights.INVITATION);
    assertThat(mail.outgoing().message().recipient()).isEqualTo(lena.userId());
    Token right = archive.mailRights().mint(lena.userId()).orElseThrow();
    assertThat(archive.outbox().sent(mail)).isTrue();

    assertThat(archive.mailRights().owner(right).orElseThrow().login()).isEqualTo("lena");
    assertThat(archive.mailRights().choosePassword(right, new Password("short")))
        .isInstanceOf(AccountChange.PasswordRefused.class);
    assertThat(archive.mailRights().choosePassword(right, GOOD))
        .isInstanceOf(AccountChange.Done.class);

    assertThat(archive.mailRights().choosePassword(right, BETTER))
        .isEqualTo(new AccountChange.NotAllowed());
    assertThat(signIn("lena", GOOD).session().account().state()).isEqualTo(AccountState.ACTIVE);
    assertThat(dump("mail_right")).doesNotContain(right.reveal());
  }

  @Test
  void anInvitationEndsAfterAWeekOrWhenItIsSentAgain() {
    Account lena = invite("lena", "lena@example.org");
    Token replaced = archive.mailRights().mint(lena.userId()).orElseThrow();
    assertThat(archive.mailRights().inviteAgain("lena")).isTrue();
    Token old = archive.mailRights().mint(lena.userId()).orElseThrow();

    assertThat(archive.mailRights().owner(replaced)).isEmpty();
    clock.advance(MailRights.INVITATION_AGE);
    assertThat(archive.mailRights().choosePassword(old, GOOD))
        .isEqualTo(new AccountChange.NotAllowed());
    assertThat(archive.sessions().signIn("lena", GOOD)).isEqualTo(new SignIn.Refused());
  }

  @Test
  void aForgottenPasswordIsMailedOnlyToWhoIsThere() {
    invite("lena", "lena@example.org");
    Token joined = archive.mailRights().mint("u-0001").orElseThrow();
    archive.mailRights().choosePassword(joined, GOOD);
    Token elsewhere = signIn("lena", GOOD).token();
    assertThat(archive.outbox().list(10, 0)).hasSize(1);

    archive.mailRights().askReset("nobody@example.org");
    assertThat(archive.outbox().list(10, 0)).hasSize(1);
    archive.mailRights().askReset("lena@example.org");
    assertThat(archive.outbox().list(10, 0).getFirst().message().key()).isEqualTo(MailRights.RESET);

    Token right = archive.mailRights().mint("u-0001").orElseThrow();
    clock.advance(Duration.ofMinutes(59));
    assertThat(archive.mailRights().choosePassword(right, BETTER))
        .isInstanceOf(AccountChange.Done.class);
    assertThat(archive.sessions().find(elsewhere)).isEmpty();
    signIn("lena", BETTER);
  }

  @Test
  void aLockedPersonsMailIsWorthNothing() {
    invite("lena", "lena@example.org");
    Token right = archive.mailRights().mint("u-0001").orElseThrow();

    archive.accounts().lock("lena", IRIS, "mistake");

    assertThat(archive.mailRights().choosePassword(right, GOOD))
        .isEqualTo(new AccountChange.NotAllowed());
    assertThat(archive.mailRights().mint("u-0001")).isEmpty();
    assertThat(archive.accounts().find("lena").orElseThrow().state())
        .isEqualTo(AccountState.LOCKED);
  }

  @Test
  void afterTenWrongPasswordsNotEvenTheRightOneIsTakenForAQuarterOfAnHour() {
    create("eva", Role.COORDINATOR);
    for (int i = 0; i < 9; i++) {
      assertThat(archive.sessions().signIn("eva", WRONG)).isEqualTo(new SignIn.Refused());
    }
    signIn("eva", GOOD);
    for (int i = 0; i < 10; i++) {
      assertThat(archive.sessions().signIn("eva", WRONG)).isEqualTo(new SignIn.Refused());
    }

    assertThat(archive.sessions().signIn("eva", GOOD)).isEqualTo(new SignIn.Refused());
    clock.advance(Duration.ofMinutes(15));
    signIn("eva", GOOD);
  }

  @Test
  void aSignatureNeedsBothComponentsAndIsGoodOnceForWhoGaveIt() {
    create("eva", Role.COORDINATOR);
    create("rui", Role.COORDINATOR);
    Session eva = signIn("eva", GOOD).session();
    Session rui = signIn("rui", GOOD).session();

    assertThat(archive.signing().verify(eva, "eva", WRONG)).isEmpty();
    assertThat(archive.signing().verify(eva, "rui", GOOD)).isEmpty();
    FreshSignature signature = archive.signing().verify(eva, " EVA ", GOOD).orElseThrow();

    assertThat(signature.printedName()).isEqualTo("Eva Moreira");
    assertThat(signature.useFor(rui.who())).isFalse();
    assertThat(signature.useFor(eva.who())).isTrue();
    assertThat(signature.useFor(eva.who())).isFalse();
  }

  @Test
  void anAddressAndALanguageAreOnePersons() {
    invite("lena", "lena@example.org");
    create("eva", Role.COORDINATOR);

    assertThat(archive.accounts().setEmail("eva", "lena@example.org", IRIS)).isFalse();
    assertThat(archive.accounts().setEmail("eva", "eva@example.org", IRIS)).isTrue();
    assertThat(archive.accounts().setLanguage("eva", "pt-BR", IRIS)).isTrue();
    assertThat(archive.accounts().rename("eva", "Eva M. Lima", IRIS)).isTrue();

    Account eva = archive.accounts().find("eva").orElseThrow();
    assertThat(eva.email()).contains("eva@example.org");
    assertThat(eva.language()).isEqualTo("pt-BR");
    assertThat(eva.name()).isEqualTo("Eva M. Lima");
    assertThatThrownBy(() -> archive.accounts().setLanguage("eva", "de", IRIS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // The outbox

  @Test
  void aMailThatFailsIsTriedAgainLaterAndThenRestsWhereItIsSeen() {
    invite("lena", "lena@example.org");
    int tries = 0;
    while (archive.outbox().failures() == 0) {
      Outbox.Taken taken = archive.outbox().take(LEASE).orElseThrow();
      assertThat(archive.outbox().take(LEASE)).isEmpty();
      assertThat(archive.outbox().failed(taken, "SMTP_450")).isTrue();
      assertThat(archive.outbox().take(LEASE)).isEmpty();
      clock.advance(Duration.ofDays(2));
      tries++;
    }

    assertThat(tries).isEqualTo(Outbox.MOST_ATTEMPTS);
    Outgoing failed = archive.outbox().list(10, 0).getFirst();
    assertThat(failed.state()).isEqualTo(Outgoing.State.FAILED);
    assertThat(failed.failure()).contains("SMTP_450");
    assertThat(archive.events().of("message", Long.toString(failed.id())))
        .extracting(entry -> entry.act().event())
        .containsExactly("MESSAGE_FAILED");
    assertThat(archive.outbox().retry(failed.id())).isTrue();
    Outbox.Taken again = archive.outbox().take(LEASE).orElseThrow();
    assertThat(archive.outbox().sent(again)).isTrue();
    assertThat(archive.outbox().list(10, 0).getFirst().state()).isEqualTo(Outgoing.State.SENT);
    assertThat(archive.outbox().retry(failed.id())).isFalse();
  }

  @Test
  void aSenderThatDiesLeavesItsMailToTheNext() {
    invite("lena", "lena@example.org");
    Outbox.Taken lost = archive.outbox().take(LEASE).orElseThrow();
    clock.advance(LEASE);

    Outbox.Taken next = archive.outbox().take(LEASE).orElseThrow();

    assertThat(archive.outbox().sent(lost)).isFalse();
    assertThat(archive.outbox().sent(next)).isTrue();
    assertThat(archive.outbox().take(LEASE)).isEmpty();
  }

  private Account invite(String login, String email) {
    AccountOrder order =
        new AccountOrder(
            login, "Dr Lena Hoff", Optional.of(email), "en", Set.of(Role.READER), Optional.empty());
    return ((AccountChange.Done) archive.mailRights().invite(order, IRIS)).account();
  }

  private void create(String login, Role... roles) {
    assertThat(archive.accounts().create(order(login, roles), GOOD, IRIS))
        .isInstanceOf(AccountChange.Done.class);
  }

  private static AccountOrder order(String login, Role... roles) {
    return AccountOrder.plain(login, "Eva Moreira", Set.of(roles));
  }

  private SignIn.SignedIn signIn(String login, Password password) {
    return (SignIn.SignedIn) archive.sessions().signIn(login, password);
  }

  private Session session(Token token) {
    return archive.sessions().find(token).orElseThrow();
  }

  private List<String> dump(String table) {
    return archive
        .database()
        .read(handle ->
            handle.createQuery("SELECT * FROM " + table).mapToMap().list().stream()
                .map(Object::toString)
                .toList());
  }
}
