package eir.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.Header;
import eir.dicom.stream.PixelLocation;
import eir.dicom.stream.Source;
import eir.imaging.Frame;
import eir.imaging.FrameReader;
import eir.phantom.PhantomStudy;
import eir.phantom.scan.BurnedText;
import eir.phantom.scan.Resolution;
import eir.phantom.scan.SeriesKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

  /** The letters stand at rows 6 to 12 of the frame. */
  private static final int TOP = 4;

  private static final int BOTTOM = 16;

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
      tile(page, WRITTEN).click();
      cover(page);
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
      seeAll(page);
      page.locator("[data-act=blank]").click();
      page.locator(".over", new Page.LocatorOptions().setHasText("Series " + OTHER.number()))
          .waitFor();
      page.locator("[data-act=out]").click();
      upload.awaitFound();
      String covered = tile(page, WRITTEN).innerText();
      String stays = page.locator("tr[data-reason=by-choice] td").first().innerText();
      doctor.look(page, "upload-review-done.en", faults);
      upload.confirmAndSend();
      upload.privateLink();

      List<byte[]> stored = stored(hospital.data());
      assertThat(waiting).contains("stay here, as nobody has looked");
      assertThat(kept).as("regions survive a change of the language").isEqualTo(1);
      assertThat(asked).contains("Look at these first");
      assertThat(covered).contains("1 region covered");
      assertThat(Integer.parseInt(stays)).isPositive();
      assertThat(stored.stream().filter(file -> number(file, Tags.SERIES_NUMBER) == OTHER.number()))
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
          byte[] bytes = suspicious(file.bytes());
          burn(bytes, study.identity().familyUpper());
          int rows = number(bytes, Tags.ROWS);
          byte[] jpeg = JpegCopy.of(bytes, samples(bytes), rows, number(bytes, Tags.COLUMNS), 2200);
          originals.put(number(jpeg, Tags.INSTANCE_NUMBER), jpeg);
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
      tile(page, WRITTEN).click();
      cover(page);
      boolean isFetchedEarly = scripts.stream().anyMatch(name -> name.startsWith("painter."));
      seeAll(page);
      page.locator("[data-act=blank]").click();
      upload.awaitFound();
      String covered = tile(page, WRITTEN).innerText();
      upload.confirmAndSend();
      upload.privateLink();

      List<byte[]> stored = stored(hospital.data());
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
      tile(page, WRITTEN).click();
      cover(page);
      seeAll(page);
      page.locator("[data-act=blank]").click();
      page.locator("[data-act=out]").waitFor();
      page.locator("[data-act=back]").click();
      upload.awaitFound();
      upload.reload();
      upload.chooseFolder(disc);
      upload.awaitFound();

      assertThat(tile(page, WRITTEN).innerText())
          .contains("1 region covered")
          .contains("your answer from before");
      assertThat(tile(page, OTHER).innerText()).contains("not looked at");
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
      tile(page, WRITTEN).click();
      awaitSearch(page);
      clear(page);
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

  /** Draws one region over the letters by the mouse, in place of what was proposed. */
  private static void cover(Page page) {
    awaitSearch(page);
    clear(page);
    BoundingBox frame = page.locator(".frame").boundingBox();
    double row =
        frame.height / Double.parseDouble(page.locator(".frame canvas").getAttribute("height"));
    page.mouse().move(frame.x + 1, frame.y + TOP * row);
    page.mouse().down();
    page.mouse().move(frame.x + frame.width / 2, frame.y + BOTTOM * row);
    page.mouse().move(frame.x + frame.width - 1, frame.y + BOTTOM * row);
    page.mouse().up();
  }

  private static void clear(Page page) {
    for (int boxes = page.locator("button.box").count(); boxes > 0; boxes--) {
      page.locator(".boxes button").first().click();
    }
  }

  private static void awaitSearch(Page page) {
    page.locator(
            ".review-foot [role=status]",
            new Page.LocatorOptions().setHasText(Pattern.compile("The search saw")))
        .waitFor();
    page.locator(".frame canvas").waitFor();
  }

  private static void seeAll(Page page) {
    Locator stops = page.locator(".stop");
    for (int i = 0; i < stops.count(); i++) {
      stops.nth(i).click();
      page.locator(".stop[aria-current=true]", new Page.LocatorOptions().setHasText("✓")).waitFor();
    }
  }

  private static String name(Page page) {
    return page.locator("button.box").getAttribute("aria-label");
  }

  private static Locator tile(Page page, SeriesKind series) {
    return page.locator(
        "ul.review button",
        new Page.LocatorOptions().setHasText("Series " + series.number() + " "));
  }

  /** A plain series, one with the name in its pixels, another that says it has writing. */
  private static Map<Integer, byte[]> write(PhantomStudy study, Path disc) throws IOException {
    Map<Integer, byte[]> written = new TreeMap<>();
    study.write(
        SeriesKind.T2_AXIAL,
        file -> Files.write(disc.resolve(file.sopInstanceUid()), file.bytes()));
    study.write(
        OTHER, file -> Files.write(disc.resolve(file.sopInstanceUid()), suspicious(file.bytes())));
    study.write(
        WRITTEN,
        file -> {
          byte[] bytes = suspicious(file.bytes());
          burn(bytes, study.identity().familyUpper());
          written.put(number(bytes, Tags.INSTANCE_NUMBER), bytes);
          Files.write(disc.resolve(file.sopInstanceUid()), bytes);
        });
    return written;
  }

  /** Puts Burned In Annotation (0028,0301) YES before the Window Center. */
  private static byte[] suspicious(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    String windowCenter = "\u0028\0\u0050\u0010DS";
    assertThat(text).contains(windowCenter);
    return text.replace(windowCenter, "\u0028\0\1\3CS\4\0YES " + windowCenter)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void burn(byte[] file, String name) {
    short[] samples = samples(file);
    BurnedText.burn(samples, number(file, Tags.COLUMNS), name);
    ByteBuffer.wrap(file, offset(file), samples.length * 2)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .put(samples);
  }

  private static void assertCovered(List<byte[]> stored, Map<Integer, byte[]> originals) {
    int compared = 0;
    for (byte[] file : stored) {
      boolean isNative = !Header.read(Source.of(file)).transferSyntax().isEncapsulated();
      if (isNative && number(file, Tags.SERIES_NUMBER) == WRITTEN.number()) {
        short[] after = samples(file);
        short[] before =
            samples(Objects.requireNonNull(originals.get(number(file, Tags.INSTANCE_NUMBER))));
        int columns = number(file, Tags.COLUMNS);
        List<Short> inside = new ArrayList<>();
        for (int i = 0; i < after.length; i++) {
          int row = i / columns;
          if (row >= TOP + 1 && row < BOTTOM - 1) {
            inside.add(after[i]);
          } else if (row < TOP - 1 || row > BOTTOM + 1) {
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
      Frame after = frame(file);
      Frame before =
          frame(Objects.requireNonNull(originals.get(number(file, Tags.INSTANCE_NUMBER))));
      assertThat(header.text(Tags.BURNED_IN_ANNOTATION)).contains("NO");
      for (int y = 0; y < after.rows(); y++) {
        for (int x = 0; x < after.columns(); x++) {
          int at = y * after.columns() + x;
          if (y > TOP && y < BOTTOM - 1) {
            assertThat(after.value(at)).as("x %d, y %d", x, y).isEqualTo(after.value(0));
          } else if (y >= (BOTTOM / 8 + 1) * 8) {
            assertThat(after.value(at)).as("x %d, y %d", x, y).isEqualTo(before.value(at));
          }
        }
      }
      compared++;
    }
    assertThat(compared).isEqualTo(originals.size());
  }

  private static Frame frame(byte[] file) {
    return ((FrameReader) FrameReader.open(Source.of(file))).read(0);
  }

  private static List<byte[]> stored(Path data) throws IOException {
    List<byte[]> stored = new ArrayList<>();
    try (var files = Files.walk(data.resolve("blobs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length > 132
            && new String(bytes, 128, 4, StandardCharsets.US_ASCII).equals("DICM")) {
          stored.add(bytes);
        }
      }
    }
    return stored;
  }

  private static int number(byte[] file, int tag) {
    return Header.read(Source.of(file)).integer(tag).orElse(-1);
  }

  private static int offset(byte[] file) {
    return (int) ((PixelLocation.Native) Header.read(Source.of(file)).pixels()).offset();
  }

  private static short[] samples(byte[] file) {
    short[] samples = new short[number(file, Tags.ROWS) * number(file, Tags.COLUMNS)];
    ByteBuffer.wrap(file, offset(file), samples.length * 2)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .get(samples);
    return samples;
  }
}
