package eir.cli;

import eir.archive.Archive;
import eir.archive.ServingRight;
import eir.cli.story.StoryClock;
import eir.server.EirServer;
import eir.server.setting.Config;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code eir demo}: the server with an invented trial, for this computer only. */
@Command(
    name = "demo",
    description = "Try Eir with invented people and pictures on http://127.0.0.1:8080.",
    footer = "Delete its data folder to begin anew.")
final class DemoCommand implements Callable<Integer>, SettingFlags.Taker {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  CommandSpec spec;

  @Option(
      names = "--rehearse",
      hidden = true,
      description = "use the pages once and stop: what the start cache learns from")
  boolean rehearse;

  @Option(names = "--empty", description = "without the cases of the invented trial")
  boolean empty;

  @Override
  public Integer call() throws IOException, InterruptedException {
    useOwnFolder();
    Config config = SettingFlags.config(spec).asDemo();
    StoryClock clock = new StoryClock(Clock.systemUTC());
    Path log = config.data().resolve("eir.log");
    try (ServingRight _ = Wiring.servingRight(config);
        PrintStream events =
            new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8);
        Archive archive = Wiring.archive(config, clock)) {
      DemoTrial trial = DemoTrial.in(archive, config.data(), clock, !empty && !rehearse);
      try (EirServer server = Wiring.server(config, archive, clock, events, Optional.of(trial))) {
        trial.servedAt(server.baseUrl());
        if (rehearse) {
          new Rehearsal(server.baseUrl(), trial, config.data().resolve("rehearsal")).run();
          return Exit.DONE.code();
        }
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
        greet(server);
        trial.prepare();
        server.join();
      }
    }
    return Exit.DONE.code();
  }

  // Never the data folder of a real installation.
  private void useOwnFolder() {
    OptionSpec data = spec.findOption("--data");
    if (data.getValue() == null) {
      String root = System.getProperty("eir.root", ".");
      data.setValue(Path.of(root, "target", "demo").toString());
    }
    OptionSpec admin = spec.findOption("--admin-listen");
    if (admin.getValue() == null) {
      admin.setValue("127.0.0.1:0");
    }
  }

  private void greet(EirServer server) {
    PrintWriter out = spec.commandLine().getOut();
    out.println();
    out.println("  Eir is at " + server.baseUrl());
    out.println();
    out.println("  Walk through it in five minutes: the page says whom to be and what to press.");
    out.println("  All people are invented. The first start needs a moment to tell the past.");
    out.println();
    out.println("  Ctrl-C stops it.");
    out.flush();
  }
}
