package eir.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import eir.bench.EirProcess;
import eir.deid.key.RecoveryPhrase;
import eir.deid.key.SiteKey;
import eir.deid.key.SubjectAnchor;
import eir.dicom.Bytes;
import eir.phantom.DemoCases;
import eir.phantom.PhantomStudy;
import eir.phantom.head.Atlas;
import eir.phantom.identity.Marker;
import eir.phantom.media.DemoCd;
import eir.phantom.scan.Resolution;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the disc to the picture behind the private link, as a doctor and a radiologist do it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainRoadTest {
  @TempDir static Path folder;

  private PhantomStudy study;
  private Path disc;

  @BeforeAll
  void burnTheDisc() throws IOException {
    var child = DemoCases.find("EIR-0004").orElseThrow();
    study = new PhantomStudy(Atlas.load(), child, Resolution.MEDIUM);
    disc = folder.resolve("CD.zip");
    try (OutputStream out = Files.newOutputStream(disc)) {
      new DemoCd(List.of(study)).writeZip(out);
    }
  }

  @AfterAll
  void letGo() throws IOException {
    Files.deleteIfExists(disc);
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"en", "pt-BR"})
  void aDiscTravelsToThePrivateLinkAndNothingOfTheChildLeavesThePage(String language)
      throws Exception {
    Path data = folder.resolve("road-" + language);
    String link = EirProcess.uploadLink(data, 1, language);
    try (EirProcess eir = EirProcess.serve(data);
        RecordingLine line = RecordingLine.to(eir.port());
        Visitor doctor = Visitor.speaking(language)) {
      Page page = doctor.page();
      List<String> faults = new ArrayList<>();

      page.navigate(link.replaceFirst("//[^/]+/", "//127.0.0.1:" + line.port() + "/"));
      page.locator("input[type=file]:not([webkitdirectory])").waitFor(attached());
      doctor.look(page, "upload-drop." + language, faults);
      page.locator("input[type=file]:not([webkitdirectory])").setInputFiles(disc);

      page.locator("input[name=kept]").waitFor();
      doctor.look(page, "upload-key." + language, faults);
      String words = String.join(" ", page.locator("ol.words li").allInnerTexts());
      page.locator("input[name=kept]").check();
      page.locator("form button[type=submit]").click();

      page.locator("input[name=attest]").waitFor();
      page.waitForTimeout(500);
      doctor.look(page, "upload-found." + language, faults);
      assertThat(page.locator("main").innerText()).contains(study.identity().patientId());
      page.locator("input[name=attest]").check();
      page.locator("form button[type=submit]").first().click();

      Locator shown = page.locator(".link-box output");
      shown.waitFor();
      doctor.look(page, "upload-done." + language, faults);
      String privateLink = shown.innerText();

      assertThat(faults).as("accessibility and width").isEmpty();
      assertThat(doctor.troubles()).as("script errors").isEmpty();
      assertThat(SentBytes.leaks(line, study.identity())).as("identity on the line").isEmpty();
      assertThat(SentBytes.secrets(line, keyOf(words), study.identity().patientId()))
          .as("the site's key on the line")
          .isEmpty();
      thePictureIsTheRightOne(privateLink, eir, language);
    }
  }

  private void thePictureIsTheRightOne(String privateLink, EirProcess eir, String language)
      throws Exception {
    try (Visitor radiologist = Visitor.speaking(language)) {
      Page room = radiologist.page();
      List<String> faults = new ArrayList<>();
      room.navigate(privateLink.replaceFirst("//[^/]+/", "//127.0.0.1:" + eir.port() + "/"));
      room.waitForFunction(
          "() => [...document.querySelectorAll('canvas')].some(c => c.width > 150 &&"
              + " c.getBoundingClientRect().width > 150)");
      room.waitForTimeout(1500);
      radiologist.look(room, "view." + language, faults);

      var expected = ExpectedPicture.ofFirstSeries(study);
      byte[] painted =
          Base64.getDecoder()
              .decode(
                  (String)
                      room.evaluate(
                          """
                          () => {
                            const c = [...document.querySelectorAll('canvas')].find(c => c.getBoundingClientRect().width > 150);
                            return c.toDataURL('image/png').split(',')[1];
                          }\
                          """));

      assertThat(faults).as("accessibility and width").isEmpty();
      assertThat(radiologist.troubles()).as("script errors").isEmpty();
      assertThat(expected.likeness(painted))
          .as("correlation with the phantom's slice")
          .isGreaterThan(0.98);
    }
  }

  @Test
  void aSearchThatFindsNothingWouldFindAPlantedName() throws Exception {
    // The check of the check: a marker sent in the clear must be found.
    Marker marker = study.identity().markers().getFirst();
    try (EirProcess eir = EirProcess.serve(folder.resolve("check"));
        RecordingLine line = RecordingLine.to(eir.port());
        HttpClient http = HttpClient.newHttpClient()) {
      URI page = URI.create("http://127.0.0.1:" + line.port() + "/healthz");
      http.send(
          HttpRequest.newBuilder(page).POST(BodyPublishers.ofString(marker.text())).build(),
          BodyHandlers.discarding());

      assertThat(SentBytes.leaks(line, study.identity())).isNotEmpty();
    }
  }

  @Test
  void aSearchThatFindsNoKeyWouldFindAPlantedOne() throws Exception {
    SiteKey key = new SiteKey(Bytes.copyOf(HexFormat.of().parseHex("0f1e2d3c4b5a6978".repeat(4))));
    String words = RecoveryPhrase.of(key).reveal();
    int days = key.dateShift(key.pseudonym(SubjectAnchor.of("PAT-001", ""))).days();
    byte[] secret = key.secret().reveal().toArray();
    String sealed = Base64.getEncoder().encodeToString(ascii(words));
    String list = "{\"sealed\":\"" + sealed + "\"}";
    Map<String, byte[]> planted =
        Map.of(
            "site key", secret,
            "hexadecimal", ascii(HexFormat.of().formatHex(secret)),
            "base64", ascii(Base64.getEncoder().encodeToString(secret)),
            "words 11 to 13", ascii(String.join("\n", words.split(" ")).substring(8)),
            "words 2 to 4", words.getBytes(StandardCharsets.UTF_16LE),
            "shift", ascii("{\"days\":" + days + "}"),
            "shift of dates", ascii("dateShift=" + -days),
            "list", ascii(list.substring(30)));
    try (EirProcess eir = EirProcess.serve(folder.resolve("check-key"));
        RecordingLine line = RecordingLine.to(eir.port());
        HttpClient http = HttpClient.newHttpClient()) {
      URI page = URI.create("http://127.0.0.1:" + line.port() + "/healthz");
      for (Map.Entry<String, byte[]> one : planted.entrySet()) {
        line.forget();
        boolean isBefore =
            !SentBytes.secrets(line, key, "PAT-001").isEmpty() || SentBytes.sentOf(line, list);
        http.send(
            HttpRequest.newBuilder(page).POST(BodyPublishers.ofByteArray(one.getValue())).build(),
            BodyHandlers.discarding());

        assertThat(isBefore).isFalse();
        if (one.getKey().equals("list")) {
          assertThat(SentBytes.sentOf(line, list)).isTrue();
        } else {
          assertThat(SentBytes.secrets(line, key, "PAT-001"))
              .as(one.getKey())
              .anyMatch(found -> found.contains(one.getKey()));
        }
      }
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static SiteKey keyOf(String words) {
    return ((RecoveryPhrase.Reading.Key) RecoveryPhrase.read(words)).key();
  }

  private static Locator.WaitForOptions attached() {
    return new Locator.WaitForOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
  }
}
