package eir.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import eir.bench.EirProcess;
import eir.deid.key.SubjectAnchor;
import eir.dicom.dictionary.Uids;
import eir.phantom.HugeFile;
import eir.phantom.PhantomFile;
import eir.phantom.PhantomStudy;
import eir.phantom.head.Atlas;
import eir.phantom.identity.PlantedIdentity;
import eir.phantom.scan.Resolution;
import eir.phantom.scan.SeriesKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the page promises besides the straight road. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadPageTest {
  private static final Path REAL_FILES =
      Path.of(System.getProperty("eir.root"), "data", "odd", "pydicom");

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
  void twoChildrenOnOneDiscAreToldApartAndOnlyTheChosenOneIsSent() throws Exception {
    PlantedIdentity other = Disc.study("EIR-0001", Resolution.TINY).identity();
    PhantomStudy chosen = Disc.study("EIR-0002", Resolution.TINY);
    Path disc = Disc.zip(folder, Disc.study("EIR-0001", Resolution.TINY), chosen);
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      Page page = doctor.page();
      hospital.line().forget();
      upload.choose(disc);
      upload.enterWords(hospital.words());
      Locator choices = page.locator("input[name=patient]");
      choices.first().waitFor();
      int offered = choices.count();
      int preset = page.locator("input[name=patient]:checked").count();
      page.locator("label", new Page.LocatorOptions().setHasText(chosen.identity().patientId()))
          .locator("input")
          .check();
      page.locator("form button[type=submit]").click();
      upload.awaitFound();
      String shown = page.locator("main").innerText();
      String stayed = page.locator("tr[data-reason=other-patient] td").first().innerText();
      upload.confirmAndSend();
      upload.privateLink();

      assertThat(offered).isEqualTo(2);
      assertThat(preset).as("nobody is chosen beforehand").isZero();
      assertThat(shown).contains(chosen.identity().patientId()).doesNotContain(other.patientId());
      assertThat(stayed).isEqualTo(Integer.toString(Disc.images(chosen)));
      assertThat(SentBytes.leaks(hospital.line(), other)).isEmpty();
      assertThat(SentBytes.leaks(hospital.line(), chosen.identity())).isEmpty();
      assertThat(held()).isEqualTo(Disc.images(chosen));
    }
  }

  @Test
  void theSavedCopyIsWhatWouldHaveBeenSentAndNothingLeavesThePage() throws Exception {
    PhantomStudy study = Disc.study("EIR-0004", Resolution.TINY);
    Path disc = Disc.zip(folder, study);
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      upload.choose(disc);
      upload.enterWords(hospital.words());
      upload.awaitFound();
      long sentBefore = hospital.line().sentBytes();
      Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
      SortedMap<String, String> saved = hashes(upload.saveCopy(), unpacked);
      long sentAfter = hospital.line().sentBytes();
      doctor.page().locator("[data-act=back]").click();
      upload.awaitFound();
      upload.confirmAndSend();
      upload.privateLink();
      Path sums = upload.download("[data-act='SHA256SUMS']");

      assertThat(sentAfter).as("bytes that left while saving").isEqualTo(sentBefore);
      assertThat(saved).hasSize(Disc.images(study));
      assertThat(Files.readAllLines(sums).stream().map(line -> line.substring(0, 64)))
          .containsExactlyInAnyOrderElementsOf(saved.values());
      JsonNode checked = EirProcess.command("check", unpacked.toString());
      assertThat(checked.path("passed").asInt()).isEqualTo(saved.size());
      assertThat(checked.path("refused").asInt()).isZero();
    }
  }

  @Test
  void anotherComputerWithTheWordsGivesTheSameCodeAndTheSameBytes() throws Exception {
    PhantomStudy study = Disc.study("EIR-0006", Resolution.TINY);
    Path disc = Disc.zip(folder, study);

    Prepared here = preparedOnAFreshComputer(disc, "here");
    Prepared there = preparedOnAFreshComputer(disc, "there");

    assertThat(there).isEqualTo(here);
    assertThat(here.pseudonym()).isEqualTo(pseudonymOf(study));
  }

  @Test
  void theHospitalsOwnListIsSealedAndKeepsTheCodesUnderANewKey() throws Exception {
    PhantomStudy study = Disc.study("EIR-0014", Resolution.TINY);
    Path disc = Disc.zip(folder, study);
    Path list;
    List<String> faults = new ArrayList<>();
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      hospital.line().forget();
      upload.choose(disc);
      upload.enterWords(hospital.words());
      upload.awaitFound();
      upload.confirmAndSend();
      upload.privateLink();
      list = Files.copy(upload.download("[data-act=seal-list]"), folder.resolve("old.eirlist"));
      doctor.look(doctor.page(), "list-saved", faults);
    }
    assertThat(SentBytes.leaks(hospital.line(), study.identity())).isEmpty();
    assertThat(SentBytes.secrets(hospital.line(), hospital.key(), study.identity().patientId()))
        .isEmpty();
    assertThat(SentBytes.sentOf(hospital.line(), Files.readString(list))).isFalse();
    assertThat(Files.readString(list))
        .contains(hospital.key().fingerprint())
        .doesNotContain(study.identity().patientId(), pseudonymOf(study));

    try (Hospital rotated = Hospital.open(folder.resolve("rotated"), 3);
        Visitor doctor = Visitor.speaking("pt-BR")) {
      UploadPage upload = UploadPage.open(doctor, rotated);
      Page page = doctor.page();
      upload.choose(disc);
      upload.enterWords(rotated.words());
      upload.awaitFound();
      String stranger = upload.pseudonym();
      upload.reload();
      page.waitForFileChooser(() -> page.locator("[data-act=open-list]").click()).setFiles(list);
      page.locator("#list-words").fill(hospital.words());
      page.locator("form button[type=submit]").click();
      String shown = page.locator("table.table").innerText();
      doctor.look(page, "list-opened", faults);
      Path sealedAnew = upload.download("[data-act=seal-list]");
      page.locator("[data-act=leave-list]").click();
      upload.choose(disc);
      upload.awaitFound();

      assertThat(stranger).isNotEqualTo(pseudonymOf(study));
      assertThat(shown).contains(study.identity().patientId(), pseudonymOf(study));
      assertThat(upload.pseudonym()).isEqualTo(pseudonymOf(study));
      assertThat(Files.readString(sealedAnew)).contains(rotated.key().fingerprint());
      assertThat(SentBytes.leaks(rotated.line(), study.identity())).isEmpty();
      assertThat(faults).isEmpty();
    }
  }

  @Test
  void wordsOfAnotherHospitalAreRefused() throws Exception {
    Path disc = Disc.zip(folder, Disc.study("EIR-0007", Resolution.TINY));
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      Page page = doctor.page();
      upload.choose(disc);
      upload.enterWords(Hospital.wordsOfAnotherHospital());
      page.locator("#words[aria-invalid=true]").waitFor();
      Object error = page.evaluate("document.querySelector('#words-error').dataset.reason");
      upload.enterWords(hospital.words());
      upload.awaitFound();

      assertThat(error).isEqualTo("other-key");
    }
  }

  @Test
  void contentDecidesNotNamesAndWhatIsNoImageIsCounted() throws Exception {
    PhantomStudy study = Disc.study("EIR-0010", Resolution.TINY);
    Path disc = Files.createDirectory(folder.resolve("oddly-named"));
    int[] images = {0};
    study.write(
        SeriesKind.T2_AXIAL,
        file -> Files.write(disc.resolve("holiday" + images[0]++ + ".jpg"), file.bytes()));
    Files.writeString(disc.resolve("IM000001.dcm"), "no image at all");
    Files.writeString(disc.resolve("letter.txt"), "Dear colleague");
    Files.write(disc.resolve("EMPTY"), new byte[0]);
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      Page page = doctor.page();
      upload.chooseFolder(disc);
      upload.enterWords(hospital.words());
      upload.awaitFound();

      assertThat(page.locator("ul.series li").count()).isEqualTo(1);
      assertThat(page.locator("ul.series li").innerText()).contains(images[0] + " images");
      assertThat(page.locator("tr[data-reason=not-dicom] td").first().innerText()).isEqualTo("2");
      assertThat(page.locator("tr[data-reason=unreadable] td").first().innerText()).isEqualTo("1");
    }
  }

  @Test
  void aPictureThatTheTrialDoesNotTakeIsNoDocument() throws Exception {
    PhantomStudy study = Disc.study("EIR-0010", Resolution.TINY);
    Path disc = Files.createDirectory(folder.resolve("other-kinds"));
    int[] copies = {0};
    study.write(SeriesKind.T2_AXIAL, file -> Files.write(named(disc, file), file.bytes()));
    study.write(
        SeriesKind.T1_AXIAL,
        file -> {
          copies[0]++;
          Files.write(
              named(disc, file), ofClass(file.bytes(), Uids.SECONDARY_CAPTURE_IMAGE_STORAGE));
        });
    study.write(
        SeriesKind.FLAIR_AXIAL,
        file -> {
          byte[] bytes = ofClass(file.bytes(), Uids.SECONDARY_CAPTURE_IMAGE_STORAGE);
          Files.write(disc.resolve("REPORT"), withoutRows(bytes));
        });
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      Page page = doctor.page();
      upload.chooseFolder(disc);
      upload.enterWords(hospital.words());
      upload.awaitFound();
      List<String> faults = new ArrayList<>();
      doctor.look(page, "upload-other-kind.en", faults);

      assertThat(page.locator("tr[data-reason=other-kind]").innerText())
          .contains(Integer.toString(copies[0]))
          .contains("Pictures of another kind");
      assertThat(page.locator("tr[data-reason=document] td").first().innerText()).isEqualTo("1");
      assertThat(faults).isEmpty();
    }
  }

  @Test
  void theWholeRoadIsWalkedByKeyboard() throws Exception {
    Path disc = Disc.zip(folder, Disc.study("EIR-0012", Resolution.TINY));
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      Page page = doctor.page();
      var keys = new Keyboard(page);
      page.onFileChooser(chooser -> chooser.setFiles(disc));

      keys.tabTo(".drop .button:not(.button-main)");
      keys.press("Enter");
      page.locator("#words").waitFor();
      keys.tabTo("#words");
      keys.type(hospital.words());
      keys.tabTo("form button[type=submit]");
      keys.press("Enter");
      upload.awaitFound();
      keys.tabTo("ul.series button");
      keys.press("Enter");
      page.locator("dialog[open] canvas").waitFor();
      keys.press("ArrowRight");
      keys.press("Escape");
      boolean isBack = keys.isOn("ul.series button");
      keys.tabTo("input[name=attest]");
      keys.press("Space");
      keys.tabTo("form:has(input[name=attest]) button[type=submit]");
      keys.press("Enter");
      upload.privateLink();

      assertThat(isBack).as("closing the pictures gives the focus back").isTrue();
      assertThat(keys.isOn("h1")).as("the end is read out").isTrue();
      assertThat(doctor.troubles()).isEmpty();
    }
  }

  @Test
  void aSeriesThatMayShowANameStaysHereAndIsNamed() throws Exception {
    PhantomStudy study = Disc.study("EIR-0015", Resolution.TINY);
    Path disc = Files.createDirectory(folder.resolve("with-writing"));
    int[] suspected = {0};
    study.write(SeriesKind.T2_AXIAL, file -> Files.write(named(disc, file), file.bytes()));
    study.write(
        SeriesKind.T1_AXIAL,
        file -> {
          suspected[0]++;
          Files.write(named(disc, file), sayingThatItShowsText(file.bytes()));
        });
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      Page page = doctor.page();
      upload.chooseFolder(disc);
      upload.enterWords(hospital.words());
      upload.awaitFound();
      String series = page.locator("ul.review li").innerText();
      List<String> faults = new ArrayList<>();
      doctor.look(page, "upload-suspected.en", faults);
      page.locator("button[lang='pt-BR']").click();
      doctor.look(page, "upload-suspected.pt-BR", faults);

      assertThat(page.locator("ul.series:not(.review) li").count()).isEqualTo(1);
      assertThat(series)
          .contains("Series " + SeriesKind.T1_AXIAL.number())
          .contains(SeriesKind.T1_AXIAL.description())
          .contains(suspected[0] + " images");
      assertThat(page.locator("tr[data-reason=screen-copy] td").first().innerText())
          .isEqualTo(Integer.toString(suspected[0]));
      assertThat(faults).isEmpty();
    }
  }

  @Test
  void imagesOfOneFileAreCountedAsImagesAndAsAFile() throws Exception {
    Path enhanced = folder.resolve("six-images-in-a-file");
    try (OutputStream out = Files.newOutputStream(enhanced)) {
      new HugeFile(Atlas.load()).write(out, 6);
    }
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      Page page = doctor.page();
      upload.choose(enhanced);
      upload.enterWords(hospital.words());
      upload.awaitFound();

      assertThat(page.locator("section[aria-labelledby=confirm-title]").innerText())
          .contains("6 cleaned images")
          .contains("They lie in 1 file; progress and receipt count files.");
    }
  }

  @Test
  void anImageOfADayToComeStaysHere() throws Exception {
    PhantomStudy study = Disc.study("EIR-0016", Resolution.TINY);
    Path disc = Files.createDirectory(folder.resolve("of-a-day-to-come"));
    int[] images = {0};
    study.write(
        SeriesKind.T2_AXIAL,
        file -> {
          images[0]++;
          String text = new String(file.bytes(), StandardCharsets.ISO_8859_1);
          String later = text.replace(study.identity().studyDay(), "21500101");
          Files.write(named(disc, file), later.getBytes(StandardCharsets.ISO_8859_1));
        });
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      Page page = doctor.page();
      upload.chooseFolder(disc);
      upload.enterWords(hospital.words());
      Locator stayed = page.locator("tr[data-reason=gate] td").first();
      stayed.waitFor();

      assertThat(stayed.innerText()).isEqualTo(Integer.toString(images[0]));
      assertThat(page.locator("input[name=attest]").count()).isZero();
    }
  }

  @Test
  void aWrongClockIsSaidPlainly() {
    try (Visitor doctor = Visitor.speaking("en")) {
      Page page = doctor.page();
      UploadPage.open(doctor, hospital);
      page.locator(".drop").waitFor();
      int saidOfARightClock = page.locator("[data-notice=clock]").count();
      page.clock().setFixedTime("2019-03-03T12:00:00Z");
      page.reload();
      page.locator("[data-notice=clock]").waitFor();
      List<String> faults = new ArrayList<>();
      doctor.look(page, "upload-clock.en", faults);

      assertThat(saidOfARightClock).isZero();
      assertThat(page.locator("[data-notice=clock]").innerText()).contains("March 3, 2019");
      assertThat(faults).isEmpty();
    }
  }

  @Test
  void compressedImagesAreShownOrSaidNotToBe() throws Exception {
    byte[] torn = Files.readAllBytes(REAL_FILES.resolve("MR_small_jpeg_ls_lossless.dcm"));
    emptyScan(torn);
    Path broken = Files.write(folder.resolve("without-coded-samples"), torn);
    byte[] wavelet = Files.readAllBytes(REAL_FILES.resolve("MR_small_jp2klossless.dcm"));
    wavelet[widthInTheStream(wavelet)]++;
    Path wide = Files.write(folder.resolve("of-another-width"), wavelet);
    try (Visitor doctor = Visitor.speaking("en")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      Page page = doctor.page();
      String plain = pictureOf(upload, "MR_small_implicit.dcm", hospital.words());
      String runs = pictureOf(upload, "MR_small_RLE.dcm", "");
      String jpegLs = pictureOf(upload, "MR_small_jpeg_ls_lossless.dcm", "");
      String jpeg2000 = pictureOf(upload, "MR_small_jp2klossless.dcm", "");
      upload.reload();
      upload.choose(broken);
      upload.awaitFound();
      page.locator("ul.series .thumb-none").waitFor();

      assertThat(List.of(runs, jpegLs, jpeg2000))
          .as("one picture, packed in ways")
          .containsOnly(plain);
      assertThat(page.locator("ul.series li").innerText()).contains("not shown here");
      upload.reload();
      upload.choose(wide);
      page.getByText("Images in a form that Eir does not read").first().waitFor();
      assertThat(doctor.troubles()).as("WebAssembly runs under the page's policy").isEmpty();
    }
  }

  /** Zeros from the first scan of a JPEG-LS stream to its end (T.87 Annex C). */
  private static void emptyScan(byte[] file) {
    int at = file.length - 2;
    while (file[at] != (byte) 0xFF || file[at + 1] != (byte) 0xDA) {
      at--;
    }
    int end = at + 2 + (file[at + 2] << 8 | file[at + 3]);
    while (file[end] != (byte) 0xFF || file[end + 1] != (byte) 0xD9) {
      file[end++] = 0;
    }
  }

  /** The lowest byte of Xsiz of a JPEG 2000 stream (T.800 §A.5.1). */
  private static int widthInTheStream(byte[] file) {
    int at = 0;
    while (file[at] != (byte) 0xFF || file[at + 1] != 0x4F || file[at + 2] != (byte) 0xFF) {
      at++;
    }
    return at + 11;
  }

  /** The thumbnail as it is painted, when it differs from the empty one. */
  private static String pictureOf(UploadPage upload, String file, String words) {
    upload.reload();
    upload.choose(REAL_FILES.resolve(file));
    if (!words.isEmpty()) {
      upload.enterWords(words);
    }
    upload.awaitFound();
    return (String)
        upload
            .page()
            .waitForFunction(
                """
                () => {
                  const thumb = document.querySelector('ul.series canvas[data-painted]');
                  return thumb === null ? null : thumb.toDataURL();
                }\
                """)
            .jsonValue();
  }

  private record Prepared(String pseudonym, SortedMap<String, String> files) {}

  private Prepared preparedOnAFreshComputer(Path disc, String name) throws Exception {
    try (Visitor doctor = Visitor.speaking("pt-BR")) {
      UploadPage upload = UploadPage.open(doctor, hospital);
      upload.choose(disc);
      upload.enterWords(hospital.words());
      upload.awaitFound();
      String pseudonym = upload.pseudonym();
      return new Prepared(
          pseudonym, hashes(upload.saveCopy(), Files.createDirectory(folder.resolve(name))));
    }
  }

  private String pseudonymOf(PhantomStudy study) {
    return hospital.key().pseudonym(SubjectAnchor.of(study.identity().patientId(), "")).text();
  }

  private int held() throws Exception {
    return hospital.stateOf(hospital.upload()).path("held").path("files").asInt();
  }

  /** Unpacks the ZIP below {@code into}; entry names, which are UIDs, to SHA-256. */
  private static SortedMap<String, String> hashes(Path zip, Path into) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    try (var in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] bytes = in.readAllBytes();
        hashes.put(entry.getName(), sha256(bytes));
        Path file = into.resolve(entry.getName()).normalize();
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
      }
    }
    return hashes;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }

  private static Path named(Path folder, PhantomFile file) {
    return folder.resolve(file.sopInstanceUid());
  }

  /** The file as one of another SOP class, whose UID must be as long. */
  private static byte[] ofClass(byte[] file, String sopClass) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    String changed = text.replace(Uids.MR_IMAGE_STORAGE + "\0", sopClass + "\0");
    assertThat(changed).hasSameSizeAs(text).isNotEqualTo(text);
    return changed.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The file with Rows (0028,0010) of value 0, as a report has none. */
  private static byte[] withoutRows(byte[] file) {
    byte[] bytes = file.clone();
    String rows = "\u0028\0\u0010\0US\2\0";
    int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(rows);
    assertThat(at).isPositive();
    bytes[at + rows.length()] = 0;
    bytes[at + rows.length() + 1] = 0;
    return bytes;
  }

  /** Puts Burned In Annotation (0028,0301) YES before the Window Center. */
  private static byte[] sayingThatItShowsText(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    String windowCenter = "\u0028\0\u0050\u0010DS";
    assertThat(text).contains(windowCenter);
    return text.replace(windowCenter, "\u0028\0\1\3CS\4\0YES " + windowCenter)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
