package eir.walk;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import eir.phantom.identity.PlantedIdentity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** One visitor who walks through the demonstration as each of its people in turn. */
final class DemoWalk {
  /** What a reader answers: item, then the word, the words or the number. */
  static final List<String> LIKELY = answers("60", "MIXED", "YES", "NONE", "LIKELY");

  /** Another opinion of the same images. */
  static final List<String> ALTERNATIVE =
      answers("40", "WELL_DEFINED", "NO", "PRESENT", "ALTERNATIVE");

  private static final ZoneId TRIAL = ZoneId.of("America/Sao_Paulo");
  private static final String WORD = "Measured by hand on the images shown.";

  private final Visitor visitor;
  private final Page page;
  private final URI demo;
  private final String language;
  private final List<String> faults;
  private final MovingPicture picture;
  private final String password;
  private final long started = System.nanoTime();
  private long nanosLooking;

  DemoWalk(Visitor visitor, URI demo, String language, List<String> faults, MovingPicture picture)
      throws IOException {
    this.visitor = visitor;
    this.page = visitor.page();
    this.demo = demo;
    this.language = language;
    this.faults = faults;
    this.picture = picture;
    page.navigate(demo.toString());
    this.password = page.locator("[data-fact=password]").innerText();
    look("landing-demo", 200);
  }

  /** Time of the walk without that of looking for faults and taking pictures. */
  long nanosWalked() {
    return System.nanoTime() - started - nanosLooking;
  }

  /** Downloads the CD; right after a first start it may still be in the making. */
  Path download(Path into) {
    Download disc =
        page.waitForDownload(
            new Page.WaitForDownloadOptions().setTimeout(Duration.ofMinutes(3).toMillis()),
            () -> page.locator("a[href='/demo/cd.zip']").click());
    disc.saveAs(into);
    return into;
  }

  /** Opens a case for the child on the disc; answers its code. */
  String openCase(String clinic, PlantedIdentity child) throws IOException {
    be(clinic);
    page.locator("#f-age").fill(Integer.toString(child.ageYears()));
    page.locator(
            "form.quick label:has(input[value="
                + (child.sex().equals("F") ? "FEMALE" : "MALE")
                + "])")
        .click();
    look("story-site-home", 150);
    page.locator("form.quick button[type=submit]").click();
    page.waitForURL("**/u/**");
    page.locator("input[type=file]:not([webkitdirectory])")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    look("story-drop", 0);
    return page.locator(".over a").innerText();
  }

  /**
   * Drops the disc, makes the clinic's key, signs, sends: one page, and the case has its images.
   */
  void send(String code, Path disc) throws IOException {
    page.locator("input[type=file]:not([webkitdirectory])").setInputFiles(disc);
    page.locator("input[name=kept]").check();
    page.locator("form button[type=submit]").click();
    page.locator("input[name=attest]").check();
    page.locator("#sign-password").fill(password);
    look("story-found", 300);
    page.locator("form:has(input[name=attest]) button[type=submit]").click();
    page.locator("[data-handed-in=done]").waitFor();
    look("story-handed-in", 150);
    page.locator("[data-handed-in=done] a").click();
    page.waitForURL("**/cases/" + code);
    look("story-case-site", 0);
  }

  /** Quality control passes the images: seven keys, a signature. */
  void control(String code) throws IOException {
    be("qc");
    look("story-qc-home", 0);
    next("/cases/" + code + "/qc");
    images();
    page.locator("#pass").waitFor();
    page.waitForFunction(
        "() => document.querySelector('.pane [role=status]') !== null"
            + " && document.querySelectorAll('.checks .ok').length > 0");
    for (String key : "1234567".split("")) {
      page.keyboard().press(key);
    }
    look("story-control", 250);
    page.locator("#pass:not([disabled])").click();
    signInRoom();
  }

  /** A reader fills in the form and signs. */
  void read(String reader, String code, List<String> answers) throws IOException {
    be(reader);
    next("/cases/" + code + "/read");
    images();
    page.locator("[data-item=A1]").waitFor();
    for (String answer : answers) {
      String[] pair = answer.split("=", 2);
      answer(pair[0], pair[1]);
    }
    page.locator("#sign:not([disabled])").waitFor();
    look("story-read-" + reader, 250);
    page.locator("#sign").click();
    signInRoom();
  }

  /** The adjudicator chooses the read that thinks of a diffuse glioma. */
  void adjudicate(String code) throws IOException {
    be("adj");
    next("/cases/" + code + "/adjudication");
    images();
    Locator first = page.locator(".compare tbody tr").first().locator("td");
    first.first().waitFor();
    String likely = language.equals("en") ? "Likely" : "Provável";
    String letter = first.allInnerTexts().getFirst().equals(likely) ? "A" : "B";
    page.locator("label:has(input[name=choice][value=" + letter + "])").click();
    page.locator("textarea[name=reason]")
        .fill("Most of the lesion lies in the pons, its margin is blurred.");
    look("story-adjudication", 250);
    page.locator("#sign:not([disabled])").click();
    signInRoom();
  }

  /** The physician follows the conclusion. */
  void decide(String code) throws IOException {
    be("pi");
    next("/cases/" + code + "/decision");
    page.locator("input[name='check.all']").check();
    page.locator("#f-password").fill(password);
    look("story-decision", 250);
    sign();
  }

  /** The coordinator reads the letter before it is sent. */
  void sendLetter(String code) throws IOException {
    be("ana");
    look("story-coordinator-home", 200);
    next("/charters");
    page.locator("main table a").first().click();
    page.waitForURL("**/charters/**");
    look("story-charter", 0);
    next("/staff");
    next("/cases/" + code + "/acts/send-communication");
    look("story-letter", 250);
    // The letter is rendered in the background: who is quicker is told so (G20), and sends again.
    Locator send = page.locator("form[action$='/send-communication'] button[type=submit]");
    for (int tries = 0; tries < 200 && !page.url().endsWith("/cases/" + code); tries++) {
      send.click();
      page.waitForLoadState();
    }
    page.waitForURL("**/cases/" + code);
    look("story-case-sent", 0);
  }

  /** The clinic confirms the letter and records the consent. */
  void confirm(String clinic, String code) throws IOException {
    be(clinic);
    next("/cases/" + code + "/acts/acknowledge");
    look("story-confirm", 0);
    page.locator("form[action$='/acknowledge'] button[type=submit]").click();
    page.waitForURL("**/cases/" + code);
    next("/cases/" + code + "/acts/record-consent");
    page.locator("label:has(input[value=GIVEN])").click();
    page.locator("input[type=date]").fill(LocalDate.now(TRIAL).toString());
    look("story-consent", 120);
    page.locator("form[action$='/record-consent'] button[type=submit]").click();
    page.waitForURL("**/cases/" + code);
  }

  /** The coordinator asks the unit and notes that it takes the child. */
  void refer(String code) throws IOException {
    be("ana");
    next("/cases/" + code);
    next("/cases/" + code + "/acts/send-referral");
    page.locator("label:has(input[name=unit])").first().click();
    look("story-refer", 0);
    page.locator("form[action$='/send-referral'] button[type=submit]").click();
    page.waitForURL("**/cases/" + code);
    next("/cases/" + code + "/acts/accept-referral");
    look("story-accept", 0);
    page.locator("form[action$='/accept-referral'] button[type=submit]").click();
    page.waitForURL("**/cases/" + code);
    page.locator(".steps li").nth(8).and(page.locator(".done, .now")).waitFor();
    look("story-referred", 250);
  }

  /** The auditor verifies the chain of everything that happened. */
  void verify() throws IOException {
    be("audit");
    page.locator("a[href='/audit']").first().click();
    page.locator("form[action='/audit/verify'] button").click();
    page.locator(".notice-ok").waitFor();
    look("story-audit", 350);
  }

  private void be(String login) {
    page.navigate(demo.toString());
    page.locator("form[action='/demo/sign-in?as=" + login + "'] button").first().click();
    page.waitForURL("**/staff");
  }

  private void next(String path) {
    page.locator("a[href='" + path + "']").first().click();
    page.waitForURL("**" + path);
  }

  private void sign() {
    page.locator(".sign button[type=submit]").click();
    page.waitForURL(url -> url.matches(".*/cases/[^/]+"));
  }

  private void signInRoom() {
    page.locator("dialog input[name=password]").fill(password);
    page.locator("dialog button[type=submit]").click();
    page.waitForURL("**/staff");
  }

  private void images() {
    page.locator(".viewport[data-stands]").first().waitFor();
  }

  private void answer(String item, String words) {
    Locator field = page.locator("[data-item=" + item + "]");
    field.waitFor();
    if (item.equals("D0")) {
      field.locator("select").selectOption(new SelectOption().setLabel("T2 · AX"));
    } else if (field.locator("input[type=radio], input[type=checkbox]").count() > 0) {
      field.locator("label:has(input[value=" + words + "])").click();
    } else {
      field.locator("input, textarea").fill(words);
    }
  }

  // Keeps what the visitor sees, and what is wrong with it; the moving picture speaks English.
  private void look(String name, int hundredths) throws IOException {
    long from = System.nanoTime();
    if (hundredths > 0 && language.equals("en")) {
      picture.take(page, hundredths);
    }
    visitor.look(page, name + "." + language, faults);
    nanosLooking += System.nanoTime() - from;
  }

  private static List<String> answers(
      String ponsPct, String margins, String expanded, String cyst, String category) {
    List<String> answers =
        new ArrayList<>(
            List.of(
                "A1=YES",
                "B1=PONS",
                "B2=" + ponsPct,
                "B3=MIDBRAIN",
                "B4=" + expanded,
                "C1=" + margins,
                "C2=NONE",
                "C3=ENCASED",
                "C4=HYPO",
                "C5=HYPER",
                "C6=NONE",
                "C6b=" + cyst,
                "C7=NONE",
                "C8=NONE",
                "C9=RING",
                "C10=LT25",
                "C11=NONE",
                "C12=NONE",
                "C14=NONE",
                "D0=",
                "D1=42",
                "D2=38",
                "D3=40",
                "D4=41",
                "D5=43",
                "E1=" + category,
                "E2=4",
                "E4=NONE",
                "E5=" + WORD));
    if (category.equals("ALTERNATIVE")) {
      answers.add("E3=PILOCYTIC_ASTROCYTOMA");
    }
    return answers;
  }
}
