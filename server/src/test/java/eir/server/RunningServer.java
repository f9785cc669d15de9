package eir.server;

import eir.archive.Archive;
import eir.archive.ArchivePlaces;
import eir.archive.access.AccountOrder;
import eir.archive.access.LinkOrder;
import eir.archive.access.LinkScope;
import eir.archive.access.MintedLink;
import eir.archive.access.Password;
import eir.archive.access.Token;
import eir.archive.index.Site;
import eir.archive.index.SubmissionVersion;
import eir.archive.journal.Who;
import eir.deid.gate.Gate;
import eir.server.intake.Proof;
import eir.server.setting.Config;
import eir.trial.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real server on free ports over a SQLite archive in a new folder, with one site (S01) and three
 * people: {@code iris}, who made the first account, {@code ana}, coordinator, {@code rui},
 * administrator.
 */
final class RunningServer implements AutoCloseable {
  static final Who IRIS = Who.of("u-0001", Role.ADMINISTRATOR);
  static final Who ANA = Who.of("u-0002", Role.COORDINATOR);
  static final String PASSWORD = TrialInForce.PASSWORD;

  private final Path folder;
  private final boolean ownsFolder;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Shortcuts shortcuts;
  private final Archive archive;
  private final EirServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  RunningServer() {
    this(Map.of());
  }

  RunningServer(Map<String, String> settings) {
    this(settings, false);
  }

  /** With {@code isDemo} the shortcuts of the demonstration are mounted. */
  RunningServer(Map<String, String> settings, boolean isDemo) {
    this(newFolder(), true, settings, isDemo, Clock.systemUTC());
  }

  /** With its site and its people, and the real gate. */
  static RunningServer withGate() {
    return withPeople(
        new RunningServer(
            newFolder(),
            true,
            Map.of(),
            false,
            Clock.systemUTC(),
            (profile, stamp) -> new Gate(profile, stamp)::check));
  }

  /** With people, told the time by {@code clock}. */
  static RunningServer withPeople(Clock clock, boolean isDemo) {
    return withPeople(
        new RunningServer(
            newFolder(), true, Map.of("trusted-proxies", "127.0.0.1"), isDemo, clock));
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("eir-server-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another server with an archive of its own over the places of {@code first}. */
  static RunningServer beside(RunningServer first) {
    return new RunningServer(first.folder, false, Map.of(), false, Clock.systemUTC());
  }

  private RunningServer(
      Path folder, boolean ownsFolder, Map<String, String> settings, boolean isDemo, Clock clock) {
    this(folder, ownsFolder, settings, isDemo, clock, (_, _) -> new HeaderProof());
  }

  private RunningServer(
      Path folder,
      boolean ownsFolder,
      Map<String, String> settings,
      boolean isDemo,
      Clock clock,
      Proof.Supply proofs) {
    this.folder = folder;
    this.ownsFolder = ownsFolder;
    Map<String, String> flags = new HashMap<>(settings);
    flags.put("listen", "127.0.0.1:0");
    flags.put("admin-listen", "127.0.0.1:0");
    flags.put("data", folder.toString());
    flags.put("sponsor", "Sponsor");
    flags.put("protocol-id", "P1");
    Config read = Config.read(flags, Map.of(), Optional.empty());
    Config config = isDemo ? read.asDemo() : read;
    archive = Archive.open(ArchivePlaces.in(folder), clock);
    shortcuts = new Shortcuts(archive);
    server =
        new EirServer(
            config,
            archive,
            clock,
            new PrintStream(log, true, StandardCharsets.UTF_8),
            isDemo ? Optional.of(shortcuts) : Optional.empty(),
            proofs);
    server.start();
  }

  /** What the demonstration offers; mounted in one alone. */
  Shortcuts shortcuts() {
    return shortcuts;
  }

  /** The same with its site and its people. */
  static RunningServer withPeople(Map<String, String> settings) {
    return withPeople(new RunningServer(settings));
  }

  static RunningServer withPeople(RunningServer running) {
    Archive archive = running.archive;
    Token setUp = archive.accounts().mintSetup().orElseThrow();
    archive.accounts().setUp(setUp, "iris", "Iris Amaral", new Password(PASSWORD));
    running.account("ana", "Ana Ribeiro", Role.COORDINATOR);
    running.account("rui", "Rui Sales", Role.ADMINISTRATOR);
    archive.sites().put(Site.of("S01", "Hospital Aurora", "Vila Serena", "pt-BR", ""), IRIS);
    return running;
  }

  private void account(String login, String name, Role role) {
    AccountOrder order = AccountOrder.plain(login, name, Set.of(role));
    archive.accounts().create(order, new Password(PASSWORD), IRIS);
  }

  Archive archive() {
    return archive;
  }

  EirServer server() {
    return server;
  }

  String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  Path folder() {
    return folder;
  }

  URI at(String path) {
    return server.baseUrl().resolve(path);
  }

  MintedLink uploadLink() {
    return archive.links().mint(LinkOrder.plain(new LinkScope.UploadTo("S01"), ANA));
  }

  MintedLink viewLink(SubmissionVersion submission) {
    return archive.links().mint(LinkOrder.plain(new LinkScope.ViewOf(submission), ANA));
  }

  /** A request; {@code headers} are names and values in turn. */
  HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(path))
            .timeout(Duration.ofSeconds(60))
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return sent(request);
  }

  HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
    return sent(
        HttpRequest.newBuilder(at(path))
            .timeout(Duration.ofSeconds(60))
            .method(method, BodyPublishers.ofByteArray(body))
            .headers(headers));
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(60));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return sent(request);
  }

  HttpResponse<String> form(String path, Map<String, String> fields, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Content-Type";
    all[1] = "application/x-www-form-urlencoded";
    String body =
        fields.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send("POST", path, body, all);
  }

  /** Signs in and gives the cookie to send. */
  String signIn(String login) {
    HttpResponse<String> answer =
        form("/staff/sign-in", Map.of("login", login, "password", PASSWORD));
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  /** The token that a page's forms carry. */
  String csrf(String cookie) {
    String page = get("/staff/account", "Cookie", cookie).body();
    int at = page.indexOf("name=\"csrf\" value=\"") + "name=\"csrf\" value=\"".length();
    return page.substring(at, page.indexOf('"', at));
  }

  HttpResponse<String> sent(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    server.close();
    archive.close();
    if (!ownsFolder) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
