package eir.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import eir.phantom.PhantomStudy;
import eir.phantom.scan.Resolution;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a sending that stops in the middle: by a reload, a cable, a change of mind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterruptedSendingTest {
  /** Four batches of 2 MiB travel at once: beyond 8 MiB at least one of them has arrived. */
  private static final long MIDDLE_BYTES = 9 << 20;

  private static final byte[] PART =
      "Content-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir static Path folder;
  private Hospital hospital;

  @BeforeAll
  void open() throws Exception {
    hospital = Hospital.open(folder.resolve("data"));
  }

  @AfterEach
  void lineIsWhole() {
    hospital.line().mend();
    hospital.line().release();
  }

  @AfterAll
  void close() {
    hospital.close();
  }

  @Test
  void whoLeavesThePageAndComesBackSendsOnlyWhatIsMissing() throws Exception {
    PhantomStudy study = Disc.study("EIR-0005", Resolution.MEDIUM);
    Path disc = Disc.zip(folder, study);
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = sendingHeldInTheMiddle(doctor, disc);
      String id = hospital.upload();

      doctor.page().onDialog(Dialog::accept);
      doctor.page().navigate("about:blank");
      // What the page had given to the line goes with it; let through, it could be all of the rest.
      hospital.line().cut();
      hospital.line().mend();
      doctor.page().goBack();
      doctor.page().locator("[role=status] .notice h2").waitFor();
      upload.choose(disc);
      upload.awaitFound();
      int held = hospital.stateOf(id).path("held").path("files").asInt();
      hospital.line().forget();
      upload.confirmAndSend();
      upload.privateLink();

      assertThat(held).as("kept before leaving").isPositive();
      assertThat(SentBytes.count(hospital.line(), PART)).isEqualTo(Disc.images(study) - held);
      assertThat(hospital.upload()).as("the same upload goes on").isEqualTo(id);
      assertThat(hospital.stateOf(id).path("state").asString()).isEqualTo("closed");
    }
  }

  @Test
  void aLostLineIsWaitedForAndNothingIsLost() throws Exception {
    PhantomStudy study = Disc.study("EIR-0008", Resolution.MEDIUM);
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = sendingHeldInTheMiddle(doctor, Disc.zip(folder, study));
      String id = hospital.upload();

      hospital.line().cut();
      doctor.page().locator("[data-line=waiting]").waitFor();
      hospital.line().mend();
      upload.privateLink();

      assertThat(hospital.stateOf(id).path("state").asString()).isEqualTo("closed");
      assertThat(hospital.stateOf(id).path("held").path("files").asInt())
          .isEqualTo(Disc.images(study));
    }
  }

  @Test
  void cancellingDeletesWhatWasSent() throws Exception {
    PhantomStudy study = Disc.study("EIR-0011", Resolution.MEDIUM);
    long before = hospital.blobs();
    try (Visitor doctor = Visitor.speaking("en")) {
      sendingHeldInTheMiddle(doctor, Disc.zip(folder, study));
      assertThat(hospital.blobs()).as("something had arrived").isGreaterThan(before);
      String id = hospital.upload();

      doctor.page().locator("[data-act=cancel]").click();
      hospital.line().release();
      doctor.page().locator("[role=status] .notice").waitFor();

      assertThat(hospital.stateOf(id).path("state").asString()).isNotEqualTo("open");
      // A batch that had left already reaches the server after the word to stop.
      for (int i = 0; i < 300 && hospital.blobs() != before; i++) {
        LockSupport.parkNanos(100_000_000);
      }
      assertThat(hospital.blobs()).isEqualTo(before);
    }
  }

  private UploadPage sendingHeldInTheMiddle(Visitor doctor, Path disc) throws Exception {
    UploadPage upload = UploadPage.open(doctor, hospital);
    upload.choose(disc);
    upload.enterWords(hospital.words());
    upload.awaitFound();
    hospital.line().forget();
    hospital.line().holdAfter(MIDDLE_BYTES);
    upload.confirmAndSend();
    hospital.line().awaitHold();
    assertThat(upload.awaitSomeStored()).isPositive();
    return upload;
  }
}
