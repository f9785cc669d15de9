package eir.cli;

import eir.bench.EirProcess;
import eir.bench.ViewBench;
import eir.cli.story.Delivery;
import eir.deid.Deidentifier;
import eir.deid.Outcome;
import eir.deid.Profile;
import eir.deid.key.SiteKey;
import eir.deid.plan.PlanFile;
import eir.dicom.Bytes;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import eir.phantom.DemoCases;
import eir.phantom.PhantomStudy;
import eir.phantom.head.Atlas;
import eir.phantom.scan.Resolution;
import eir.phantom.scan.SeriesKind;
import eir.server.client.CleanFile;
import eir.server.client.Sender;
import eir.server.client.UploadLink;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code eir bench view}: the first image from a link, against OHIF on Orthanc. */
@Command(name = "view", description = "First image from a link, against OHIF 3.13 on Orthanc.")
final class BenchViewCommand implements Callable<Integer> {
  @Option(names = "--rounds", description = "counted rounds (default: ${DEFAULT-VALUE})")
  int rounds = 3;

  @Override
  public Integer call() throws Exception {
    Path data = Files.createTempDirectory("eir-bench-data").resolve("eir");
    String mailed = EirProcess.uploadLink(data, 1, "en");
    try (EirProcess eir = EirProcess.serve(data)) {
      var sender =
          new Sender(
              UploadLink.parse(mailed.replace("127.0.0.1:1/", "127.0.0.1:" + eir.port() + "/")));
      List<byte[]> files = series(sender);
      String study =
          Header.read(Source.of(files.getFirst())).text(Tags.STUDY_INSTANCE_UID).orElseThrow();
      String link = delivered(sender, files);
      TimeUnit.SECONDS.sleep(1);
      awaitPrepared(eir, link);
      ViewBench.run(
          BenchCommand.root(),
          link.replaceFirst("//[^/]+/", "//127.0.0.1:" + eir.port() + "/"),
          study,
          files,
          rounds,
          System.out);
    }
    return Exit.DONE.code();
  }

  // The series with most slices: T1 sagittal of the phantom at full resolution. Without its outer
  // fifths: OHIF opens a series at its first slice, and in air no probe finds a picture.
  private static List<byte[]> series(Sender sender) throws Exception {
    var deidentifier =
        new Deidentifier(
            Profile.standard(),
            new SiteKey(Bytes.copyOf(new byte[32])),
            Delivery.stamp(sender.describe()));
    List<byte[]> files = new ArrayList<>();
    var child = DemoCases.find("EIR-0004").orElseThrow();
    new PhantomStudy(Atlas.load(), child, Resolution.FULL)
        .write(
            SeriesKind.T1_SAGITTAL,
            file -> {
              Source input = Source.of(file.bytes());
              if (deidentifier.plan(input) instanceof Outcome.Planned planned) {
                var out = new ByteArrayOutputStream();
                PlanFile.write(planned.plan(), input, out);
                files.add(out.toByteArray());
              }
            });
    return files.subList(files.size() / 5, files.size() * 4 / 5);
  }

  private static String delivered(Sender sender, List<byte[]> files) {
    List<CleanFile> clean = new ArrayList<>();
    files.forEach(file -> clean.add(CleanFile.of(file)));
    long bytes = files.stream().mapToLong(file -> file.length).sum();
    String fingerprint = new SiteKey(Bytes.copyOf(new byte[32])).fingerprint();
    String upload =
        sender.announce(
            UUID.randomUUID().toString(),
            files.size(),
            bytes,
            Profile.standard().hash8(),
            fingerprint);
    sender.send(upload, clean);
    return sender
        .close(
            upload,
            "en",
            Map.of("files", files.size(), "images", files.size(), "leftOut", Map.of()),
            Map.of("schema", "eir.deid-report/1"))
        .path("link")
        .asString();
  }

  private static void awaitPrepared(EirProcess eir, String link) throws Exception {
    String id = link.replaceFirst(".*/v/([^#]+)#.*", "$1");
    String key = link.substring(link.indexOf('#') + 1);
    for (int i = 0; i < 600; i++) {
      if (ViewBench.isPrepared(eir.address().resolve("api/v1/links/" + id), key)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new CommandFailure(Exit.REMOTE, "The bundle was not ready within a minute.");
  }
}
