package eir.cli;

import eir.archive.Archive;
import eir.archive.access.Account;
import eir.archive.access.AccountOrder;
import eir.archive.access.FreshSignature;
import eir.archive.access.Password;
import eir.archive.access.Session;
import eir.archive.access.SignIn;
import eir.archive.casework.Charters;
import eir.archive.casework.Units.Unit;
import eir.archive.journal.Who;
import eir.cli.story.StoryTeller;
import eir.server.demo.DemoPerson;
import eir.trial.Role;
import eir.trial.UnitCode;
import eir.trial.charter.Charter;
import eir.trial.charter.CharterJson;
import eir.trial.charter.CharterKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The people of the demonstration, with one password that is new at each start and stands on the
 * landing page: signing asks for it. Only on this computer, as the demonstration is.
 */
final class DemoPeople implements StoryTeller.Cast {
  private final Archive archive;
  private final JsonNode story;
  private final Password password;
  private final String shown;
  private final Set<String> admitted = new HashSet<>(); // guarded by this
  private final Map<String, SignIn.SignedIn> sessions = new HashMap<>(); // guarded by this

  private DemoPeople(Archive archive, JsonNode story, String shown) {
    this.archive = archive;
    this.story = story;
    this.shown = shown;
    this.password = new Password(shown);
  }

  /** The people of {@code story}; nobody is in the archive before {@link #prepare}. */
  static DemoPeople of(Archive archive, JsonNode story) {
    byte[] bits = new byte[6];
    new SecureRandom().nextBytes(bits);
    return new DemoPeople(archive, story, "demo-" + HexFormat.of().formatHex(bits));
  }

  /** Makes whoever is missing and puts the charter in force; slow, as passwords are hashed. */
  void prepare() {
    list().forEach(person -> admit(person.login()));
    unit();
    charter();
  }

  /** What all of them sign in and sign with. */
  String password() {
    return shown;
  }

  /** Everybody, in the order of the story. */
  List<DemoPerson> list() {
    List<DemoPerson> people = new ArrayList<>();
    for (JsonNode user : story.path("users")) {
      people.add(
          new DemoPerson(
              user.path("login").asString(),
              user.path("name").asString(),
              Role.valueOf(user.path("role").asString())));
    }
    return people;
  }

  /** Signs in {@code login}; makes the account, or renews its password, at the first click. */
  SignIn signIn(String login) {
    if (list().stream().noneMatch(person -> person.login().equals(login))) {
      return new SignIn.Refused();
    }
    admit(login);
    return archive.sessions().signIn(login, password);
  }

  private synchronized void admit(String login) {
    if (!admitted.add(login)) {
      return;
    }
    if (archive.accounts().find(login).isPresent()) {
      archive.accounts().resetPassword(login, password, Who.SYSTEM);
      return;
    }
    JsonNode user = user(login);
    Optional<String> site = Optional.of(user.path("site").asString("")).filter(s -> !s.isEmpty());
    AccountOrder order =
        new AccountOrder(
            login,
            user.path("name").asString(),
            Optional.empty(),
            site.map(this::languageOf).orElse("en"),
            Set.of(Role.valueOf(user.path("role").asString())),
            site);
    archive.accounts().create(order, password, Who.SYSTEM);
  }

  @Override
  public Session session(Role role, String site) {
    for (JsonNode user : story.path("users")) {
      if (user.path("role").asString().equals(role.name())
          && user.path("site").asString(site).equals(site)) {
        return session(user.path("login").asString());
      }
    }
    throw new IllegalStateException("the story asks for a " + role + " whom it does not have");
  }

  @Override
  public Session session(Account account) {
    return session(account.login());
  }

  private synchronized Session session(String login) {
    return sessions
        .computeIfAbsent(
            login,
            _ -> {
              if (signIn(login) instanceof SignIn.SignedIn in) {
                return in;
              }
              throw new IllegalStateException("a person of the demonstration cannot sign in");
            })
        .session();
  }

  @Override
  public FreshSignature signature(Session session) {
    return archive.signing().verify(session, session.account().login(), password).orElseThrow();
  }

  /** Signs out whoever was signed in for the story. */
  synchronized void leave() {
    sessions.values().forEach(in -> archive.sessions().end(in.token()));
    sessions.clear();
  }

  private JsonNode user(String login) {
    for (JsonNode user : story.path("users")) {
      if (user.path("login").asString().equals(login)) {
        return user;
      }
    }
    throw new IllegalStateException("a person is asked for who is not in the story");
  }

  private String languageOf(String site) {
    for (JsonNode each : story.path("sites")) {
      if (each.path("id").asString().equals(site)) {
        return each.path("language").asString();
      }
    }
    throw new IllegalStateException("a person of the story belongs to a clinic that is not in it");
  }

  private void unit() {
    JsonNode unit = story.path("unit");
    archive
        .units()
        .put(
            new Unit(
                new UnitCode(unit.path("id").asString()),
                unit.path("name").asString(),
                "unit@example.org",
                "en",
                true),
            Who.SYSTEM);
  }

  /** The charter of the demonstration: the table's defaults. */
  static Charter charter(JsonNode story) {
    CharterKey key = CharterKey.parse(story.path("trial").path("charter").asString());
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("format", CharterJson.FORMAT)
            .put("charterId", key.id())
            .put("sponsor", "Eir demonstration")
            .put("protocolId", story.path("trial").path("id").asString())
            .put("protocolName", story.path("trial").path("name").asString());
    json.putArray("consentVersions").add("1.0");
    if (CharterJson.read(json) instanceof CharterJson.Valid(Charter charter)) {
      return charter;
    }
    throw new IllegalStateException("the demonstration's charter is not valid");
  }

  // By the road that a real trial takes: a draft, then the physician's signature.
  private void charter() {
    if (archive.charters().active().isPresent()) {
      return;
    }
    Charter charter = charter(story);
    archive.charters().draft(charter, Who.SYSTEM);
    Session physician = session(Role.PHYSICIAN, "");
    Charters.Activation activation =
        archive
            .charters()
            .activate(
                charter.key(),
                physician.who(),
                Optional.of(signature(physician)),
                "Start of the demonstration");
    if (activation != Charters.Activation.DONE) {
      throw new IllegalStateException("the demonstration's charter was not activated");
    }
  }
}
