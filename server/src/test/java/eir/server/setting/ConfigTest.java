package eir.server.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
  @TempDir Path folder;

  @Test
  void aFlagBeatsTheEnvironmentWhichBeatsTheFileWhichBeatsTheDefault() throws IOException {
    Path file = folder.resolve("eir.properties");
    Files.writeString(file, "max-files=10\nsponsor=File\nprotocol-id=File\n");
    Map<String, String> environment = Map.of("EIR_SPONSOR", "Env", "EIR_PROTOCOL_ID", "Env");

    Config config = Config.read(Map.of("protocol-id", "Flag"), environment, Optional.of(file));

    assertThat(config.value(Setting.PROTOCOL_ID))
        .isEqualTo(new Config.Value("Flag", Config.From.FLAG));
    assertThat(config.value(Setting.SPONSOR))
        .isEqualTo(new Config.Value("Env", Config.From.ENVIRONMENT));
    assertThat(config.value(Setting.MAX_FILES))
        .isEqualTo(new Config.Value("10", Config.From.PROPERTIES));
    assertThat(config.value(Setting.SESSION_IDLE).from()).isEqualTo(Config.From.DEFAULT);
  }

  @Test
  void aSecretComesFromItsFile() throws IOException {
    Path secret = folder.resolve("secret");
    Files.writeString(secret, "smtp://post:25\n");

    Config config = Config.read(Map.of(), Map.of("EIR_SMTP_FILE", secret.toString()), none());

    assertThat(config.value(Setting.SMTP))
        .isEqualTo(new Config.Value("smtp://post:25", Config.From.SECRET_FILE));
  }

  @Test
  void anUnknownKeyIsAnErrorWhereverItStands() throws IOException {
    Path file = folder.resolve("eir.properties");
    Files.writeString(file, "lissten=127.0.0.1:1\n");

    assertThatThrownBy(() -> Config.read(Map.of("lissten", "x"), Map.of(), none()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("--lissten is not a setting");
    assertThatThrownBy(() -> Config.read(Map.of(), Map.of("EIR_LISSTEN", "x"), none()))
        .hasMessageContaining("EIR_LISSTEN is not a setting");
    assertThatThrownBy(() -> Config.read(Map.of(), Map.of(), Optional.of(file)))
        .hasMessageContaining("lissten");
  }

  @Test
  void beyondLoopbackTheBaseUrlMustBeKnown() {
    assertThatThrownBy(() -> Config.read(Map.of("listen", "0.0.0.0:8080"), Map.of(), none()))
        .hasMessageContaining("base-url");
    assertThat(
            Config.read(
                    Map.of("listen", ":8080", "base-url", "https://eir.example/"), Map.of(), none())
                .baseUrl())
        .hasValueSatisfying(url -> assertThat(url).hasToString("https://eir.example"));
  }

  @Test
  void aDemonstrationServesThisComputerOnly() {
    Config open =
        Config.read(
            Map.of("listen", "0.0.0.0:0", "base-url", "https://eir.example"), Map.of(), none());

    assertThatThrownBy(open::asDemo).hasMessageContaining("this computer only");
    assertThat(Config.read(Map.of(), Map.of(), none()).asDemo().isDemo()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"512MiB,536870912", "8GiB,8589934592", "4096KiB,4194304", "1048576,1048576"})
  void sizesAreReadWithTheirUnits(String text, long bytes) {
    Config config = Config.read(Map.of("max-file", text), Map.of(), none());

    assertThat(config.bytes(Setting.MAX_FILE)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "max-file,12 parsecs",
    "listen,nonsense",
    "listen,127.0.0.1:99999",
    "session-idle,soon",
    "session-max,0s",
    "base-url,ftp://x",
    "base-url,https://x/path",
    "max-files,0"
  })
  void aValueThatCannotBeUsedIsNamedWithWhatWasExpected(String key, String text) {
    assertThatThrownBy(() -> Config.read(Map.of(key, text), Map.of(), none()))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("--" + key + ": expected ")
        .hasMessageNotContaining(text.equals("0") ? "\u0000" : text);
  }

  @Test
  void theDataFolderIsTheSystemsOrTheUsersUnlessSet() {
    assertThat(read(Map.of("STATE_DIRECTORY", "/var/lib/eir")).data())
        .isEqualTo(Path.of("/var/lib/eir"));
    assertThat(read(Map.of("XDG_DATA_HOME", "/home/a/share")).data())
        .isEqualTo(Path.of("/home/a/share/eir"));
    assertThat(read(Map.of("HOME", "/home/a")).data())
        .isEqualTo(Path.of("/home/a/.local/share/eir"));
    assertThat(read(Map.of()).span(Setting.SESSION_MAX)).isEqualTo(Duration.ofHours(12));
  }

  private static Config read(Map<String, String> environment) {
    return Config.read(Map.of(), environment, none());
  }

  private static Optional<Path> none() {
    return Optional.empty();
  }
}
