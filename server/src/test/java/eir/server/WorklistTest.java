package eir.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The home of each role. Cases: 1 waits for images, 2 is read, 3 waits for images of site S02. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorklistTest {
  private TrialDesk desk;

  @BeforeAll
  void start() {
    desk = new TrialDesk();
    desk.opened();
    desk.inReading();
    desk.opened("tom", "S02");
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  private String home(String login) {
    return desk.server.get("/staff", "Cookie", desk.cookie(login)).body();
  }

  @Test
  void aSiteSeesItsOwnCasesAndWhatItDoesNext() {
    String page = home("sara");

    assertThat(page)
        .contains("<h1>One case waits for you</h1>", "EIR-0001", "/cases/EIR-0001/send", "EIR-0002")
        .doesNotContain("EIR-0003", "Lakeside");
  }

  @Test
  void aReaderMeetsTheCodeWithoutSiteOrTime() {
    String page = home("lena");

    assertThat(page)
        .contains("EIR-0002", "/cases/EIR-0002/read")
        .doesNotContain("EIR-0001", "Aurora", "class=\"clock\"", " of 24 h");
  }

  @Test
  void whatIsLateIsTheHeadingOfTheCoordinator() {
    assertThat(home("ana")).contains("Readers: 0 of 2 signed").doesNotContain("group-late");

    desk.clock.advance(Duration.ofDays(30));
    String page = home("ana");
    String portuguese = desk.server.get("/staff?lang=pt-BR", "Cookie", desk.cookie("ana")).body();
    desk.clock.advance(Duration.ofDays(-30));

    assertThat(page).contains("<h1>One case is late</h1>", "/cases/EIR-0002/acts/remind");
    assertThat(portuguese).contains("<h1>Um caso está atrasado</h1>", "Em leitura");
  }

  @Test
  void aCaseIsFoundByItsNumberAndAStrangersIsNot() {
    String sara = desk.cookie("sara");

    HttpResponse<String> own = desk.server.get("/staff?find=1", "Cookie", sara);
    HttpResponse<String> other = desk.server.get("/staff?find=eir-0003", "Cookie", sara);

    assertThat(own.headers().firstValue("Location")).hasValue("/cases/EIR-0001");
    assertThat(other.body()).contains("There is no case eir-0003");
  }

  @Test
  void whoeverHoldsTwoRolesActsInOneAndChanges() {
    String leo = desk.cookie("leo");
    Map<String, String> form = Map.of("role", "PHYSICIAN", "csrf", desk.server.csrf(leo));

    String before = desk.server.get("/staff", "Cookie", leo).body();
    HttpResponse<String> change = desk.server.form("/staff/role", form, "Cookie", leo);
    String after = desk.server.get("/staff", "Cookie", leo).body();

    assertThat(before).contains("/cases/new").contains("<summary>Coordinator</summary>");
    assertThat(change.statusCode()).isEqualTo(303);
    assertThat(after).doesNotContain("/cases/new").contains("<summary>Trial physician</summary>");
  }

  @Test
  void aRoleThatIsNotHeldIsNotTaken() {
    String sara = desk.cookie("sara");
    Map<String, String> form = Map.of("role", "COORDINATOR", "csrf", desk.server.csrf(sara));

    assertThat(desk.server.form("/staff/role", form, "Cookie", sara).statusCode()).isEqualTo(403);
  }
}
