package eir.cli;

import eir.cli.story.Delivery;
import eir.phantom.DemoCases;
import eir.phantom.PhantomCase;
import eir.phantom.PhantomStudy;
import eir.phantom.head.Atlas;
import eir.phantom.scan.Resolution;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/**
 * A short walk through the demonstration by a program: what the JVM loads and links on the way goes
 * into the start cache.
 */
final class Rehearsal {
  /** Enough images for the compilers to learn what gate and intake do all day. */
  private static final int DELIVERIES = 4;

  private final URI server;
  private final DemoTrial trial;
  private final Path folder;

  /** A rehearsal that leaves its files in {@code folder}. */
  Rehearsal(URI server, DemoTrial trial, Path folder) {
    this.server = server;
    this.trial = trial;
    this.folder = folder;
  }

  void run() throws IOException, InterruptedException {
    Atlas atlas = Atlas.load();
    for (PhantomCase child : DemoCases.all().subList(0, DELIVERIES)) {
      PhantomStudy study = new PhantomStudy(atlas, child, Resolution.TINY);
      Delivery.by(trial.uploadLink("S01")).send("S01", study, study.series(), child.code());
    }
    trial.makeDisc();
    trial.drawHeads();
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (String path :
          new String[] {"", "healthz", "readyz", "v/0123456789", "u/0123456789", "staff/sign-in"}) {
        http.send(
            HttpRequest.newBuilder(server.resolve("/" + path)).build(), BodyHandlers.discarding());
      }
    }
    atTheTerminal();
  }

  /** {@code eir deid} and {@code eir check} share the cache with the server. */
  private void atTheTerminal() {
    String disc = folder.resolve("disc").toString();
    String key = folder.resolve("site.key").toString();
    String out = folder.resolve("out").toString();
    Main.run("phantom", disc, "--resolution", Resolution.TINY.name());
    Main.run("key", "new", key);
    Main.run("deid", "--key-file", key, disc, out);
    Main.run("check", out);
  }
}
