package eir.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.archive.Archive;
import eir.archive.access.LinkOrder;
import eir.archive.access.LinkScope;
import eir.archive.access.MintedLink;
import eir.archive.index.SubmissionVersion;
import eir.archive.operation.Reindex;
import eir.deid.Deidentifier;
import eir.deid.Outcome;
import eir.deid.Profile;
import eir.deid.Report;
import eir.deid.Stamp;
import eir.deid.key.SiteKey;
import eir.dicom.Bytes;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import eir.server.client.CleanFile;
import eir.server.client.Sender;
import eir.server.client.SendingException;
import eir.server.client.UploadLink;
import eir.server.http.Json;
import eir.server.intake.IndexReader;
import eir.server.link.ProfilesInForce;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.Sex;
import eir.trial.SiteCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a trial's charter chooses of de-identification, from the link's answer to the gate and the
 * receipt; and that an upload keeps the rules that it began under.
 */
class ChosenRulesTest {
  private static final Path IMAGE =
      Path.of(
          System.getProperty("eir.root"),
          "data/hard-cases/18-serial-numbers-stations-application-entities.dcm");
  private static final UnaryOperator<ObjectNode> DEVICE_AND_INSTITUTION =
      json -> {
        ObjectNode profile = json.putObject("deidProfile").put("tier", "RESEARCH");
        profile
            .putArray("options")
            .add("113100")
            .add("113105")
            .add("113107")
            .add("113108")
            .add("Retain Device Identity Option")
            .add("113111")
            .add("113112");
        profile.putArray("words").add("QUINTAL");
        return json;
      };

  private final RunningServer server = RunningServer.withGate();
  private final Archive archive = server.archive();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void withoutACharterTheLinkAnswersTheDefault() {
    JsonNode terms = sender(server.uploadLink()).describe();

    assertThat(terms.path("charter").isNull()).isTrue();
    assertThat(ProfilesInForce.of(terms.path("profile"))).isEqualTo(Profile.standard());
    assertThat(terms.path("profile").path("hash").asString()).isEqualTo(Profile.standard().hash8());
  }

  @Test
  void whatTheCharterChoseStandsInTheAnswerTheFileTheReceiptAndTheReport() throws IOException {
    new TrialInForce(archive, DEVICE_AND_INSTITUTION);
    Sender sender = sender(server.uploadLink());
    JsonNode terms = sender.describe();
    Profile profile = ProfilesInForce.of(terms.path("profile"));
    byte[] clean = clean(profile, terms);

    Sent sent = send(sender, profile, List.of(clean));
    JsonNode receipt =
        sender.close(sent.upload(), "en", summary(), report(profile)).path("receipt");

    assertThat(Header.read(Source.of(clean)).text(Tags.DEVICE_SERIAL_NUMBER)).contains("ZQXJB");
    assertThat(sent.files()).isEqualTo(new Sender.Sent(1, 0, 0));
    assertThat(terms.path("charter").asString()).isEqualTo("DIPG/1");
    assertThat(receipt.path("charter").asString()).isEqualTo("DIPG/1");
    assertThat(receipt.path("profile")).isEqualTo(terms.path("profile"));
    assertThat(receipt.path("profile").toString())
        .isEqualTo(
            "{\"name\":\"eir-trial\",\"hash\":\""
                + profile.hash8()
                + "\",\"options\":[\"113100\",\"113105\",\"113107\",\"113108\",\"113109\",\"113111\","
                + "\"113112\"],\"tier\":\"research\",\"words\":[\"QUINTAL\"],\"tableEdition\":\"2026d\"}");
    assertThat(kept(receipt).path("profileHash").asString()).isEqualTo(profile.hash8());
    assertThat(kept(receipt).path("options").toString()).contains("113109", "113112");
  }

  @Test
  void aFileThatIsStampedWithAnotherProfileIsRefused() throws IOException {
    new TrialInForce(archive, DEVICE_AND_INSTITUTION);
    Sender sender = sender(server.uploadLink());
    JsonNode terms = sender.describe();
    byte[] ofTheDefault = clean(Profile.standard(), terms);

    Sent sent = send(sender, ProfilesInForce.of(terms.path("profile")), List.of(ofTheDefault));

    assertThat(sent.files()).isEqualTo(new Sender.Sent(0, 0, 1));
  }

  @Test
  void anUploadUnderRulesThatAreNotInForceIsNotBegun() {
    new TrialInForce(archive, DEVICE_AND_INSTITUTION);
    Sender sender = sender(server.uploadLink());

    assertThatThrownBy(() -> send(sender, Profile.standard(), List.of()))
        .isInstanceOfSatisfying(
            SendingException.class,
            refused -> assertThat(refused.code()).isEqualTo("PROFILE_MISMATCH"));
  }

  @Test
  void anUploadKeepsTheRulesItBeganUnderWhenTheCharterChanges() throws IOException {
    TrialInForce trial = new TrialInForce(archive, DEVICE_AND_INSTITUTION);
    MintedLink link = server.uploadLink();
    Sender sender = sender(link);
    JsonNode before = sender.describe();
    Profile profile = ProfilesInForce.of(before.path("profile"));
    String request = UUID.randomUUID().toString();
    String upload = announce(sender, request, profile);

    trial.putInForce(2, UnaryOperator.identity());
    JsonNode after = sender.describe();
    JsonNode state = state(link, upload);
    String again = announce(sender, request, profile);
    Sender.Sent files = sender.send(upload, List.of(CleanFile.of(clean(profile, before))));
    JsonNode receipt = sender.close(upload, "en", summary(), report(profile)).path("receipt");

    assertThat(after.path("charter").asString()).isEqualTo("DIPG/2");
    assertThat(ProfilesInForce.of(after.path("profile"))).isEqualTo(Profile.standard());
    assertThat(state.path("charter").asString()).isEqualTo("DIPG/1");
    assertThat(state.path("profile")).isEqualTo(before.path("profile"));
    assertThat(again).isEqualTo(upload);
    assertThat(files).isEqualTo(new Sender.Sent(1, 0, 0));
    assertThat(receipt.path("charter").asString()).isEqualTo("DIPG/1");
    assertThatThrownBy(() -> announce(sender, UUID.randomUUID().toString(), profile))
        .as("a new upload goes by the new charter")
        .isInstanceOf(SendingException.class);
  }

  @Test
  void theLinkOfACaseAnswersTheCharterThatTheCaseWasOpenedUnder() {
    TrialInForce trial = new TrialInForce(archive, DEVICE_AND_INSTITUTION);
    CaseCode code =
        trial.open(
            "sara", new CaseCommand.OpenCase(new SiteCode("S01"), 6, Sex.FEMALE, "", "", ""));
    trial.putInForce(2, UnaryOperator.identity());
    MintedLink ofCase =
        archive
            .links()
            .mint(
                LinkOrder.plain(
                    new LinkScope.UploadTo("S01", Optional.of(code)), RunningServer.ANA));

    assertThat(sender(ofCase).describe().path("charter").asString()).isEqualTo("DIPG/1");
    assertThat(sender(ofCase).describe().path("profile").path("options").toString())
        .contains("113109");
    assertThat(sender(server.uploadLink()).describe().path("charter").asString())
        .isEqualTo("DIPG/2");
  }

  @Test
  void aReportOfOtherRulesClosesNothing() throws IOException {
    new TrialInForce(archive, DEVICE_AND_INSTITUTION);
    Sender sender = sender(server.uploadLink());
    JsonNode terms = sender.describe();
    Profile profile = ProfilesInForce.of(terms.path("profile"));
    Sent sent = send(sender, profile, List.of(clean(profile, terms)));

    assertThatThrownBy(
            () -> sender.close(sent.upload(), "en", summary(), report(Profile.standard())))
        .isInstanceOfSatisfying(
            SendingException.class,
            refused -> assertThat(refused.code()).isEqualTo("PROFILE_MISMATCH"));
  }

  @Test
  void aLostIndexFindsTheImagesOfAChoiceOnceItsCharterIsThere() throws IOException {
    new TrialInForce(archive, DEVICE_AND_INSTITUTION);
    Sender sender = sender(server.uploadLink());
    JsonNode terms = sender.describe();
    Profile profile = ProfilesInForce.of(terms.path("profile"));
    Sent sent = send(sender, profile, List.of(clean(profile, terms)));
    sender.close(sent.upload(), "en", summary(), report(profile));
    IndexReader knows = new IndexReader(archive);

    try (RunningServer empty = RunningServer.withGate()) {
      IndexReader knowsNot = new IndexReader(empty.archive());
      archive
          .submissions()
          .inventory(archive.submissions().list(1, 0).getFirst().id())
          .instances()
          .forEach(instance -> {
            try (var object = archive.objects().open(instance.sha256()).orElseThrow()) {
              assertThat(knows.read(object)).isInstanceOf(Reindex.Found.class);
              assertThat(knowsNot.read(object)).isEqualTo(new Reindex.OtherRules());
            }
          });
    }
  }

  private record Sent(String upload, Sender.Sent files) {}

  private static Sent send(Sender sender, Profile profile, List<byte[]> files) {
    String upload = announce(sender, UUID.randomUUID().toString(), profile);
    return new Sent(upload, sender.send(upload, files.stream().map(CleanFile::of).toList()));
  }

  private static String announce(Sender sender, String request, Profile profile) {
    return sender.announce(request, 1, 1000, profile.hash8(), "0123456789abcdef");
  }

  private Sender sender(MintedLink link) {
    return new Sender(
        UploadLink.parse(server.at("/u/" + link.link().id()) + "#" + link.key().reveal()));
  }

  private JsonNode state(MintedLink link, String upload) {
    return Json.tree(
        server
            .get("/api/v1/uploads/" + upload, "Authorization", "Bearer " + link.key().reveal())
            .body()
            .getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode kept(JsonNode receipt) {
    SubmissionVersion id =
        new SubmissionVersion(
            receipt.path("submission").asString(), receipt.path("version").asInt());
    return Json.tree(
        archive.submissions().closing(id).orElseThrow().report().getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> summary() {
    return Map.of("files", 1, "images", 1, "leftOut", Map.of());
  }

  private static Map<String, Object> report(Profile profile) {
    JsonNode report = Json.tree(new Report().toJson(profile).getBytes(StandardCharsets.UTF_8));
    return Map.of(
        "format", report.path("format"),
        "profileHash", report.path("profileHash"),
        "options", report.path("options"));
  }

  private static byte[] clean(Profile profile, JsonNode terms) throws IOException {
    byte[] key = new byte[SiteKey.LENGTH_BYTES];
    JsonNode trial = terms.path("trial");
    JsonNode site = terms.path("site");
    Stamp stamp =
        new Stamp(
            trial.path("sponsor").asString(),
            trial.path("protocolId").asString(),
            trial.path("protocolName").asString(),
            site.path("id").asString(),
            site.path("name").asString(),
            "");
    Source input = Source.of(Files.readAllBytes(IMAGE));
    return ((Outcome.Planned)
            new Deidentifier(profile, new SiteKey(Bytes.copyOf(key)), stamp).plan(input))
        .plan()
        .assemble(input);
  }
}
