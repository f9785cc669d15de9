package eir.server.words;

import static org.assertj.core.api.Assertions.assertThat;

import eir.imaging.series.Plane;
import eir.imaging.series.Weighting;
import eir.server.http.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Words EN = Words.of(Language.EN, ZoneOffset.UTC);
  private static final Words PT = Words.of(Language.PT_BR, ZoneOffset.UTC);
  private static final Pattern USED = Pattern.compile("\\.(text|count)\\(\"([A-Za-z.]+[A-Za-z])\"");

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(EN.keys()).isEqualTo(PT.keys());
  }

  @Test
  void everySentenceThatAPageUsesIsThere() throws IOException {
    Set<String> missing = new TreeSet<>();
    try (Stream<Path> files =
        Files.walk(Path.of(System.getProperty("eir.root"), "server/src/main"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher matcher = USED.matcher(Files.readString(file));
        while (matcher.find()) {
          String key = matcher.group(2);
          String wanted = matcher.group(1).equals("count") ? key + ".other" : key;
          if (!EN.keys().contains(wanted)) {
            missing.add(wanted);
          }
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void everyProblemHasItsSentences() {
    for (Problem problem : Problem.values()) {
      assertThat(PT.keys()).contains("problem." + problem, "problem." + problem + ".detail");
    }
  }

  @Test
  void everyWordOfASeriesLabelHasItsName() {
    assertThat(Weighting.values())
        .allMatch(each -> PT.has("series.weighting." + each) && EN.has("series.weighting." + each));
    assertThat(Plane.values())
        .allMatch(each -> each == Plane.UNKNOWN || PT.has("series.plane." + each));
  }

  @Test
  void numbersTimesAndAgesAreToldInTheLanguage() {
    Instant then = Instant.parse("2026-11-12T10:47:00Z");

    assertThat(EN.count("count.images", 1)).isEqualTo("1 image");
    assertThat(EN.count("count.images", 1385)).isEqualTo("1,385 images");
    assertThat(PT.count("count.images", 1385)).isEqualTo("1.385 imagens");
    assertThat(EN.time(then)).isEqualTo("12 Nov 2026, 10:47 UTC");
    assertThat(PT.time(then)).isEqualTo("12 de nov. de 2026, 10:47 UTC");
    assertThat(EN.end(then)).isEqualTo("12 Nov 2026, 10:47 UTC");
    assertThat(EN.end(Instant.parse("2026-11-12T00:00:00Z"))).isEqualTo("12 Nov 2026");
    assertThat(EN.age(then, then.plusSeconds(59))).isEqualTo("less than a minute");
    assertThat(EN.age(then, then.plusSeconds(3 * 3600))).isEqualTo("3 hours");
    assertThat(EN.size(148_200_000)).isEqualTo("148 MB");
  }

  @Test
  void theBrowsersFirstLanguageThatEirSpeaksIsTaken() {
    assertThat(Language.preferred("de-DE,pt;q=0.9,en;q=0.8")).isEqualTo(Language.PT_BR);
    assertThat(Language.preferred("fr")).isEqualTo(Language.EN);
    assertThat(Language.preferred("")).isEqualTo(Language.EN);
  }
}
