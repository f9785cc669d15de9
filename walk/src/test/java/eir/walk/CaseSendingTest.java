package eir.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import eir.bench.EirProcess;
import eir.phantom.scan.Resolution;
import eir.trial.table.DomainTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A site sends the images of a case: from its home to quality control. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseSendingTest {
  private static final String PASSWORD = "amber-lantern-quiet-7";
  private static final String TASK = "send the images from a CD";

  @TempDir static Path folder;
  private EirProcess eir;
  private Path disc;

  @BeforeAll
  void aTrialInForce() throws Exception {
    Path data = folder.resolve("data");
    String secret = "--password-file=" + Files.writeString(folder.resolve("secret"), PASSWORD);
    Path charter =
        Files.writeString(
            folder.resolve("charter.json"),
            """
            {"format":"eir.charter/1","charterId":"DIPG","version":1,"sponsor":"Sponsor",
             "protocolId":"P1","consentVersions":["1.0"]}\
            """);
    EirProcess.command(data, "site", "put", "S01", "--name=Hospital Aurora", "--language=en");
    person(data, "olga", "Dra Olga Reis", "PHYSICIAN", secret);
    person(data, "caio", "Caio Nunes", "QC", secret);
    person(data, "sara", "Dra Sara Nogueira", "SITE", secret, "--site=S01");
    EirProcess.command(data, "charter", "import", charter.toString());
    EirProcess.command(
        data, "charter", "activate", "DIPG/1", "--login=olga", "--reason=the trial begins", secret);
    eir = EirProcess.serve(data);
    disc = Disc.zip(folder, Disc.study("EIR-0007", Resolution.TINY));
  }

  private static void person(Path data, String login, String name, String role, String... more) {
    List<String> command =
        new ArrayList<>(List.of("user", "add", login, "--name=" + name, "--role=" + role));
    command.addAll(List.of(more));
    EirProcess.command(data, command.toArray(String[]::new));
  }

  @AfterAll
  void stop() {
    eir.close();
  }

  @Test
  void theImagesOfACaseAreSentAndHandedInWithinTheBudgetOfTheTask() {
    try (Visitor sara = Visitor.speaking("en")) {
      Page page = sara.page();
      List<String> faults = new ArrayList<>();
      List<String> steps = new ArrayList<>();
      page.navigate(eir.address() + "staff/sign-in");
      page.locator("input[name=login]").fill("sara");
      page.locator("input[name=password]").fill(PASSWORD);
      page.locator("main form button[type=submit]").click();
      sara.look(page, "site-home", faults);

      page.locator("#f-age").fill("6");
      page.locator("label:has(input[value=FEMALE])").click();
      page.locator("form.quick button[type=submit]").click();
      steps.add("New case");
      page.waitForURL("**/u/**");
      page.locator(".drop").waitFor();
      sara.look(page, "case-drop", faults);
      String code = page.locator(".over a").innerText();
      page.locator("input[type=file]:not([webkitdirectory])").setInputFiles(disc);
      steps.add("drop the disc");
      keepTheKey(page); // once for a site, on its first sending
      page.locator("input[name=attest]").check();
      steps.add("tick");
      page.locator("#sign-password").fill("another lantern");
      sara.look(page, "case-found", faults);
      page.locator("form:has(input[name=attest]) button[type=submit]").click();
      steps.add("Send");
      page.locator("[data-handed-in=refused]").waitFor();
      sara.look(page, "case-refused", faults);
      assertThat(page.locator("[data-handed-in=refused]").innerText())
          .contains("User name or password is wrong");

      // A slip of the password costs one more field and press, and nothing is sent twice.
      page.locator("#sign-password").fill(PASSWORD);
      page.locator("[data-handed-in=refused] button[type=submit]").click();
      page.locator("[data-handed-in=done]").waitFor();
      sara.look(page, "case-handed-in", faults);
      page.locator("[data-handed-in=done] a").click();

      assertThat(page.url()).endsWith("/cases/" + code);
      assertThat(page.locator("main").innerText()).contains("Quality control");
      var budget = DomainTable.named("tasks.tsv").row("task_en", TASK);
      assertThat(steps.size()).isEqualTo(number(budget.text("steps_max")));
      assertThat(number(budget.text("typed_fields_max"))).as("age and sex").isEqualTo(2);
      assertThat(faults).as("accessibility and width").isEmpty();
      assertThat(sara.troubles()).as("script errors").isEmpty();
    }
  }

  private static int number(String cell) {
    return Integer.parseInt(cell.replaceAll("[^0-9].*$", ""));
  }

  private static void keepTheKey(Page page) {
    Locator either = page.locator("input[name=kept], input[name=attest]").first();
    either.waitFor();
    if (page.locator("input[name=kept]").count() > 0) {
      page.locator("input[name=kept]").check();
      page.locator("form button[type=submit]").click();
      page.locator("input[name=attest]").waitFor();
    }
  }
}
