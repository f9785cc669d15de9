package eir.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import eir.bench.EirProcess;
import eir.bench.HarmlessFiles;
import eir.deid.Profile;
import eir.server.client.CleanFile;
import eir.server.client.Sender;
import eir.server.client.UploadLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page of the coordinator, the administrator and the auditor, in both languages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffPagesTest {
  private static final String PASSWORD = "amber-lantern-quiet-7";

  @TempDir static Path folder;
  private EirProcess eir;

  @BeforeAll
  void aServerWithOneDelivery() throws Exception {
    Path data = folder.resolve("data");
    Path secret = Files.writeString(folder.resolve("password"), PASSWORD);
    String link = EirProcess.uploadLink(data, 1, "pt-BR");
    EirProcess.command(
        data,
        "user",
        "add",
        "iris",
        "--name=Iris Amaral",
        "--role=ADMINISTRATOR",
        "--role=COORDINATOR",
        "--role=AUDITOR",
        "--password-file=" + secret);
    eir = EirProcess.serve(data);
    var sender =
        new Sender(
            UploadLink.parse(link.replaceFirst("//[^/]+/", "//127.0.0.1:" + eir.port() + "/")));
    List<CleanFile> files = new ArrayList<>();
    HarmlessFiles.ofOneChild(12).forEach(bytes -> files.add(CleanFile.of(bytes)));
    long bytes = files.stream().mapToLong(CleanFile::lengthBytes).sum();
    String upload =
        sender.announce("staff", 12, bytes, Profile.standard().hash8(), "0123456789abcdef");
    sender.send(upload, files);
    sender.close(
        upload,
        "en",
        Map.of("files", 12, "images", 12, "leftOut", Map.of()),
        Map.of("schema", "eir.deid-report/1"));
  }

  @AfterAll
  void stop() {
    eir.close();
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"en", "pt-BR"})
  void everyPageIsAccessibleAndFitsAPhone(String language) {
    List<String> faults = new ArrayList<>();
    try (Visitor iris = Visitor.speaking(language)) {
      Page page = iris.page();
      look(iris, page, "", "landing." + language, faults);
      look(iris, page, "staff/sign-in", "staff-sign-in." + language, faults);
      page.locator("input[name=login]").fill("iris");
      page.locator("input[name=password]").fill(PASSWORD);
      page.locator("main form button[type=submit]").click();
      page.waitForURL("**/staff");

      look(iris, page, "staff/submissions", "staff-submissions." + language, faults);
      page.locator("main table a, main li a").first().click();
      page.waitForLoadState();
      iris.look(page, "staff-submission." + language, faults);
      look(iris, page, "staff/sites", "staff-sites." + language, faults);
      look(iris, page, "staff/sites/S01", "staff-site." + language, faults);
      look(iris, page, "charters", "charters." + language, faults);
      act(page, "ADMINISTRATOR");
      look(iris, page, "staff/people", "staff-people." + language, faults);
      look(iris, page, "staff/account", "staff-account." + language, faults);
      look(iris, page, "audit", "audit-administrator." + language, faults);
      act(page, "AUDITOR");
      look(iris, page, "audit?event=SIGN_IN", "audit-auditor." + language, faults);
      look(iris, page, "audit?case=EIR-0099", "audit-none." + language, faults);
      look(
          iris,
          page,
          "audit?case=child&from=2026-02-02&to=2026-01-01",
          "audit-wrong." + language,
          faults);
      look(iris, page, "staff/no-such-page", "not-found." + language, faults);

      assertThat(faults).as("accessibility and width").isEmpty();
      assertThat(iris.troubles()).as("script errors").isEmpty();
    }
  }

  private void act(Page page, String role) {
    page.navigate(eir.address().resolve("/staff").toString());
    page.locator(".bar-roles summary").click();
    page.locator(".bar-roles button[value=" + role + "]").click();
    page.waitForURL("**/staff");
  }

  private void look(Visitor visitor, Page page, String path, String name, List<String> faults) {
    page.navigate(eir.address().resolve("/" + path).toString());
    visitor.look(page, name, faults);
  }
}
