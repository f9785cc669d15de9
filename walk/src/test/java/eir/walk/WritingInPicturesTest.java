package eir.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import eir.imaging.Frame;
import eir.phantom.PhantomStudy;
import eir.phantom.scan.Resolution;
import eir.phantom.scan.SeriesKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A disc with screen copies: a name in the pixels is covered by a person, or the series stays. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WritingInPicturesTest {
  private static final SeriesKind WRITTEN = SeriesKind.T1_AXIAL;
  private static final SeriesKind OTHER = SeriesKind.FLAIR_AXIAL;

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
  void aNameInThePixelsIsCoveredInEveryFrameAndASeriesLeftOutStays() throws Exception {
    PhantomStudy study = Disc.study("EIR-0015", Resolution.TINY);
    Path disc = Files.createDirectory(folder.resolve("screens"));
    Map<Integer, byte[]> originals = write(study, disc);
    List<String> faults = new ArrayList<>();
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      Page page = doctor.page();
      upload.chooseFolder(disc);
      upload.enterWords(hospital.words());
      upload.awaitFound();
      doctor.look(page, "upload-review-open.en", faults);
      String waiting = page.locator("form").first().innerText();
      ReviewStep.tile(page, WRITTEN).click();
      ReviewStep.cover(page);
      String seenOne = page.locator("[data-part=answers] p").first().innerText();
      doctor.look(page, "upload-review.en", faults);
      page.locator("button[lang='pt-BR']").click();
      page.locator(".frame canvas").waitFor();
      doctor.look(page, "upload-review.pt-BR", faults);
      int kept = page.locator("button.box").count();
      page.locator("button[lang='en']").click();
      page.locator(".frame canvas").waitFor();
      page.locator("[data-act=blank]").click();
      page.locator("[role=alert]:visible").waitFor();
      String asked = page.locator("[role=alert]").innerText();
      ReviewStep.seeAll(page);
      Pattern all = Pattern.compile("You saw [34] of " + originals.size() + " pictures; your .*");
      Locator seenMore =
          page.locator("[data-part=answers] p", new Page.LocatorOptions().setHasText(all));
      seenMore.waitFor(); // each picture counts when it is painted
      page.locator("[data-act=blank]").click();
      page.locator(".over", new Page.LocatorOptions().setHasText("Series " + OTHER.number()))
          .waitFor();
      page.locator("[data-act=out]").click();
      upload.awaitFound();
      String covered = ReviewStep.tile(page, WRITTEN).innerText();
      String stays = page.locator("tr[data-reason=by-choice] td").first().innerText();
      doctor.look(page, "upload-review-done.en", faults);
      upload.confirmAndSend();
      upload.privateLink();

      List<byte[]> stored = ScreenCopy.stored(hospital.data());
      assertThat(waiting).contains("stay here, as nobody has looked");
      assertThat(kept).as("regions survive a change of the language").isEqualTo(1);
      assertThat(asked).contains("Look at these first");
      assertThat(seenOne).startsWith("You saw 1 of " + originals.size() + " pictures; your answer");
      assertThat(covered).contains("1 region covered");
      assertThat(Integer.parseInt(stays)).isPositive();
      assertThat(
              stored.stream()
                  .filter(file -> ScreenCopy.number(file, Tags.SERIES_NUMBER) == OTHER.number()))
          .as("files of the series that was left out")
          .isEmpty();
      assertCovered(stored, originals);
      assertThat(SentBytes.leaks(hospital.line(), study.identity())).isEmpty();
      assertThat(faults).as("accessibility and width").isEmpty();
      assertThat(doctor.troubles()).as("script errors").isEmpty();
    }
  }

  @Test
  void aNameInJpegFramesIsCoveredInTheBrowserAndAllOtherBlocksStay() throws Exception {
    PhantomStudy study = Disc.study("EIR-0013", Resolution.TINY);
    Path disc = Files.createDirectory(folder.resolve("jpeg"));
    Map<Integer, byte[]> originals = new TreeMap<>();
    study.write(
        SeriesKind.T2_AXIAL,
        file -> Files.write(disc.resolve(file.sopInstanceUid()), file.bytes()));
    study.write(
        WRITTEN,
        file -> {
          byte[] bytes = ScreenCopy.suspicious(file.bytes());
          ScreenCopy.burn(bytes, study.identity().familyUpper());
          int rows = ScreenCopy.number(bytes, Tags.ROWS);
          byte[] jpeg =
              JpegCopy.of(
                  bytes,
                  ScreenCopy.samples(bytes),
                  rows,
                  ScreenCopy.number(bytes, Tags.COLUMNS),
                  2200);
          originals.put(ScreenCopy.number(jpeg, Tags.INSTANCE_NUMBER), jpeg);
          Files.write(disc.resolve(file.sopInstanceUid()), jpeg);
        });
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      Page page = doctor.page();
      List<String> scripts = new ArrayList<>();
      page.onRequest(request -> scripts.add(request.url().replaceFirst(".*/", "")));
      upload.chooseFolder(disc);
      upload.enterWords(hospital.words());
      upload.awaitFound();
      ReviewStep.tile(page, WRITTEN).click();
      ReviewStep.cover(page);
      boolean isFetchedEarly = scripts.stream().anyMatch(name -> name.startsWith("painter."));
      ReviewStep.seeAll(page);
      page.locator("[data-act=blank]").click();
      upload.awaitFound();
      String covered = ReviewStep.tile(page, WRITTEN).innerText();
      upload.confirmAndSend();
      upload.privateLink();

      List<byte[]> stored = ScreenCopy.stored(hospital.data());
      assertThat(covered).contains("1 region covered");
      assertThat(isFetchedEarly).as("painter.js before a region was drawn").isFalse();
      assertThat(scripts.stream().filter(name -> name.startsWith("painter."))).hasSize(1);
      assertBlocksCovered(stored, originals);
      assertThat(SentBytes.leaks(hospital.line(), study.identity())).isEmpty();
      assertThat(doctor.troubles()).as("script errors").isEmpty();
    }
  }

  @Test
  void theSameComputerRemembersTheAnswerAfterAReload() throws Exception {
    PhantomStudy study = Disc.study("EIR-0016", Resolution.TINY);
    Path disc = Files.createDirectory(folder.resolve("again"));
    write(study, disc);
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      Page page = doctor.page();
      upload.chooseFolder(disc);
      upload.enterWords(hospital.words());
      upload.awaitFound();
      ReviewStep.tile(page, WRITTEN).click();
      ReviewStep.cover(page);
      ReviewStep.seeAll(page);
      page.locator("[data-act=blank]").click();
      page.locator("[data-act=out]").waitFor();
      page.locator("[data-act=back]").click();
      upload.awaitFound();
      upload.reload();
      upload.chooseFolder(disc);
      upload.awaitFound();

      assertThat(ReviewStep.tile(page, WRITTEN).innerText())
          .contains("1 region covered")
          .contains("your answer from before");
      assertThat(ReviewStep.tile(page, OTHER).innerText()).contains("not looked at");
      assertThat(doctor.troubles()).isEmpty();
    }
  }

  @Test
  void aRegionIsMadeMovedUndoneAndRemovedByKeys() throws Exception {
    PhantomStudy study = Disc.study("EIR-0014", Resolution.TINY);
    Path disc = Files.createDirectory(folder.resolve("by-keys"));
    write(study, disc);
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      Page page = doctor.page();
      upload.chooseFolder(disc);
      upload.enterWords(hospital.words());
      upload.awaitFound();
      ReviewStep.tile(page, WRITTEN).click();
      ReviewStep.awaitSearch(page);
      ReviewStep.clear(page);
      page.locator("[data-act=add]").focus();
      page.keyboard().press("Enter");
      String made = name(page);
      page.keyboard().press("ArrowDown");
      String moved = name(page);
      page.keyboard().press("Shift+ArrowRight");
      String wider = name(page);
      page.keyboard().press("Control+z");
      page.keyboard().press("Control+z");
      String undone = name(page);
      page.locator("button.box").focus();
      page.keyboard().press("Delete");

      assertThat(List.of(made, moved, wider)).doesNotHaveDuplicates();
      assertThat(undone).isEqualTo(made);
      assertThat(page.locator("button.box").count()).isZero();
    }
  }

  private static String name(Page page) {
    return page.locator("button.box").getAttribute("aria-label");
  }

  /** A plain series, one with the name in its pixels, another that says it has writing. */
  private static Map<Integer, byte[]> write(PhantomStudy study, Path disc) throws IOException {
    Map<Integer, byte[]> written = new TreeMap<>();
    study.write(
        SeriesKind.T2_AXIAL,
        file -> Files.write(disc.resolve(file.sopInstanceUid()), file.bytes()));
    study.write(
        OTHER,
        file ->
            Files.write(disc.resolve(file.sopInstanceUid()), ScreenCopy.suspicious(file.bytes())));
    study.write(
        WRITTEN,
        file -> {
          byte[] bytes = ScreenCopy.suspicious(file.bytes());
          ScreenCopy.burn(bytes, study.identity().familyUpper());
          written.put(ScreenCopy.number(bytes, Tags.INSTANCE_NUMBER), bytes);
          Files.write(disc.resolve(file.sopInstanceUid()), bytes);
        });
    return written;
  }

  private static void assertCovered(List<byte[]> stored, Map<Integer, byte[]> originals) {
    int compared = 0;
    for (byte[] file : stored) {
      boolean isNative = !Header.read(Source.of(file)).transferSyntax().isEncapsulated();
      if (isNative && ScreenCopy.number(file, Tags.SERIES_NUMBER) == WRITTEN.number()) {
        short[] after = ScreenCopy.samples(file);
        short[] before =
            ScreenCopy.samples(
                Objects.requireNonNull(
                    originals.get(ScreenCopy.number(file, Tags.INSTANCE_NUMBER))));
        int columns = ScreenCopy.number(file, Tags.COLUMNS);
        List<Short> inside = new ArrayList<>();
        for (int i = 0; i < after.length; i++) {
          int row = i / columns;
          if (row >= ReviewStep.TOP + 1 && row < ReviewStep.BOTTOM - 1) {
            inside.add(after[i]);
          } else if (row < ReviewStep.TOP - 1 || row > ReviewStep.BOTTOM + 1) {
            assertThat(after[i]).as("sample %d outside the region", i).isEqualTo(before[i]);
          }
        }
        assertThat(inside.stream().distinct()).as("shades left inside the region").hasSize(1);
        compared++;
      }
    }
    assertThat(compared).isEqualTo(originals.size());
  }

  /**
   * Frames of the server's copies: blank over the letters, and below the blocks of eight the same.
   */
  private static void assertBlocksCovered(List<byte[]> stored, Map<Integer, byte[]> originals) {
    int compared = 0;
    for (byte[] file : stored) {
      Header header = Header.read(Source.of(file));
      if (!header.transferSyntax().uid().equals(Uids.JPEG_BASELINE8_BIT)) {
        continue;
      }
      Frame after = ScreenCopy.frame(file);
      Frame before =
          ScreenCopy.frame(
              Objects.requireNonNull(originals.get(ScreenCopy.number(file, Tags.INSTANCE_NUMBER))));
      assertThat(header.text(Tags.BURNED_IN_ANNOTATION)).contains("NO");
      for (int y = 0; y < after.rows(); y++) {
        for (int x = 0; x < after.columns(); x++) {
          int at = y * after.columns() + x;
          if (y > ReviewStep.TOP && y < ReviewStep.BOTTOM - 1) {
            assertThat(after.value(at)).as("x %d, y %d", x, y).isEqualTo(after.value(0));
          } else if (y >= (ReviewStep.BOTTOM / 8 + 1) * 8) {
            assertThat(after.value(at)).as("x %d, y %d", x, y).isEqualTo(before.value(at));
          }
        }
      }
      compared++;
    }
    assertThat(compared).isEqualTo(originals.size());
  }
}
