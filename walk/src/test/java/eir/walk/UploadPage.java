package eir.walk;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** The upload page as a doctor uses it, step by step. */
final class UploadPage {
  private final Page page;

  private UploadPage(Page page) {
    this.page = page;
  }

  /** Opens the hospital's link. The page hands a ZIP to the download, as in Firefox and Safari. */
  static UploadPage open(Visitor doctor, Hospital hospital) {
    Page page = doctor.page();
    page.addInitScript("Object.defineProperty(window, 'showSaveFilePicker', {value: undefined})");
    page.navigate(hospital.link());
    return new UploadPage(page);
  }

  Page page() {
    return page;
  }

  void reload() {
    page.reload();
    page.locator(".drop").waitFor();
  }

  void choose(Path file) {
    page.locator("input[type=file]:not([webkitdirectory])").setInputFiles(file);
  }

  void chooseFolder(Path folder) {
    page.locator("input[webkitdirectory]").setInputFiles(folder);
  }

  void enterWords(String words) {
    page.locator("#words").fill(words);
    page.locator("form button[type=submit]").click();
  }

  /** Waits for what was found, with the images ready to be sent. */
  void awaitFound() {
    page.locator("input[name=attest]").waitFor();
  }

  String pseudonym() {
    return page.locator("form b.mono").innerText();
  }

  void confirmAndSend() {
    page.locator("input[name=attest]").check();
    page.locator("form:has(input[name=attest]) button[type=submit]").click();
  }

  /** Waits until the server has checked and kept some images; answers how many. */
  int awaitSomeStored() {
    page.waitForFunction(
        "() => /^[1-9]/.test(document.querySelector('[data-fact=stored] dd')?.textContent ?? '')");
    String shown = page.locator("[data-fact=stored] dd").innerText();
    return Integer.parseInt(shown.split("\\D", 2)[0]);
  }

  /** Waits for the end. */
  String privateLink() {
    Locator shown = page.locator(".link-box output");
    shown.waitFor();
    return shown.innerText();
  }

  /** Saves the cleaned images as a ZIP, by the second button below the consent. */
  Path saveCopy() {
    page.locator("[data-act=save]").click();
    return download("[data-act=download]");
  }

  Path download(String button) {
    Locator clicked = page.locator(button);
    clicked.waitFor();
    Download download = page.waitForDownload(clicked::click);
    return download.path();
  }
}
