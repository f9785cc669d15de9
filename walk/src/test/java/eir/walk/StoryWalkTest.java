package eir.walk;

import static org.assertj.core.api.Assertions.assertThat;

import eir.bench.EirProcess;
import eir.phantom.DemoCases;
import eir.phantom.identity.PlantedIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The five-minute walk of the demonstration, from its landing page to the verified chain, by
 * nothing but what a visitor clicks and types. In English it leaves the README's moving picture.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoryWalkTest {
  private static final PlantedIdentity ON_DISC =
      DemoCases.find("EIR-0019")
          .map(child -> PlantedIdentity.of(child.seed(), child.repertoire()))
          .orElseThrow();

  @TempDir static Path folder;
  private EirProcess demo;

  @BeforeAll
  void aDemonstrationWhoseStoryIsTold() {
    long started = System.nanoTime();
    demo = EirProcess.demo(folder.resolve("data"));
    try (Visitor visitor = Visitor.speaking("en")) {
      var landing = visitor.page();
      landing.navigate(demo.address().toString());
      visitor.keep(landing, "landing-telling.en");
      landing.setDefaultTimeout(Duration.ofMinutes(5).toMillis());
      landing.locator("ol.walk").waitFor();
    }
    tell("the story of a first start", System.nanoTime() - started);
  }

  @AfterAll
  void stop() {
    demo.close();
  }

  @Test
  void inEnglish() throws IOException {
    var picture = new MovingPicture();
    try {
      walk("en", "lake", picture);
    } finally {
      picture.write(Visitor.SCREENS.resolve("story.en.gif"));
    }
  }

  @Test
  void inPortuguese() throws IOException {
    walk("pt-BR", "aurora", new MovingPicture());
  }

  private void walk(String language, String clinic, MovingPicture picture) throws IOException {
    List<String> faults = new ArrayList<>();
    try (Visitor visitor = Visitor.speaking(language)) {
      var walk = new DemoWalk(visitor, demo.address(), language, faults, picture);
      Path disc = walk.download(folder.resolve("CD-" + language + ".zip"));
      String code = walk.openCase(clinic, ON_DISC);
      walk.send(code, disc);
      walk.control(code);
      walk.read("r1", code, DemoWalk.LIKELY);
      walk.read("r2", code, DemoWalk.ALTERNATIVE);
      walk.adjudicate(code);
      walk.decide(code);
      walk.sendLetter(code);
      walk.confirm(clinic, code);
      walk.refer(code);
      walk.verify();
      tell("the walk in " + language, walk.nanosWalked());

      assertThat(faults).as("accessibility and width").isEmpty();
      assertThat(visitor.troubles()).as("script errors").isEmpty();
    }
  }

  private static void tell(String what, long nanos) {
    System.out.printf("%s: %.1f s%n", what, nanos / 1e9);
  }
}
