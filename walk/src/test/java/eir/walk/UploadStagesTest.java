package eir.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import eir.phantom.scan.Resolution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The states of the page beside the straight road, which {@link MainRoadTest} looks at. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadStagesTest {
  @TempDir static Path folder;
  private Hospital hospital;
  private Path disc;

  @BeforeAll
  void open() throws Exception {
    hospital = Hospital.open(folder.resolve("data"));
    disc =
        Disc.zip(
            folder,
            Disc.study("EIR-0013", Resolution.TINY),
            Disc.study("EIR-0014", Resolution.TINY));
  }

  @AfterAll
  void close() {
    hospital.close();
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"en", "pt-BR"})
  void everyStateIsAccessibleAndFitsAPhone(String language) throws Exception {
    List<String> faults = new ArrayList<>();
    try (Visitor doctor = Visitor.speaking(language)) {
      Page page = doctor.page();
      String link = hospital.link();
      page.navigate(link.substring(0, link.indexOf('#')));
      page.locator("#link").waitFor();
      doctor.look(page, "upload-no-key." + language, faults);

      UploadPage upload = UploadPage.open(doctor, hospital);
      page.reload();
      page.locator("button[lang='" + language + "']").click();
      upload.choose(Files.writeString(folder.resolve("note-" + language), "no image"));
      page.locator("tr[data-reason=not-dicom]").waitFor();
      doctor.look(page, "upload-nothing." + language, faults);

      page.reload();
      upload.choose(Files.write(folder.resolve("cut-" + language), head(disc)));
      page.locator(".summary").waitFor();
      doctor.look(page, "upload-failed." + language, faults);

      page.reload();
      upload.choose(disc);
      upload.enterWords(Hospital.wordsOfAnotherHospital());
      page.locator("#words[aria-invalid=true]").waitFor();
      doctor.look(page, "upload-words." + language, faults);
      upload.enterWords(hospital.words());
      page.locator("input[name=patient]").first().waitFor();
      doctor.look(page, "upload-patients." + language, faults);
      page.locator("input[name=patient]").nth(language.equals("en") ? 0 : 1).check();
      page.locator("form button[type=submit]").click();
      upload.awaitFound();
      page.locator("form:has(input[name=attest]) button[type=submit]").click();
      page.locator("details:has(#subject) summary").click();
      page.locator("#subject").fill("7HQ2M9XKD");
      page.locator("form:has(#subject) button[type=submit]").click();
      page.locator("#subject-error:visible").waitFor();
      page.locator("form:has(input[name=attest]) button[type=submit]").click();
      page.locator("#attest-error:visible").waitFor();
      doctor.look(page, "upload-found-errors." + language, faults);
      page.locator("ul.series button").first().click();
      page.locator("dialog[open] canvas").waitFor();
      doctor.look(page, "upload-pictures." + language, faults);
      page.keyboard().press("Escape");

      upload.saveCopy();
      doctor.look(page, "upload-saved." + language, faults);
      page.locator("[data-act=back]").click();
      upload.awaitFound();
      hospital.line().holdAfter(100_000);
      upload.confirmAndSend();
      hospital.line().awaitHold();
      page.locator("[data-act=cancel]").waitFor();
      doctor.look(page, "upload-sending." + language, faults);
      hospital.line().cut();
      page.locator("[data-line=waiting]").waitFor();
      doctor.look(page, "upload-waiting." + language, faults);
      page.locator("[data-act=cancel]").click();
      hospital.line().mend();
      page.locator("[role=status] .notice").waitFor();
      doctor.look(page, "upload-cancelled." + language, faults);

      assertThat(faults).as("accessibility and width").isEmpty();
      assertThat(doctor.troubles()).as("script errors").isEmpty();
    }
  }

  private static byte[] head(Path zip) throws java.io.IOException {
    try (var in = Files.newInputStream(zip)) {
      return in.readNBytes(5000);
    }
  }
}
