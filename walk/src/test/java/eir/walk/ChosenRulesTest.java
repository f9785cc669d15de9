package eir.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import eir.bench.EirProcess;
import eir.phantom.scan.Resolution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A charter that keeps devices and institutions (113109, 113112): what the page says of it, what it
 * sends, what the gate lets in; and what becomes of a sending while the charter changes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChosenRulesTest {
  /** Four batches of 2 MiB travel at once: beyond 8 MiB at least one of them has arrived. */
  private static final long MIDDLE_BYTES = 9 << 20;

  /** Of a made-up patient whose name and number are no part of the devices' names. */
  private static final Path IMAGE =
      Path.of(
          System.getProperty("eir.root"),
          "data/hard-cases/18-serial-numbers-stations-application-entities.dcm");

  @TempDir static Path folder;
  private Path secret;
  private Path data;
  private Hospital hospital;

  @BeforeAll
  void aTrialInForce() throws Exception {
    data = folder.resolve("data");
    secret = Files.writeString(folder.resolve("secret"), "amber-lantern-quiet-7");
    EirProcess.command(
        data,
        "user",
        "add",
        "olga",
        "--name=Dra Olga Reis",
        "--role=PHYSICIAN",
        "--password-file=" + secret);
    activate(
        1,
        """
        {"options":["113100","113105","113107","113108","113109","113111","113112"],
         "words":["QUINTAL"]}\
        """);
    hospital = Hospital.open(data);
  }

  @AfterAll
  void close() {
    hospital.close();
  }

  @Test
  @Order(1)
  void thePageSaysWhatStaysAndTheGateLetsExactlyThatIn() throws Exception {
    try (Visitor doctor = Visitor.speaking("en")) {
      List<String> faults = new ArrayList<>();
      UploadPage upload = UploadPage.open(doctor, hospital);
      upload.choose(IMAGE);
      upload.enterWords(hospital.words());
      upload.awaitFound();
      Page page = doctor.page();
      doctor.look(page, "chosen-rules", faults);
      String stays = page.locator("[data-choice=stays]").innerText();
      String goes = page.locator("[data-choice=goes]").innerText();
      upload.confirmAndSend();
      upload.privateLink();

      assertThat(stays)
          .contains("its serial number", "The hospital’s name, department", "QUINTAL")
          .doesNotContain("{");
      assertThat(goes).doesNotContain("serial number", "hospital’s name");
      assertThat(page.locator(".facts").last().innerText()).contains("113109", "113112");
      assertThat(hospital.keeps("ZQXJB")).as("the serial number").isTrue();
      assertThat(hospital.keeps("ZQXJA")).as("the station").isTrue();
      for (String gone : List.of("MUELLER", "Mueller", "PAT-001", "20170505", "20240131")) {
        assertThat(hospital.keeps(gone)).as(gone).isFalse();
      }
      assertThat(faults).as("accessibility and width").isEmpty();
      assertThat(doctor.troubles()).as("script errors").isEmpty();
    }
  }

  @Test
  @Order(2)
  void aSendingGoesOnUnderItsOwnRulesThoughTheCharterHasChanged() throws Exception {
    Path disc = Disc.zip(folder, Disc.study("EIR-0005", Resolution.MEDIUM));
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      upload.choose(disc);
      upload.enterWords(hospital.words());
      upload.awaitFound();
      hospital.line().forget();
      hospital.line().holdAfter(MIDDLE_BYTES);
      upload.confirmAndSend();
      hospital.line().awaitHold();
      assertThat(upload.awaitSomeStored()).isPositive();
      String id = hospital.upload();

      doctor.page().onDialog(Dialog::accept);
      doctor.page().navigate("about:blank");
      hospital.line().release();
      activate(2, "{\"options\":[\"113100\",\"113107\"]}");
      doctor.page().goBack();
      doctor.page().locator("[role=status] .notice h2").waitFor();
      upload.choose(disc);
      upload.awaitFound();
      String notice = doctor.page().locator("[aria-labelledby=choice-title]").innerText();
      upload.confirmAndSend();
      upload.privateLink();

      assertThat(notice).contains("DIPG/1", "they hold until it is done");
      assertThat(hospital.upload()).as("the same upload goes on").isEqualTo(id);
      assertThat(hospital.stateOf(id).path("state").asString()).isEqualTo("closed");
    }
  }

  @Test
  @Order(3)
  void theNextSendingGoesByTheNewCharter() throws Exception {
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      upload.choose(Disc.zip(folder, Disc.study("EIR-0008", Resolution.TINY)));
      upload.enterWords(hospital.words());
      upload.awaitFound();
      String choice = doctor.page().locator("[aria-labelledby=choice-title]").innerText();
      upload.confirmAndSend();
      upload.privateLink();

      assertThat(choice)
          .contains("DIPG/2", "113100, 113107", "Age, sex, height and weight")
          .doesNotContain("hold until it is done");
      assertThat(hospital.stateOf(hospital.upload()).path("charter").asString())
          .isEqualTo("DIPG/2");
    }
  }

  private void activate(int version, String profile) throws Exception {
    Path charter =
        Files.writeString(
            folder.resolve("charter.json"),
            """
            {"format":"eir.charter/1","charterId":"DIPG","version":%d,"sponsor":"Sponsor",
             "protocolId":"P1","consentVersions":["1.0"],"deidProfile":%s}\
            """
                .formatted(version, profile));
    EirProcess.command(data, "charter", "import", charter.toString());
    EirProcess.command(
        data,
        "charter",
        "activate",
        "DIPG/" + version,
        "--login=olga",
        "--reason=as the trial decided",
        "--password-file=" + secret);
  }
}
