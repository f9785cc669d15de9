package eir.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import eir.bench.EirProcess;
import eir.deid.key.RecoveryPhrase;
import eir.deid.key.SiteKey;
import eir.phantom.PhantomStudy;
import eir.phantom.scan.Resolution;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of a site are lost or seen: the office lets it make a new key, its list goes on. */
class NewSiteKeyTest {
  private static final String PASSWORD = "amber-lantern-quiet-7";

  @TempDir static Path folder;

  @Test
  void afterTheOfficeHasForgottenTheKeyTheSiteMakesOneAndItsListGoesOn() throws Exception {
    Path data = folder.resolve("data");
    Path secret = Files.writeString(folder.resolve("password"), PASSWORD);
    EirProcess.command(
        data,
        "user",
        "add",
        "iris",
        "--name=Iris Amaral",
        "--role=ADMINISTRATOR",
        "--role=COORDINATOR",
        "--password-file=" + secret);
    PhantomStudy study = Disc.study("EIR-0014", Resolution.TINY);
    String number = study.identity().patientId();
    Path disc = Disc.zip(folder, study);
    try (Hospital hospital = Hospital.open(data)) {
      Path list = folder.resolve("old.eirlist");
      String before = sentUnderTheOldKey(hospital, disc, list);

      theOfficeForgetsTheKey(hospital);
      try (Visitor doctor = Visitor.speaking("en")) {
        UploadPage upload = UploadPage.open(doctor, hospital);
        Page page = doctor.page();
        upload.choose(disc);
        page.locator("input[name=kept]").waitFor();
        String words = String.join(" ", page.locator("ol.words li").allInnerTexts());
        page.locator("input[name=kept]").check();
        page.locator("form button[type=submit]").click();
        upload.awaitFound();
        String stranger = upload.pseudonym();
        upload.reload();
        page.waitForFileChooser(() -> page.locator("[data-act=open-list]").click()).setFiles(list);
        page.locator("#list-words").fill(hospital.words());
        page.locator("form button[type=submit]").click();
        List<String> shown = page.locator("table.table tbody :is(td, th)").allInnerTexts();
        page.locator("[data-act=leave-list]").click();
        upload.choose(disc);
        upload.awaitFound();
        String after = upload.pseudonym();
        upload.confirmAndSend();
        upload.privateLink();

        SiteKey made = ((RecoveryPhrase.Reading.Key) RecoveryPhrase.read(words)).key();
        assertThat(made).isNotEqualTo(hospital.key());
        assertThat(stranger).isNotEqualTo(before);
        assertThat(after).isEqualTo(before);
        assertThat(shown).contains(before, number);
        assertThat(SentBytes.leaks(hospital.line(), study.identity())).isEmpty();
        assertThat(SentBytes.secrets(hospital.line(), made, number)).isEmpty();
        assertThat(SentBytes.secrets(hospital.line(), hospital.key(), number)).isEmpty();
        assertThat(SentBytes.sentOf(hospital.line(), Files.readString(list))).isFalse();
        for (String cell : shown) {
          byte[] text = cell.getBytes(StandardCharsets.UTF_8);
          if (text.length >= 6 && !cell.equals(before)) {
            assertThat(SentBytes.count(hospital.line(), text)).as("words of the list").isZero();
          }
        }
        assertThat(doctor.troubles()).isEmpty();
      }
    }
  }

  private static String sentUnderTheOldKey(Hospital hospital, Path disc, Path list)
      throws Exception {
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      upload.choose(disc);
      upload.enterWords(hospital.words());
      upload.awaitFound();
      String pseudonym = upload.pseudonym();
      upload.confirmAndSend();
      upload.privateLink();
      Files.copy(upload.download("[data-act=seal-list]"), list);
      return pseudonym;
    }
  }

  private static void theOfficeForgetsTheKey(Hospital hospital) {
    URI link = URI.create(hospital.link());
    try (Visitor iris = Visitor.speaking("en")) {
      Page page = iris.page();
      page.navigate(link.resolve("/staff/sign-in").toString());
      page.locator("input[name=login]").fill("iris");
      page.locator("input[name=password]").fill(PASSWORD);
      page.locator("main form button[type=submit]").click();
      page.waitForURL("**/staff");
      page.navigate(link.resolve("/staff/sites/S01").toString());
      page.locator("details:has(input[name=forget-key]) summary").click();
      page.locator("form:has(input[name=forget-key]) button").click();
      page.waitForLoadState();

      assertThat(page.locator("input[name=forget-key]").count()).isZero();
    }
  }
}
