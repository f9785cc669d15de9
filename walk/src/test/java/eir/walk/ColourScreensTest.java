package eir.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import eir.imaging.Frame;
import eir.phantom.PhantomStudy;
import eir.phantom.scan.BurnedText;
import eir.phantom.scan.Resolution;
import eir.phantom.scan.SeriesKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Screen copies in colour in JPEG 2000, with a name in the pixels and another drawn over them: one
 * is covered, the other is seen and stays. They are MR images, as the page takes no other picture.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColourScreensTest {
  private static final SeriesKind WRITTEN = SeriesKind.T1_AXIAL;
  private static final int OVERLAY_DATA = 0x60003000;

  @TempDir static Path folder;
  private Hospital hospital;

  @BeforeAll
  void open() throws Exception {
    hospital = Hospital.open(folder.resolve("data"));
  }

  @AfterAll
  void close() {
    hospital.close();
  }

  @Test
  void aNameInJpeg2000IsCoveredAndDrawingsAreShownAndStay() throws Exception {
    PhantomStudy study = Disc.study("EIR-0013", Resolution.TINY);
    Path disc = Files.createDirectory(folder.resolve("colour"));
    Map<Integer, int[]> sources = new TreeMap<>();
    study.write(
        WRITTEN,
        file -> {
          byte[] bytes = ScreenCopy.suspicious(file.bytes());
          ScreenCopy.burn(bytes, study.identity().familyUpper());
          int rows = ScreenCopy.number(bytes, Tags.ROWS);
          int columns = ScreenCopy.number(bytes, Tags.COLUMNS);
          int[] rgb = coloured(ScreenCopy.samples(bytes));
          sources.put(ScreenCopy.number(bytes, Tags.INSTANCE_NUMBER), rgb);
          byte[] copy = ColourCopy.of(bytes, rgb, rows, columns, study.identity().familyUpper());
          Files.write(disc.resolve(file.sopInstanceUid()), copy);
        });
    List<String> faults = new ArrayList<>();
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      Page page = doctor.page();
      upload.chooseFolder(disc);
      upload.enterWords(hospital.words());
      page.locator("ul.review button").first().waitFor();
      ReviewStep.tile(page, WRITTEN).click();
      ReviewStep.cover(page);
      boolean isTold = page.locator(".drawings").isVisible();
      String told = page.locator(".drawings").innerText();
      boolean isTinted = isTinted(page, study.identity().familyUpper());
      doctor.look(page, "upload-review-drawings.en", faults);
      page.locator("button[lang='pt-BR']").click();
      page.locator(".frame canvas").waitFor();
      doctor.look(page, "upload-review-drawings.pt-BR", faults);
      page.locator("button[lang='en']").click();
      page.locator(".frame canvas").waitFor();
      page.locator("[data-act=preview]").click();
      page.locator(".frame canvas[aria-label*='as it would be sent']").waitFor();
      boolean isToldOfPreview = page.locator(".drawings").isVisible();
      boolean isPreviewTinted = isTinted(page, study.identity().familyUpper());
      page.locator("[data-act=preview]").click();
      ReviewStep.seeAll(page);
      page.locator("[data-act=blank]").click();
      upload.awaitFound();
      String covered = ReviewStep.tile(page, WRITTEN).innerText();
      upload.confirmAndSend();
      upload.privateLink();

      assertThat(isTold).as("drawings are told of").isTrue();
      assertThat(told).contains("drawings laid over the picture").contains("removed");
      assertThat(isTinted).as("letters of the overlay are tinted").isTrue();
      assertThat(isToldOfPreview).as("drawings in what would be sent").isFalse();
      assertThat(isPreviewTinted).as("letters in what would be sent").isFalse();
      assertThat(covered).contains("1 region covered");
      assertCovered(ScreenCopy.stored(hospital.data()), sources);
      assertThat(SentBytes.leaks(hospital.line(), study.identity())).isEmpty();
      assertThat(faults).as("accessibility and width").isEmpty();
      assertThat(doctor.troubles()).as("script errors").isEmpty();
    }
  }

  /** Greys as three shades that differ, so that a sample in a wrong place shows. */
  private static int[] coloured(short[] samples) {
    int[] rgb = new int[3 * samples.length];
    for (int i = 0; i < samples.length; i++) {
      int grey = Math.min(255, samples[i] * 255 / 2200);
      rgb[3 * i] = grey;
      rgb[3 * i + 1] = grey * 3 / 4 + i % 7;
      rgb[3 * i + 2] = (grey + i * 5) & 0xFF;
    }
    return rgb;
  }

  /** Whether every dot of the first drawn letter has far more red than green on the screen. */
  private static boolean isTinted(Page page, String text) {
    List<List<Integer>> dots = new ArrayList<>();
    for (int y = 0; y < 7; y++) {
      for (int x = 0; x < 5; x++) {
        if (BurnedText.isDot(text.charAt(0), x, y)) {
          dots.add(List.of(ColourCopy.DRAWN_AT + x, ColourCopy.DRAWN_FROM + y));
        }
      }
    }
    return (boolean)
        page.evaluate(
            """
            dots => {
              const shown = document.querySelector('.frame canvas');
              const copy = document.createElement('canvas');
              copy.width = shown.width;
              copy.height = shown.height;
              const context = copy.getContext('2d');
              context.drawImage(shown, 0, 0);
              return dots.every(([x, y]) => {
                const [red, green] = context.getImageData(x, y, 1, 1).data;
                return red > green + 80;
              });
            }
            """,
            dots);
  }

  private static void assertCovered(List<byte[]> stored, Map<Integer, int[]> sources) {
    int compared = 0;
    for (byte[] file : stored) {
      Header header = Header.read(Source.of(file));
      if (!header.transferSyntax().uid().equals(Uids.JPEGLS_LOSSLESS)
          || ScreenCopy.number(file, Tags.SERIES_NUMBER) != WRITTEN.number()) {
        continue;
      }
      Frame after = ScreenCopy.frame(file);
      int[] before =
          Objects.requireNonNull(sources.get(ScreenCopy.number(file, Tags.INSTANCE_NUMBER)));
      assertThat(header.text(Tags.BURNED_IN_ANNOTATION)).contains("NO");
      assertThat(header.text(Tags.PHOTOMETRIC_INTERPRETATION)).contains("RGB");
      assertThat(header.text(Tags.LOSSY_IMAGE_COMPRESSION).orElse("00")).isEqualTo("00");
      assertThat(header.bytes(OVERLAY_DATA)).as("an overlay").isEmpty();
      assertThat(after.values()).hasSameSizeAs(before);
      for (int at = 0; at < before.length; at++) {
        int row = at / 3 / after.columns();
        if (row > ReviewStep.TOP && row < ReviewStep.BOTTOM - 1) {
          assertThat(after.value(at)).as("inside, sample %d", at).isZero();
        } else if (row < ReviewStep.TOP - 1 || row > ReviewStep.BOTTOM + 1) {
          assertThat(after.value(at)).as("outside, sample %d", at).isEqualTo(before[at]);
        }
      }
      compared++;
    }
    assertThat(compared).isEqualTo(sources.size());
  }
}
