package eir.cli;

import eir.archive.Archive;
import eir.archive.ServingRight;
import eir.server.EirServer;
import eir.server.setting.Config;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code eir serve}: the server, until it is told to stop. */
@Command(
    name = "serve",
    description = "Start the server. Events go to standard output as JSON lines.",
    footer = {
      "Examples:",
      "  eir serve --data /srv/eir --base-url https://eir.example.org",
      "  EIR_DB=postgresql://eir@db/eir EIR_BLOBS=s3://images eir serve"
    })
final class ServeCommand implements Callable<Integer>, SettingFlags.Taker {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Config config = SettingFlags.config(spec);
    PrintWriter err = spec.commandLine().getErr();
    try (ServingRight _ = Wiring.servingRight(config);
        Archive archive = Wiring.archive(config);
        EirServer server = Wiring.server(config, archive, System.out)) {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
      err.println("Eir serves " + server.baseUrl());
      server
          .setUpLink()
          .ifPresent(
              link -> err.println("First start. Make the first account, once, at:\n  " + link));
      err.flush();
      server.join();
    }
    return Exit.DONE.code();
  }
}
