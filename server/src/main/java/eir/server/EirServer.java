package eir.server;

import eir.archive.Archive;
import eir.deid.gate.Gate;
import eir.imaging.bundle.SeriesBundler;
import eir.server.asset.Assets;
import eir.server.demo.Demo;
import eir.server.demo.DemoHooks;
import eir.server.http.Door;
import eir.server.http.Metrics;
import eir.server.http.Origin;
import eir.server.http.RouteTable;
import eir.server.http.TrustedProxies;
import eir.server.intake.ClosingApi;
import eir.server.intake.Proof;
import eir.server.intake.ReceiptPdf;
import eir.server.intake.Receipts;
import eir.server.intake.UploadApi;
import eir.server.link.Keyring;
import eir.server.link.LinkApi;
import eir.server.link.ProfilesInForce;
import eir.server.link.StaticPages;
import eir.server.link.UploadTerms;
import eir.server.log.Event;
import eir.server.log.EventLog;
import eir.server.log.Fact;
import eir.server.message.Clerk;
import eir.server.message.LetterDesk;
import eir.server.message.LetterPdf;
import eir.server.message.LetterWriter;
import eir.server.message.MailServer;
import eir.server.message.MailWriter;
import eir.server.message.MessagePages;
import eir.server.message.Postman;
import eir.server.message.SmtpAddress;
import eir.server.message.Texts;
import eir.server.operation.Operation;
import eir.server.operation.Upkeep;
import eir.server.page.Pages;
import eir.server.page.Templates;
import eir.server.preparation.Preparation;
import eir.server.reading.CaseImages;
import eir.server.reading.RoomActs;
import eir.server.reading.RoomDrafts;
import eir.server.reading.RoomPages;
import eir.server.setting.Config;
import eir.server.setting.ConfigException;
import eir.server.setting.Setting;
import eir.server.staff.AccountPages;
import eir.server.staff.LinkPages;
import eir.server.staff.PeoplePages;
import eir.server.staff.RightPages;
import eir.server.staff.SitePages;
import eir.server.staff.StaffDoor;
import eir.server.staff.SubmissionPages;
import eir.server.words.Language;
import eir.server.words.Words;
import eir.trial.TrialIdentity;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The server: one port for browsers, one for the operator, one worker in the background.
 *
 * <p>{@link #start()} opens the ports, {@link #close()} lets running requests end first. The
 * archive stays the caller's and must outlive the server.
 */
public final class EirServer implements AutoCloseable {
  private static final long IDLE_MILLIS = 60_000;
  private static final long STOP_MILLIS = 10_000;
  private static final int HEADER_BYTES = 16 << 10;

  private final Config config;
  private final Archive archive;
  private final Clock clock;
  private final EventLog log;
  private final Metrics metrics = new Metrics();
  private final Server jetty;
  private final ServerConnector open;
  private final ServerConnector admin;
  private final Optional<DemoHooks> demo;
  private final Proof.Supply proofs;
  private final Upkeep upkeep;
  private final Map<Language, Words> words = new ConcurrentHashMap<>();
  private final Optional<SmtpAddress> mailServer;
  private Optional<Preparation> preparation = Optional.empty();
  private Optional<Postman> postman = Optional.empty();
  private Optional<Clerk> clerk = Optional.empty();
  private Optional<Origin> origin = Optional.empty();
  private List<RouteTable> tables = List.of();

  /**
   * A server that is not started yet.
   *
   * @param log where the JSON lines go; stays the caller's
   * @param demo shortcuts, only together with {@link Config#asDemo()}
   */
  public EirServer(
      Config config, Archive archive, Clock clock, PrintStream log, Optional<DemoHooks> demo) {
    this(
        config,
        archive,
        clock,
        log,
        demo,
        (profile, stamp) -> new Gate(profile, stamp, today(clock))::check);
  }

  EirServer(
      Config config,
      Archive archive,
      Clock clock,
      PrintStream log,
      Optional<DemoHooks> demo,
      Proof.Supply proofs) {
    if (demo.isPresent() && !config.isDemo()) {
      throw new IllegalArgumentException("shortcuts of the demonstration in a real server");
    }
    this.config = config;
    this.archive = archive;
    this.clock = clock;
    this.log = new EventLog(log, clock);
    this.demo = demo;
    this.proofs = proofs;
    this.mailServer = SmtpAddress.of(config);
    this.upkeep = new Upkeep(archive, this.log);
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    this.jetty = new Server(threads);
    this.open = connector(config.listen());
    this.admin = connector(config.adminListen());
    jetty.setStopTimeout(STOP_MILLIS);
  }

  /** The day that has begun somewhere on Earth: no clinic's today is refused. */
  private static int today(Clock clock) {
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.MAX);
    return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
  }

  /**
   * Opens the ports.
   *
   * @throws ConfigException if a port cannot be used
   */
  public void start() {
    try {
      open.open();
      admin.open();
    } catch (IOException e) {
      String setting = open.isOpen() ? "admin-listen" : "listen";
      open.close();
      throw new ConfigException(
          setting
              + ": the port is in use or not yours. Stop the other program or give another port",
          e);
    }
    Origin known =
        new Origin(config.baseUrl().orElseGet(() -> URI.create("http://" + hostAndPort())));
    origin = Optional.of(known);
    Preparation background =
        new Preparation(
            archive,
            new SeriesBundler(archive.workFolder(), Runtime.getRuntime().availableProcessors()),
            log,
            metrics);
    preparation = Optional.of(background);
    jetty.setHandler(new GracefulHandler(wired(known, background)));
    try {
      jetty.start();
    } catch (Exception e) {
      throw new IllegalStateException("Jetty did not start", e);
    }
    background.start();
    upkeep.start();
    clerk.ifPresent(Clerk::start);
    postman.ifPresent(Postman::start);
    log.info(Event.SERVER_STARTED, new Fact.Count("port", open.getLocalPort()));
  }

  /** How browsers reach the server. */
  public URI baseUrl() {
    return origin
        .map(Origin::base)
        .orElseThrow(() -> new IllegalStateException("asked before start()"));
  }

  /** The port of /metrics. */
  public int adminPort() {
    return admin.getLocalPort();
  }

  /** All that is served: to browsers, to the operator. A test asks every route of them. */
  List<RouteTable> tables() {
    return tables;
  }

  /**
   * The one-time link by which the first administrator makes an account; empty if there are
   * accounts. To be printed, once.
   */
  public Optional<String> setUpLink() {
    return archive
        .accounts()
        .mintSetup()
        .map(token -> baseUrl() + "/staff/set-up#" + token.reveal());
  }

  /** Waits until the server is closed. */
  public void join() throws InterruptedException {
    jetty.join();
  }

  /** Takes no new requests, lets the running ones end for ten seconds, then stops. */
  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (Exception e) {
      log.warn(Event.SERVER_STOPPED, new Fact.Failure("failure", e.getClass()));
    }
    upkeep.close();
    clerk.ifPresent(Clerk::close);
    postman.ifPresent(Postman::close);
    preparation.ifPresent(Preparation::close);
    log.info(Event.SERVER_STOPPED);
  }

  private Handler wired(Origin known, Preparation background) {
    Templates templates = new Templates();
    Assets assets = Assets.ofClassPath();
    Pages pages = new Pages(templates, assets, config.isDemo());
    UploadTerms terms = terms();
    Keyring keyring = new Keyring(archive.links(), metrics);
    ProfilesInForce profiles = new ProfilesInForce(archive);
    Receipts receipts = new Receipts(archive, terms);
    ReceiptPdf pdf = new ReceiptPdf(templates, known);
    int days = config.number(Setting.LINK_DEFAULT_DAYS);
    Optional<Duration> linkLife = days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
    Operation operation =
        new Operation(
            archive, pages, known, config.text(Setting.SECURITY_CONTACT), metrics, demo, clock);
    StaffDoor door = new StaffDoor(archive.sessions());
    AccountPages account =
        new AccountPages(door, archive.accounts(), archive.sessions(), pages, log);
    LinkPages links = new LinkPages(archive, pages, known, clock, log);
    Texts texts = Texts.load();
    MailWriter writer =
        new MailWriter(
            archive,
            known,
            texts,
            terms.identity(),
            config.text(Setting.PHYSICIAN_PHONE),
            this::words);
    LetterDesk letters =
        new LetterDesk(
            archive,
            new LetterWriter(texts, terms.identity(), known),
            new LetterPdf(templates),
            this::words);
    clerk = Optional.of(new Clerk(archive, letters, clock, log));
    postman =
        mailServer.map(
            address -> new Postman(archive.outbox(), writer, new MailServer(address), clock, log));
    RouteTable browsers =
        Routes.open(
            operation,
            assets,
            new StaticPages(archive.links(), clock),
            new LinkApi(archive, keyring, terms, profiles),
            new UploadApi(archive, keyring, terms, profiles, proofs, metrics, log),
            new ClosingApi(
                archive,
                keyring,
                receipts,
                pdf,
                known,
                linkLife,
                this::words,
                background::wake,
                clock,
                log),
            door,
            account,
            new PeoplePages(archive, mailServer.isPresent(), pages),
            new SitePages(archive, pages, links, clock, log),
            new SubmissionPages(archive, receipts, pdf, pages, links, linkLife, clock),
            links,
            new RightPages(account, archive, pages, log),
            new MessagePages(
                archive.outbox(),
                archive.accounts(),
                texts,
                mailServer.isPresent(),
                terms.identity().protocolId(),
                pages),
            new RoomPages(archive),
            new CaseImages(archive),
            new RoomDrafts(archive),
            new RoomActs(archive),
            demo.map(hooks -> new Demo(hooks, account)));
    TrialRoutes.add(browsers, door, archive, pages, letters, clock);
    TrustedProxies proxies = new TrustedProxies(config.text(Setting.TRUSTED_PROXIES));
    RouteTable operators = Routes.admin(operation);
    tables = List.of(browsers, operators);
    Door front = new Door(browsers, known, proxies, this::words, pages::problem, log, metrics);
    Door back = new Door(operators, known, proxies, this::words, pages::problem, log, metrics);
    return new ByPort(front, back, admin);
  }

  private UploadTerms terms() {
    TrialIdentity identity;
    try {
      identity =
          new TrialIdentity(
              config.text(Setting.TRIAL_ID),
              config.text(Setting.SPONSOR),
              config.text(Setting.PROTOCOL_ID),
              config.text(Setting.PROTOCOL_NAME));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "trial-id, sponsor, protocol-id or protocol-name: " + e.getMessage(), e);
    }
    return new UploadTerms(
        identity,
        config.bytes(Setting.MAX_FILE),
        config.bytes(Setting.MAX_SUBMISSION),
        config.number(Setting.MAX_FILES));
  }

  private Words words(Language language) {
    return words.computeIfAbsent(language, l -> Words.of(l, clock.getZone()));
  }

  private String hostAndPort() {
    String host = config.listen().host().isEmpty() ? "127.0.0.1" : config.listen().host();
    return host + ":" + open.getLocalPort();
  }

  private ServerConnector connector(Config.Listen listen) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setOutputBufferSize(64 << 10);
    ServerConnector connector =
        new ServerConnector(
            jetty, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
    connector.setHost(listen.host().isEmpty() ? null : listen.host());
    connector.setPort(listen.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    jetty.addConnector(connector);
    return connector;
  }
}
