package eir.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.archive.access.Account;
import eir.archive.access.AccountChange;
import eir.archive.access.AccountOrder;
import eir.archive.access.Link;
import eir.archive.access.LinkKey;
import eir.archive.access.LinkOpening;
import eir.archive.access.LinkOrder;
import eir.archive.access.LinkScope;
import eir.archive.access.LinkUse;
import eir.archive.access.MintedLink;
import eir.archive.access.Password;
import eir.archive.access.PasswordProblem;
import eir.archive.access.Session;
import eir.archive.access.SignIn;
import eir.archive.access.Token;
import eir.archive.journal.Entry;
import eir.archive.journal.Who;
import eir.trial.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come in, on either database. */
abstract class AccessContract {
  private static final Who EVA = Samples.EVA;
  private static final Who IRIS = Who.of("u-0001", Role.ADMINISTRATOR);
  private static final Password GOOD = new Password("four slow green herons");
  private static final Password BETTER = new Password("nine quick blue kingfishers");

  final MutableClock clock = new MutableClock();
  Archive archive;

  abstract ArchivePlaces emptyPlaces();

  @BeforeEach
  void open() {
    archive = Archive.open(emptyPlaces(), clock);
    archive.sites().put(Samples.AURORA, EVA);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  // Links

  @Test
  void aLinkOpensWithItsKeyHoweverItIsTyped() {
    MintedLink minted = mint();
    String typed =
        minted.key().reveal().toUpperCase(Locale.ROOT).replace('0', 'O').replace('1', 'l');

    assertThat(minted.link().id()).matches("[0-9a-hjkmnp-tv-z]{10}");
    assertThat(minted.key().reveal()).matches("[0-9a-hjkmnp-tv-z]{26}");
    assertThat(archive.links().open(minted.link().id(), LinkKey.parse(typed).orElseThrow()))
        .isEqualTo(new LinkOpening.Active(minted.link()));
  }

  @Test
  void aWrongKeyAndAnUnknownIdGetTheSameAnswer() {
    MintedLink minted = mint();
    MintedLink other = mint();

    assertThat(archive.links().open(minted.link().id(), other.key()))
        .isEqualTo(archive.links().open("0000000000", minted.key()))
        .isEqualTo(archive.links().open("not an id", minted.key()))
        .isEqualTo(new LinkOpening.Unknown());
  }

  @Test
  void theKeyItselfIsNowhereInTheDatabase() {
    MintedLink minted = mint();

    List<String> row =
        archive
            .database()
            .read(handle ->
                handle.createQuery("SELECT * FROM link").mapToMap().list().stream()
                    .map(Object::toString)
                    .toList());

    assertThat(row).hasSize(1).noneMatch(text -> text.contains(minted.key().reveal()));
    assertThat(minted.toString()).doesNotContain(minted.key().reveal());
  }

  @Test
  void aLinkEndsAtItsExpiryOrWhenItIsRevoked() {
    MintedLink minted = mint();
    archive
        .links()
        .setExpiry(minted.link().id(), Optional.of(clock.instant().plus(Duration.ofDays(1))), EVA);

    assertThat(open(minted)).isInstanceOf(LinkOpening.Active.class);
    clock.advance(Duration.ofDays(1));
    assertThat(open(minted)).isInstanceOf(LinkOpening.Ended.class);

    archive.links().setExpiry(minted.link().id(), Optional.empty(), EVA);
    assertThat(open(minted)).isInstanceOf(LinkOpening.Active.class);
    assertThat(archive.links().revoke(minted.link().id(), EVA, "leaked")).isTrue();
    assertThat(archive.links().revoke(minted.link().id(), EVA, "leaked")).isFalse();
    assertThat(open(minted)).isInstanceOf(LinkOpening.Ended.class);
  }

  @Test
  void usesAreCountedWithTheVisitorsNetworkOnly() throws UnknownHostException {
    MintedLink minted = mint();
    String id = minted.link().id();

    archive.links().used(id, LinkUse.Action.LINK_OPENED, InetAddress.getByName("203.0.113.77"));
    archive
        .links()
        .used(
            id, LinkUse.Action.IMAGES_OPENED, InetAddress.getByName("2001:db8:12:34:56:78:9a:bc"));

    Link link = archive.links().find(id).orElseThrow();
    assertThat(link.uses()).isEqualTo(2);
    assertThat(link.lastUsed()).contains(clock.instant());
    assertThat(archive.links().uses(id, 10))
        .extracting(LinkUse::network)
        .containsExactly("2001:db8:12:0:0:0:0:0/48", "203.0.113.0/24");
    assertThat(archive.links().revokeUnused(id, EVA)).isFalse();
  }

  @Test
  void aLinkIsListedAndChanged() {
    MintedLink minted = mint();
    String id = minted.link().id();

    assertThat(archive.links().setLabel(id, Optional.of("for Dr. Lima"), EVA)).isTrue();
    assertThat(archive.links().setOrigins(id, List.of("https://example.org"), EVA)).isTrue();
    assertThat(archive.links().setLabel("0000000000", Optional.empty(), EVA)).isFalse();

    assertThat(archive.links().listOfSite("S01")).isEqualTo(archive.links().list(10, 0));
    Link link = archive.links().list(10, 0).getFirst();
    assertThat(link.label()).contains("for Dr. Lima");
    assertThat(link.embedOrigins()).containsExactly("https://example.org");
    assertThat(archive.links().revokeUnused(id, EVA)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/path",
        "example.org",
        "https://a b",
        "https://x; script-src *",
        "*"
      })
  void whatIsNoOriginNeverReachesAHeader(String origin) {
    MintedLink minted = mint();

    assertThatThrownBy(() -> archive.links().setOrigins(minted.link().id(), List.of(origin), EVA))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // Accounts

  @Test
  void theFirstAdministratorIsMadeByAOneTimeRight() {
    Token setup = archive.accounts().mintSetup().orElseThrow();

    assertThat(archive.accounts().setUp(setup, "iris", "Iris Amaral", GOOD))
        .isInstanceOf(AccountChange.Done.class);

    assertThat(archive.accounts().setUp(setup, "other", "Other", GOOD))
        .isEqualTo(new AccountChange.NotAllowed());
    assertThat(archive.accounts().mintSetup()).isEmpty();
    assertThat(archive.accounts().find("iris").orElseThrow().roles()).contains(Role.ADMINISTRATOR);
  }

  @Test
  void aSetupRightThatIsOldOrReplacedIsWorthNothing() {
    Token replaced = archive.accounts().mintSetup().orElseThrow();
    Token old = archive.accounts().mintSetup().orElseThrow();

    assertThat(archive.accounts().setUp(replaced, "iris", "Iris", GOOD))
        .isEqualTo(new AccountChange.NotAllowed());
    clock.advance(Duration.ofHours(25));
    assertThat(archive.accounts().setUp(old, "iris", "Iris", GOOD))
        .isEqualTo(new AccountChange.NotAllowed());
    assertThat(archive.accounts().isEmpty()).isTrue();
  }

  @Test
  void aPasswordSignsInAndAWrongOneDoesNot() {
    create("eva");

    SignIn.SignedIn signedIn = signIn("eva", GOOD);

    assertThat(archive.sessions().find(signedIn.token())).contains(signedIn.session());
    assertThat(archive.sessions().signIn("eva", BETTER)).isEqualTo(new SignIn.Refused());
    assertThat(archive.sessions().signIn("nobody", GOOD)).isEqualTo(new SignIn.Refused());
    assertThat(archive.accounts().list()).extracting(Account::login).containsExactly("eva");
  }

  @Test
  void aSessionEndsWhenIdleAndAfterTwelveHours() {
    create("eva");
    Token idle = signIn("eva", GOOD).token();
    clock.advance(Duration.ofMinutes(31));
    assertThat(archive.sessions().find(idle)).isEmpty();

    Token busy = signIn("eva", GOOD).token();
    for (int i = 0; i < 28; i++) {
      clock.advance(Duration.ofMinutes(25));
      assertThat(archive.sessions().find(busy)).isPresent();
    }
    clock.advance(Duration.ofMinutes(25));
    assertThat(archive.sessions().find(busy)).isEmpty();
  }

  @Test
  void aNewPasswordALockAndSigningOutEndSessions() {
    create("eva");
    Session eva = signIn("eva", GOOD).session();
    Token first = signIn("eva", GOOD).token();
    assertThat(archive.accounts().changePassword(eva, BETTER, GOOD))
        .isEqualTo(new AccountChange.NotAllowed());
    assertThat(archive.accounts().changePassword(eva, GOOD, BETTER))
        .isInstanceOf(AccountChange.Done.class);
    assertThat(archive.sessions().find(first)).isEmpty();

    Token second = signIn("eva", BETTER).token();
    archive.sessions().end(second);
    assertThat(archive.sessions().find(second)).isEmpty();

    signIn("eva", BETTER);
    signIn("eva", BETTER);
    assertThat(archive.sessions().endAll("eva", IRIS)).isEqualTo(2);

    Token third = signIn("eva", BETTER).token();
    archive.accounts().lock("eva", IRIS, "left");
    assertThat(archive.sessions().find(third)).isEmpty();
    assertThat(archive.sessions().signIn("eva", BETTER)).isEqualTo(new SignIn.Refused());
    archive.accounts().unlock("eva", IRIS);
    signIn("eva", BETTER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234",
        "P@ssw0rd2024!!",
        "qwertyuiop123",
        "123456789012",
        "dragondragon",
        "aaaaaaaaaaaa"
      })
  void whatAttackersTryFirstIsNoPassword(String password) {
    assertThat(archive.accounts().create(account("eva"), new Password(password), IRIS))
        .isEqualTo(new AccountChange.PasswordRefused(PasswordProblem.BREACHED));
  }

  @Test
  void aPasswordHasTwelveTo128CharactersAndIsNotTheLogin() {
    assertThat(archive.accounts().create(account("eva"), new Password("elevenchars"), IRIS))
        .isEqualTo(new AccountChange.PasswordRefused(PasswordProblem.TOO_SHORT));
    assertThat(archive.accounts().create(account("eva"), new Password("ab ".repeat(43)), IRIS))
        .isEqualTo(new AccountChange.PasswordRefused(PasswordProblem.TOO_LONG));
    assertThat(
            archive.accounts().create(account("eva.moreira"), new Password("Eva.Moreira1"), IRIS))
        .isEqualTo(new AccountChange.PasswordRefused(PasswordProblem.LIKE_LOGIN));
    assertThat(archive.accounts().isEmpty()).isTrue();
  }

  @Test
  void aLoginBelongsToOnePerson() {
    create("eva");

    assertThat(archive.accounts().create(account("eva"), BETTER, IRIS))
        .isEqualTo(new AccountChange.LoginTaken());
  }

  @Test
  void everyActOfTheArchiveIsInTheTableOfAuditEvents() throws IOException {
    create("eva");
    SignIn.SignedIn session = signIn("eva", GOOD);
    archive.sessions().signIn("eva", BETTER);
    archive.sessions().end(session.token());
    archive.accounts().lock("eva", IRIS, "left");
    archive.links().revoke(mint().link().id(), EVA, "leaked");
    new Samples(archive).submit("6VE8KPBR9", 1);
    Set<String> table = new HashSet<>();
    for (String line :
        Files.readAllLines(Path.of(System.getProperty("eir.root"), "domain", "audit-events.tsv"))) {
      table.add(line.split("\t")[0]);
    }

    assertThat(archive.events().list(Long.MAX_VALUE, 100))
        .extracting((Entry entry) -> entry.act().event())
        .hasSizeGreaterThan(7)
        .allMatch(table::contains);
  }

  private LinkOpening open(MintedLink minted) {
    return archive.links().open(minted.link().id(), minted.key());
  }

  private MintedLink mint() {
    return archive.links().mint(LinkOrder.plain(new LinkScope.UploadTo("S01"), EVA));
  }

  private void create(String login) {
    assertThat(archive.accounts().create(account(login), GOOD, IRIS))
        .isInstanceOf(AccountChange.Done.class);
  }

  private static AccountOrder account(String login) {
    return AccountOrder.plain(login, "Eva Moreira", Set.of(Role.COORDINATOR, Role.QC));
  }

  private SignIn.SignedIn signIn(String login, Password password) {
    return (SignIn.SignedIn) archive.sessions().signIn(login, password);
  }
}
