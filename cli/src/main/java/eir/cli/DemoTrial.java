package eir.cli;

import eir.archive.Archive;
import eir.archive.access.LinkOrder;
import eir.archive.access.LinkScope;
import eir.archive.access.SignIn;
import eir.archive.index.Site;
import eir.archive.journal.Who;
import eir.cli.story.StoryClock;
import eir.cli.story.StoryTeller;
import eir.phantom.DemoCases;
import eir.phantom.PhantomCase;
import eir.phantom.PhantomStudy;
import eir.phantom.PixelShelf;
import eir.phantom.head.Atlas;
import eir.phantom.identity.PlantedIdentity;
import eir.phantom.media.DemoCd;
import eir.phantom.scan.Resolution;
import eir.server.demo.DemoHooks;
import eir.server.demo.DemoPerson;
import eir.server.demo.Shortcut;
import eir.trial.Sex;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The invented trial of the demonstration: its clinics, people, links and the made-up CD.
 *
 * <p>Clinics and people are made at once, as the first page needs them; the CD and the clinics'
 * cases follow in the background, through the same doors as everybody's.
 */
final class DemoTrial implements DemoHooks {
  /** The clinic of the child on the disc. */
  private static final String VISITORS_SITE = "S03";

  /** The child whose disc a visitor drops on the page. */
  private static final PhantomCase ON_DISC = DemoCases.find("EIR-0019").orElseThrow();

  /** Nobody's: letters name a number to call. */
  private static final String TELEPHONE = "+55 00 5550-0100";

  private final Archive archive;
  private final Path disc;
  private final JsonNode story;
  private final DemoPeople people;
  private final PixelShelf heads;
  private final AtomicReference<Optional<StoryTeller>> telling;
  private final Map<String, String> uploadPaths = new LinkedHashMap<>();
  private final CompletableFuture<Path> discReady = new CompletableFuture<>();
  private URI server = URI.create("http://127.0.0.1/");

  private DemoTrial(Archive archive, Path made, JsonNode story, Optional<StoryTeller> teller) {
    this.archive = archive;
    this.disc = made.resolve(ON_DISC.code() + ".zip");
    this.heads = PixelShelf.in(made.resolve("heads"));
    this.story = story;
    this.people = DemoPeople.of(archive, story);
    this.telling = new AtomicReference<>(teller);
    clinics(archive, story);
  }

  /** The trial in {@code archive}, with its clinics; its story, if it is new, is told later. */
  static DemoTrial in(Archive archive, Path folder, StoryClock clock, boolean withStory) {
    JsonNode story = story();
    Optional<StoryTeller> teller =
        withStory
            ? StoryTeller.open(archive, clock, folder, story, DemoPeople.charter(story).calendar())
            : Optional.empty();
    return new DemoTrial(archive, made(folder), story, teller);
  }

  /** Where the server can be reached, known after its start. */
  void servedAt(URI address) {
    server = address;
  }

  /** Brings the people, tells the story where there is one, makes the CD; in the background. */
  void prepare() {
    Thread.ofPlatform()
        .name("demo")
        .daemon()
        .priority(Thread.MIN_PRIORITY)
        .start(() -> {
          try {
            people.prepare();
            telling
                .get()
                .ifPresent(teller -> teller.tell(people, server, heads, Resolution.MEDIUM));
          } finally {
            people.leave();
            telling.set(Optional.empty());
          }
          makeDisc();
        });
  }

  /** The upload link of a clinic, whole. */
  String uploadLink(String site) {
    String path =
        uploadPaths.computeIfAbsent(
            site,
            code -> {
              var minted =
                  archive.links().mint(LinkOrder.plain(new LinkScope.UploadTo(code), Who.SYSTEM));
              return "u/" + minted.link().id() + "#" + minted.key().reveal();
            });
    return server.resolve("/").resolve(path).toString();
  }

  @Override
  public Optional<Telling> telling() {
    return telling.get().map(teller -> new Telling(teller.done(), teller.all()));
  }

  @Override
  public OnDisc onDisc() {
    PlantedIdentity child = PlantedIdentity.of(ON_DISC.seed(), ON_DISC.repertoire());
    return new OnDisc(child.ageYears(), child.sex().equals("F") ? Sex.FEMALE : Sex.MALE);
  }

  @Override
  public SignIn signIn(String login) {
    return people.signIn(login);
  }

  @Override
  public List<DemoPerson> people() {
    return people.list();
  }

  @Override
  public String password() {
    return people.password();
  }

  @Override
  public synchronized List<Shortcut> uploadLinks() {
    List<Shortcut> shortcuts = new ArrayList<>();
    for (JsonNode site : story.path("sites")) {
      if (site.path("id").asString().equals(VISITORS_SITE)) {
        shortcuts.add(new Shortcut(site.path("name").asString(), uploadLink(VISITORS_SITE)));
      }
    }
    return shortcuts;
  }

  @Override
  public long discBytes() {
    try {
      return Files.size(discReady.join());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public void writeDisc(OutputStream out) throws IOException {
    Files.copy(discReady.join(), out);
  }

  /** Makes the clinics of {@code story}, if there are none. */
  static void clinics(Archive archive, JsonNode story) {
    if (!archive.sites().list().isEmpty()) {
      return;
    }
    for (JsonNode site : story.path("sites")) {
      archive
          .sites()
          .put(
              Site.of(
                  site.path("id").asString(),
                  site.path("name").asString(),
                  site.path("city").asString(),
                  site.path("language").asString(),
                  TELEPHONE),
              Who.SYSTEM);
    }
  }

  /** Makes the CD if there is none yet. */
  void makeDisc() {
    try {
      if (!Files.exists(disc)) {
        Path draft = disc.resolveSibling("cd.draft");
        try (OutputStream out = Files.newOutputStream(draft)) {
          new DemoCd(List.of(new PhantomStudy(Atlas.load(), ON_DISC, Resolution.FULL)))
              .writeZip(out);
        }
        Files.move(draft, disc, StandardCopyOption.ATOMIC_MOVE);
      }
      discReady.complete(disc);
    } catch (IOException | RuntimeException failed) {
      discReady.completeExceptionally(failed);
    }
  }

  /** Draws the heads of the story's children where {@link #prepare} finds them. */
  void drawHeads() throws IOException {
    StoryTeller.draw(heads, Resolution.MEDIUM);
  }

  // Made once with the build; a start beside another folder finds it there.
  private static Path made(Path folder) {
    String root = System.getProperty("eir.root", "");
    Path built = Path.of(root, "cli", "target", "dist");
    return root.isEmpty() || !Files.isDirectory(built) ? folder : built;
  }

  /** The invented trial, as domain/demo.json has it. */
  static JsonNode story() {
    try (InputStream text = DemoTrial.class.getResourceAsStream("/eir/domain/demo.json")) {
      if (text == null) {
        throw new IllegalStateException("the jar of this program lacks domain/demo.json");
      }
      return new ObjectMapper().readTree(text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
