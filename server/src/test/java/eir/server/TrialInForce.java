package eir.server;

import eir.archive.Archive;
import eir.archive.access.AccountOrder;
import eir.archive.access.Password;
import eir.archive.access.Session;
import eir.archive.access.SignIn;
import eir.archive.casework.CaseAnswer;
import eir.archive.casework.CaseRequest;
import eir.archive.casework.Units;
import eir.archive.index.Site;
import eir.archive.journal.Who;
import eir.trial.Actor;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.CaseFile;
import eir.trial.Role;
import eir.trial.Signing;
import eir.trial.Slot;
import eir.trial.TrialIdentity;
import eir.trial.UnitCode;
import eir.trial.audit.SignatureMeaning;
import eir.trial.charter.Charter;
import eir.trial.charter.CharterJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A trial in force over an archive, and those who act in it, all with {@link #PASSWORD}: {@code
 * sara} of the site S01, {@code tom} of S02, {@code ana} coordinator, {@code caio} quality control,
 * {@code lena} and {@code davi} readers, {@code mei} adjudicator, {@code olga} physician.
 */
public final class TrialInForce {
  public static final String PASSWORD = "a lantern over quiet water";

  private final Archive archive;
  private final Charter charter;
  private final Map<String, SignIn.SignedIn> sessions = new ConcurrentHashMap<>();

  /** Under the charter of the table's defaults. */
  public TrialInForce(Archive archive) {
    this(archive, UnaryOperator.identity());
  }

  /** Under a charter with {@code changes}. */
  public TrialInForce(Archive archive, UnaryOperator<ObjectNode> changes) {
    this.archive = archive;
    archive.sites().nameTrial(new TrialIdentity("DEMO", "Sponsor", "P1", ""), Who.SYSTEM);
    aurora("+55 00 5550-0142");
    archive.sites().put(Site.of("S02", "Lakeside Children’s", "Northbridge", "en", ""), Who.SYSTEM);
    archive
        .units()
        .put(
            new Units.Unit(new UnitCode("N01"), "Nova", "nova@example.org", "en", true),
            Who.SYSTEM);
    person("sara", "Dra Sara Nogueira", "S01", Role.SITE);
    person("tom", "Dr Tom Avery", "S02", Role.SITE);
    if (archive.accounts().list().stream().noneMatch(each -> each.login().equals("ana"))) {
      person("ana", "Ana Ribeiro", "", Role.COORDINATOR);
    }
    person("caio", "Caio Nunes", "", Role.QC);
    person("lena", "Dra Lena Sá", "", Role.READER);
    person("davi", "Dr Davi Reis", "", Role.READER);
    person("mei", "Dra Mei Lin", "", Role.ADJUDICATOR);
    person("olga", "Dra Olga Reis", "", Role.PHYSICIAN);
    charter = putInForce(1, changes);
  }

  /** Activates the next version of the charter, by the physician's signature. */
  Charter putInForce(int version, UnaryOperator<ObjectNode> changes) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("format", CharterJson.FORMAT)
            .put("charterId", "DIPG")
            .put("version", version)
            .put("sponsor", "Sponsor")
            .put("protocolId", "P1");
    json.putArray("consentVersions").add("1.0").add("2.1");
    Charter read = ((CharterJson.Valid) CharterJson.read(changes.apply(json))).charter();
    archive.charters().draft(read, session("ana").who());
    Session olga = session("olga");
    archive
        .charters()
        .activate(
            read.key(),
            olga.who(),
            archive.signing().verify(olga, "olga", new Password(PASSWORD)),
            "the trial begins");
    return read;
  }

  public Charter charter() {
    return charter;
  }

  /** The site S01, with this telephone number of its coordinator. */
  public void aurora(String phone) {
    archive
        .sites()
        .put(Site.of("S01", "Hospital Aurora", "Vila Serena", "pt-BR", phone), Who.SYSTEM);
  }

  /** One person more; {@code site} is empty for none. */
  public void person(String login, String name, String site, Role... roles) {
    archive
        .accounts()
        .create(
            new AccountOrder(
                login,
                name,
                Optional.of(login + "@example.org"),
                "en",
                Set.of(roles),
                site.isEmpty() ? Optional.empty() : Optional.of(site)),
            new Password(PASSWORD),
            Who.SYSTEM);
  }

  /** A session of this person, the same as long as it lasts. */
  SignIn.SignedIn signedIn(String login) {
    SignIn.SignedIn known = sessions.get(login);
    if (known != null && archive.sessions().find(known.token()).isPresent()) {
      return known;
    }
    SignIn.SignedIn fresh =
        (SignIn.SignedIn) archive.sessions().signIn(login, new Password(PASSWORD));
    sessions.put(login, fresh);
    return fresh;
  }

  public Session session(String login) {
    return signedIn(login).session();
  }

  public Actor actor(String login) {
    return session(login).actor();
  }

  public CaseFile file(CaseCode code) {
    return archive.cases().file(code).orElseThrow();
  }

  /** Opens a case. */
  public CaseCode open(String login, CaseCommand.OpenCase command) {
    return done(archive.cases().act(CaseRequest.open(UUID.randomUUID(), actor(login), command)));
  }

  /** Does it at the version of this moment, signed if the command says so. */
  public CaseCode act(CaseCode code, String login, CaseCommand command) {
    return done(answer(code, login, command));
  }

  /** What is answered to that. */
  public CaseAnswer answer(CaseCode code, String login, CaseCommand command) {
    Session session = session(login);
    CaseRequest plain =
        CaseRequest.of(
            code,
            file(code).versions().seenBy(command),
            UUID.randomUUID(),
            session.actor(),
            command);
    return archive
        .cases()
        .act(
            command instanceof CaseCommand.Signed
                ? plain.signed(
                    archive.signing().verify(session, login, new Password(PASSWORD)).orElseThrow())
                : plain);
  }

  private static CaseCode done(CaseAnswer answer) {
    if (answer instanceof CaseAnswer.Done(CaseCode code, _, _)) {
      return code;
    }
    throw new AssertionError("not done: " + answer);
  }

  /** The slot that this person has in the case. */
  Slot slot(CaseCode code, String login) {
    return List.of(Slot.values()).stream()
        .filter(each -> file(code).reader(each).equals(Optional.of(actor(login).user())))
        .findFirst()
        .orElseThrow();
  }

  public static Signing fresh(SignatureMeaning meaning) {
    return new Signing.Fresh(meaning);
  }
}
