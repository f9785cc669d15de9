package eir.server;

import eir.archive.access.Account;
import eir.archive.access.LinkOrder;
import eir.archive.access.LinkScope;
import eir.archive.access.MintedLink;
import eir.archive.access.SignIn;
import eir.archive.journal.Who;
import eir.server.words.Language;
import eir.server.words.Words;
import eir.trial.Role;
import eir.trial.blinding.Datum;
import eir.trial.decision.DecisionOutcome;
import eir.trial.quality.QcCheck;
import eir.trial.quality.QcTexts;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One trial with a case in every state and in the variants that matter to who sees what, everything
 * about them planted, and everybody who could ask.
 *
 * <p>Two pairs of readers: {@code nina} and {@code otto}, with the adjudicator {@code mei}, read
 * the cases that were decided, {@code lena} and {@code davi}, with {@code lia}, those that were
 * not; so a reader's name alone tells whether somebody may know it.
 */
final class MatrixWorld implements AutoCloseable {
  private static final List<String> DECIDED_BY = List.of("nina", "otto", "mei");
  private static final List<String> UNDECIDED_BY = List.of("lena", "davi", "lia");

  private static final int BUILDERS = 8;

  final TrialDesk desk;
  final List<Planted> planted = new CopyOnWriteArrayList<>();
  final List<Stage> stages = new ArrayList<>();
  final List<Onlooker> onlookers = new ArrayList<>();
  final List<String> links = new ArrayList<>();
  final StageRoad toBeSigned;
  private final SentCases sent;
  private final MintedLink toAurora;
  private final AtomicReference<MintedLink> ofReading = new AtomicReference<>();
  private final AtomicReference<MintedLink> ofWithdrawn = new AtomicReference<>();
  private final AtomicInteger cases = new AtomicInteger();

  MatrixWorld() {
    desk = TrialDesk.ofDemo(MatrixWorld::manyConsents);
    sent = new SentCases(desk);
    toAurora = desk.server.uploadLink();
    desk.trial.person("nina", "Dra Nina Paz", "", Role.READER);
    desk.trial.person("otto", "Dr Otto Vale", "", Role.READER);
    desk.trial.person("lia", "Dra Lia Moura", "", Role.ADJUDICATOR);
    only(DECIDED_BY, UNDECIDED_BY);
    decided();
    only(UNDECIDED_BY, DECIDED_BY);
    undecided();
    toBeSigned = reading();
    stages.add(toBeSigned.draft("davi").built("reads open, to be signed"));
    desk.trial.putInForce(2, MatrixWorld::openly);
    build(() -> reading().feedback().built("age is shown"));
    only(DECIDED_BY, UNDECIDED_BY);
    build(() -> eligible().feedback().built("told to readers"));
    only(UNDECIDED_BY, List.of());
    ask();
    plantWords();
  }

  private static ObjectNode manyConsents(ObjectNode charter) {
    ArrayNode versions = charter.putArray("consentVersions");
    IntStream.range(1, 40).forEach(number -> versions.add("QZconsent%02d".formatted(number)));
    return charter;
  }

  private static ObjectNode openly(ObjectNode charter) {
    manyConsents(charter).put("readerFeedback", true).putArray("readerSees").add("AGE_YEARS");
    return charter;
  }

  private void only(List<String> there, List<String> away) {
    var accounts = desk.server.archive().accounts();
    there.forEach(login -> accounts.unlock(login, Who.SYSTEM));
    away.forEach(login -> accounts.lock(login, Who.SYSTEM, "is away"));
  }

  // Side by side, as most of each road is waiting for what is done in the background.
  @SafeVarargs
  private void build(Callable<Stage>... roads) {
    try (ExecutorService builders = Executors.newFixedThreadPool(BUILDERS)) {
      for (Future<Stage> road : builders.invokeAll(List.of(roads))) {
        stages.add(road.get());
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a case of the matrix could not be built", e);
    }
  }

  private StageRoad opened(String site) {
    return new StageRoad(desk, sent, planted, cases.incrementAndGet(), site);
  }

  private StageRoad sent(String site) {
    return opened(site)
        .sent(
            site.equals("S01")
                ? toAurora
                : desk.server
                    .archive()
                    .links()
                    .mint(LinkOrder.plain(new LinkScope.UploadTo(site), RunningServer.ANA)));
  }

  private StageRoad read(String category) {
    return sent("S01").passed().assigned("nina", "otto").readAlike(category);
  }

  /** Decided against the conclusion, which is why there is a reason to plant. */
  private StageRoad eligible() {
    return read("ALTERNATIVE").decided(DecisionOutcome.ELIGIBLE);
  }

  private void decided() {
    build(
        () -> eligible().built("decided"),
        () ->
            read("CHARACTERISTIC").decided(DecisionOutcome.NOT_ELIGIBLE).letterSent().built("told"),
        () -> eligible().letterSent().acknowledged().built("confirmed"),
        () -> eligible().letterSent().acknowledged().consented().referred().built("referred"),
        () ->
            eligible()
                .letterSent()
                .acknowledged()
                .consented()
                .referred()
                .accepted()
                .built("accepted by the unit"),
        () -> eligible().closed().built("closed after the decision"),
        () ->
            eligible()
                .letterSent()
                .amended()
                .decided(DecisionOutcome.ELIGIBLE)
                .built("amended, not told again"),
        () ->
            sent("S01")
                .passed()
                .assigned("nina", "otto")
                .readDifferently("mei")
                .adjudicated()
                .decided(DecisionOutcome.NOT_ELIGIBLE)
                .built("decided after adjudication"));
  }

  private void undecided() {
    build(
        () -> opened("S01").built("no images yet"),
        () -> sent("S01").built("in control"),
        () -> sent("S01").asked().built("asked by quality control"),
        () -> reading().draft("lena").built("reads open, one draft"),
        () -> {
          StageRoad road = reading().read("lena", "ALTERNATIVE").draft("davi");
          ofReading.set(road.viewLink());
          return road.built("one read signed, one draft");
        },
        () -> reading().readDifferently("lia").adjudicationDraft().built("reads discordant"),
        () -> reading().readAlike("CHARACTERISTIC").built("reads agree"),
        () -> reading().readDifferently("lia").adjudicated().built("adjudicated"),
        () -> {
          StageRoad road = reading().read("lena", "LIKELY").draft("davi");
          ofWithdrawn.set(road.viewLink());
          return road.withdrawn("davi").built("withdrawn, one read signed");
        },
        () -> reading().read("lena", "LIKELY").unblinded().built("unblinded"),
        () -> reading().askedBy("lena").built("asked by a reader"),
        () ->
            reading()
                .read("davi", "LIKELY")
                .askedBy("lena")
                .answered()
                .built("in control again, one read signed"),
        () -> sent("S01").asked().rejected().built("rejected by quality control"),
        () -> opened("S02").built("of the other site, no images yet"),
        () -> sent("S02").passed().assigned("lena", "davi").built("of the other site, reads open"));
  }

  private StageRoad reading() {
    return sent("S01").passed().assigned("lena", "davi");
  }

  private void ask() {
    desk.trial.person("rosa", "Dra Rosa Lobo", "", Role.READER);
    desk.trial.person("nara", "Dra Nara Luz", "", Role.READER, Role.COORDINATOR);
    desk.trial.person("kim", "Dr Kim Sato", "", Role.ADJUDICATOR);
    desk.trial.person("zoe", "Zoe Duarte", "", Role.AUDITOR);
    only(DECIDED_BY, List.of());
    onlookers.add(
        new Onlooker(
            "anybody",
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new String[0],
            ""));
    holder(
        "holder of a viewing link", ofReading.get(), "LINK", Optional.empty(), "one read signed");
    holder("holder of a withdrawn link", ofWithdrawn.get(), "LINK", Optional.empty(), "withdrawn");
    holder("holder of an upload link", toAurora, "SITE", Optional.of("S01"), "");
    person("administrator", "rui", Role.ADMINISTRATOR);
    person("coordinator", "ana", Role.COORDINATOR);
    person("site", "sara", Role.SITE);
    person("another site", "tom", Role.SITE);
    person("quality control", "caio", Role.QC);
    person("reader lena", "lena", Role.READER);
    person("reader davi", "davi", Role.READER);
    person("reader nina", "nina", Role.READER);
    person("reader otto", "otto", Role.READER);
    person("adjudicator mei", "mei", Role.ADJUDICATOR);
    person("reader of no case", "rosa", Role.READER);
    person("coordinator acting as reader", "nara", Role.READER);
    person("adjudicator lia", "lia", Role.ADJUDICATOR);
    person("adjudicator of no case", "kim", Role.ADJUDICATOR);
    person("physician", "olga", Role.PHYSICIAN);
    person("auditor", "zoe", Role.AUDITOR);
  }

  private void holder(
      String name, MintedLink link, String column, Optional<String> site, String stage) {
    links.add(link.link().id());
    onlookers.add(
        new Onlooker(
            name,
            column,
            Optional.empty(),
            site,
            Optional.of(link.link().id()),
            stages.stream()
                .filter(each -> !stage.isEmpty() && each.name().startsWith(stage))
                .map(each -> each.code().text())
                .findFirst(),
            new String[] {"Authorization", "Bearer " + link.key().reveal()},
            ""));
  }

  private void person(String name, String login, Role role) {
    SignIn.SignedIn in = desk.trial.signedIn(login);
    desk.server.archive().sessions().actAs(in.token(), role);
    onlookers.add(
        new Onlooker(
            name,
            role.name(),
            Optional.of(login),
            in.session().account().site(),
            Optional.empty(),
            Optional.empty(),
            new String[] {"Cookie", desk.cookie(login)},
            in.session().csrf()));
  }

  boolean isSignedIn(Onlooker who) {
    return desk.server.get("/staff/account", who.header()).statusCode() == 200;
  }

  private void plantWords() {
    planted.add(new Planted.OfSite("site S01", List.of("Hospital Aurora", "Vila Serena"), "S01"));
    planted.add(new Planted.OfSite("site S02", List.of("Lakeside", "Northbridge"), "S02"));
    for (Account account : desk.server.archive().accounts().list()) {
      List<String> spellings = List.of(account.name().replaceAll("á$", ""), account.userId());
      Role role = account.roles().stream().sorted().findFirst().orElseThrow();
      planted.add(
          account.site().isPresent()
              ? new Planted.OfSite(account.name(), spellings, account.site().get())
              : account.roles().contains(Role.READER) || role == Role.ADJUDICATOR
                  ? new Planted.OfReader(account.name(), spellings, account.login())
                  : new Planted.OfOffice(account.name(), spellings, account.login(), role));
    }
    Words words = Words.of(Language.EN, ZoneOffset.UTC);
    planted.add(
        new Planted.OfAsked(
            "words of a conclusion",
            List.of(
                words.text("case.side.eligible"),
                words.text("case.side.other"),
                words.text("case.side.none")),
            Datum.CONCLUSION));
    planted.add(
        new Planted.OfAsked(
            "words of limitations",
            List.of(QcTexts.limitation(QcCheck.Q15, eir.trial.charter.Language.EN).orElseThrow()),
            Datum.LIMITATIONS));
  }

  @Override
  public void close() {
    desk.close();
  }
}
