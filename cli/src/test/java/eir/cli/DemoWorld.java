package eir.cli;

import eir.archive.Archive;
import eir.cli.story.StoryClock;
import eir.cli.story.StoryTeller;
import eir.server.EirServer;
import eir.server.setting.Config;
import eir.trial.charter.WorkingCalendar;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A demonstration as {@code eir demo} starts it, with its people and nothing told yet. */
public final class DemoWorld implements AutoCloseable {
  private final Archive archive;
  private final EirServer server;
  private final DemoPeople people;
  private final JsonNode story;
  private final Optional<StoryTeller> teller;

  private DemoWorld(
      Archive archive,
      EirServer server,
      DemoPeople people,
      JsonNode story,
      Optional<StoryTeller> teller) {
    this.archive = archive;
    this.server = server;
    this.people = people;
    this.story = story;
    this.teller = teller;
  }

  /** Over {@code folder}. */
  public static DemoWorld in(Path folder) {
    Config config =
        Config.read(
                Map.of(
                    "data", folder.toString(),
                    "listen", "127.0.0.1:0",
                    "admin-listen", "127.0.0.1:0"),
                Map.of(),
                Optional.empty())
            .asDemo();
    StoryClock clock = new StoryClock(Clock.systemUTC());
    Archive archive = Wiring.archive(config, clock);
    JsonNode story = DemoTrial.story();
    Optional<StoryTeller> teller =
        StoryTeller.open(archive, clock, folder, story, DemoPeople.charter(story).calendar());
    DemoTrial.clinics(archive, story);
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    EirServer server = Wiring.server(config, archive, clock, silent, Optional.empty());
    DemoPeople people = DemoPeople.of(archive, story);
    people.prepare();
    return new DemoWorld(archive, server, people, story, teller);
  }

  public Archive archive() {
    return archive;
  }

  public URI address() {
    return server.baseUrl();
  }

  public StoryTeller.Cast people() {
    return people;
  }

  public JsonNode story() {
    return story;
  }

  public Optional<StoryTeller> teller() {
    return teller;
  }

  public WorkingCalendar calendar() {
    return DemoPeople.charter(story).calendar();
  }

  @Override
  public void close() {
    server.close();
    archive.close();
  }
}
