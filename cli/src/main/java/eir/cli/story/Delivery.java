package eir.cli.story;

import eir.deid.Deidentifier;
import eir.deid.Outcome;
import eir.deid.Profile;
import eir.deid.Report;
import eir.deid.Stamp;
import eir.deid.key.SiteKey;
import eir.deid.plan.PlanFile;
import eir.dicom.Bytes;
import eir.dicom.stream.Source;
import eir.phantom.PhantomFile;
import eir.phantom.PhantomStudy;
import eir.phantom.scan.SeriesKind;
import eir.server.client.CleanFile;
import eir.server.client.Sender;
import eir.server.client.UploadLink;
import eir.server.link.ProfilesInForce;
import eir.trial.UploadId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A delivery of an invented clinic: a phantom study, de-identified here as a browser would, and
 * sent by an upload link of the clinic.
 */
public final class Delivery {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Sender sender;
  private final JsonNode terms;
  private final List<CleanFile> clean = new ArrayList<>();
  private int refused;

  private Delivery(Sender sender) {
    this.sender = sender;
    this.terms = sender.describe();
  }

  /** By this whole upload link. */
  public static Delivery by(String link) {
    return new Delivery(new Sender(UploadLink.parse(link)));
  }

  /**
   * Sends these series of a study.
   *
   * @param site code of the clinic, which names its key
   * @param request the same again continues the same upload
   */
  public UploadId send(String site, PhantomStudy study, List<SeriesKind> kinds, String request) {
    SiteKey key = key(site);
    Profile profile = ProfilesInForce.of(terms.path("profile"));
    Deidentifier deidentifier = new Deidentifier(profile, key, stamp(terms));
    Report report = new Report();
    try {
      for (SeriesKind kind : kinds) {
        study.write(kind, file -> take(file, deidentifier));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    int files = clean.size() + refused;
    long bytes = clean.stream().mapToLong(CleanFile::lengthBytes).sum();
    String upload =
        sender.announce(
            UUID.nameUUIDFromBytes(request.getBytes(StandardCharsets.UTF_8)).toString(),
            files,
            bytes,
            profile.hash8(),
            key.fingerprint());
    sender.send(upload, clean);
    sender.close(
        upload,
        terms.path("site").path("language").asString("en"),
        Map.of("files", files, "images", clean.size(), "leftOut", Map.of("refused", refused)),
        JSON.readValue(report.toJson(profile), new TypeReference<Map<String, Object>>() {}));
    return new UploadId(upload);
  }

  private void take(PhantomFile file, Deidentifier deidentifier) throws IOException {
    Source input = Source.of(file.bytes());
    if (deidentifier.plan(input) instanceof Outcome.Planned planned) {
      var bytes = new ByteArrayOutputStream(file.bytes().length);
      PlanFile.write(planned.plan(), input, bytes);
      clean.add(CleanFile.of(bytes.toByteArray()));
    } else {
      refused++;
    }
  }

  /** What the server asks to be stamped, by docs/http.md. */
  public static Stamp stamp(JsonNode terms) {
    JsonNode trial = terms.path("trial");
    JsonNode site = terms.path("site");
    Stamp stamp =
        new Stamp(
            trial.path("sponsor").asString(),
            trial.path("protocolId").asString(),
            trial.path("protocolName").asString(""),
            site.path("id").asString(),
            site.path("name").asString(),
            "");
    String ofCase = terms.path("case").asString("");
    return ofCase.isEmpty() ? stamp : stamp.ofCase(ofCase);
  }

  // An invented clinic's key may be known to everybody who reads this.
  private static SiteKey key(String site) {
    try {
      return new SiteKey(
          Bytes.copyOf(
              MessageDigest.getInstance("SHA-256")
                  .digest(("eir demonstration key of " + site).getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
