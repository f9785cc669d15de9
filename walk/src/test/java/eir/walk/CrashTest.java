package eir.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import eir.bench.EirProcess;
import eir.bench.HarmlessFiles;
import eir.deid.Profile;
import eir.phantom.DemoCases;
import eir.phantom.PhantomStudy;
import eir.phantom.head.Atlas;
import eir.phantom.media.DemoCd;
import eir.phantom.scan.Resolution;
import eir.server.client.CleanFile;
import eir.server.client.Sender;
import eir.server.client.UploadLink;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The server dies in the middle of an upload; the page waits, asks what is missing, goes on. */
class CrashTest {
  @TempDir Path folder;

  @Test
  void aKilledServerLosesNothingAndKeepsNothingHalf() throws Exception {
    var child = DemoCases.find("EIR-0004").orElseThrow();
    var study = new PhantomStudy(Atlas.load(), child, Resolution.MEDIUM);
    Path disc = folder.resolve("CD.zip");
    try (OutputStream out = Files.newOutputStream(disc)) {
      new DemoCd(List.of(study)).writeZip(out);
    }
    int[] images = {0};
    study.write(_ -> images[0]++);
    Path data = folder.resolve("data");
    String link = EirProcess.uploadLink(data, 1, "en");
    try (Visitor doctor = Visitor.speaking("en");
        EirProcess first = EirProcess.serve(data)) {
      Page page = doctor.page();
      page.navigate(link.replaceFirst("//[^/]+/", "//127.0.0.1:" + first.port() + "/"));
      page.locator("input[type=file]:not([webkitdirectory])").setInputFiles(disc);
      page.locator("input[name=kept]").check();
      page.locator("form button[type=submit]").click();
      page.locator("input[name=attest]").check();
      page.locator("form button[type=submit]").first().click();
      awaitSomeObjects(data);

      first.kill();
      page.waitForTimeout(1500);
      try (EirProcess second = first.again()) {
        page.locator(".link-box output").waitFor();
        assertThat(second.address()).isEqualTo(first.address());
      }
    }

    JsonNode submissions = EirProcess.command(data, "submission", "list").path("items");
    assertThat(submissions.size()).isEqualTo(1);
    assertThat(submissions.get(0).path("images").asInt()).isEqualTo(images[0]);
    assertThat(EirProcess.command(data, "verify").path("damaged").asInt()).isZero();
  }

  @Test
  void aThousandFilesSurviveAKilledServer() throws Exception {
    Path data = folder.resolve("thousand");
    String link = EirProcess.uploadLink(data, 1, "en");
    List<CleanFile> files = new ArrayList<>();
    HarmlessFiles.ofOneChild(1000).forEach(bytes -> files.add(CleanFile.of(bytes)));
    long bytes = files.stream().mapToLong(CleanFile::lengthBytes).sum();
    try (EirProcess first = EirProcess.serve(data);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      String address = link.replaceFirst("//[^/]+/", "//127.0.0.1:" + first.port() + "/");
      var sender = new Sender(UploadLink.parse(address));
      String upload =
          sender.announce("crash", 1000, bytes, Profile.standard().hash8(), "0123456789abcdef");
      Future<Sender.Sent> sending = threads.submit(() -> sender.send(upload, files));
      awaitSomeObjects(data);

      first.kill();
      try (EirProcess second = first.again()) {
        Sender.Sent sent = sending.get();
        Sender.Sent again = sender.send(upload, files);
        assertThat(sent.refused()).isZero();
        assertThat(again).isEqualTo(new Sender.Sent(0, 1000, 0));
        assertThat(second.port()).isEqualTo(first.port());
      }
    }

    JsonNode verified = EirProcess.command(data, "verify");
    assertThat(verified.path("intact").asInt()).isEqualTo(1000);
    assertThat(verified.path("damaged").asInt() + verified.path("missing").asInt()).isZero();
  }

  private static void awaitSomeObjects(Path data) throws Exception {
    for (int i = 0; i < 600; i++) {
      if (StoredFiles.of(data).size() > 5) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new AssertionError("nothing arrived within 12 s");
  }
}
