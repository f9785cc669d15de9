package eir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eir.server.asset.Assets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of the pages, as one program brings them together. */
class AssetsTest {
  private static final Pattern ADDRESS = Pattern.compile("/assets/([\\w.-]+\\.(?:js|wasm|css))");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "intake-worker.js",
        "picture.js",
        "jpeg-2000.js",
        "upload.js",
        "decode.js",
        "htj2k.js",
        "view.js"
      })
  void everyFileThatAScriptAsksForIsThere(String script) throws IOException {
    List<String> missing = new ArrayList<>();
    Matcher named = ADDRESS.matcher(content(address(script)));
    int found = 0;
    while (named.find()) {
      found++;
      if (AssetsTest.class.getResource("/eir/web/" + named.group(1)) == null) {
        missing.add(named.group());
      }
    }

    assertThat(found).isPositive();
    assertThat(missing).isEmpty();
  }

  @Test
  void theDecodersAreNoPartOfTheFirstScripts() throws IOException {
    assertThat(content(address("intake-worker.js"))).doesNotContain("J2KDecoder", "HTJ2KDecoder");
    assertThat(content(address("picture.js"))).doesNotContain("J2KDecoder", "HTJ2KDecoder");
  }

  private static String address(String name) {
    return Assets.ofClassPath().address(name).orElseThrow();
  }

  private static String content(String address) throws IOException {
    String file = address.replaceFirst("/assets/", "/eir/web/");
    try (InputStream in = AssetsTest.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
