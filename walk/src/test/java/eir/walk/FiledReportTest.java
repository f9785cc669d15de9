package eir.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import eir.bench.EirProcess;
import eir.phantom.PhantomStudy;
import eir.phantom.identity.Marker;
import eir.phantom.scan.Resolution;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor's computer did with a disc, as the coordinator files it. */
class FiledReportTest {
  private static final String PASSWORD = "amber-lantern-quiet-7";

  @TempDir private Path folder;

  @Test
  void theReportOfASendingIsSavedAsPdfAndNamesElementsAndNobody() throws Exception {
    PhantomStudy study = Disc.study("EIR-0004", Resolution.TINY);
    Path data = folder.resolve("data");
    Path secret = Files.writeString(folder.resolve("password"), PASSWORD);
    EirProcess.command(
        data,
        "user",
        "add",
        "iris",
        "--name=Iris Amaral",
        "--role=COORDINATOR",
        "--password-file=" + secret);
    try (Hospital hospital = Hospital.open(data)) {
      try (Visitor doctor = Visitor.speaking("en")) {
        UploadPage upload = UploadPage.open(doctor, hospital);
        upload.choose(Disc.zip(folder, study));
        upload.enterWords(hospital.words());
        upload.awaitFound();
        upload.confirmAndSend();
        upload.privateLink();
      }
      try (Visitor iris = Visitor.speaking("en")) {
        String text = text(reportSavedBy(iris, hospital));

        assertThat(text)
            .contains("(0010,0010)", "stamped by the trial", "(0008,0018)", "UID replaced")
            .containsPattern("Files\\s+" + Disc.images(study) + "\\s");
        assertThat(study.identity().markers().stream().filter(marker -> isIn(text, marker)))
            .as("identity in the report")
            .isEmpty();
      }
    }
  }

  private static Path reportSavedBy(Visitor coordinator, Hospital hospital) {
    Page page = coordinator.page();
    page.navigate(hospital.address().resolve("/staff/sign-in").toString());
    page.locator("input[name=login]").fill("iris");
    page.locator("input[name=password]").fill(PASSWORD);
    page.locator("main form button[type=submit]").click();
    page.waitForURL("**/staff");
    page.navigate(hospital.address().resolve("/staff/submissions").toString());
    page.locator("main table a, main li a").first().click();
    return page.waitForDownload(page.locator("a[href$='report.pdf']")::click).path();
  }

  private static String text(Path pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static boolean isIn(String text, Marker marker) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return marker.patterns().stream().anyMatch(pattern -> SentBytes.holds(bytes, pattern));
  }
}
