package eir.server.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.server.message.SmtpAddress.Security;
import eir.server.setting.Config;
import eir.server.setting.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpAddressTest {
  @TempDir private Path folder;

  private static Optional<SmtpAddress> of(String smtp, String passwordFile, String from) {
    return SmtpAddress.of(
        Config.read(
            Map.of("smtp", smtp, "smtp-password-file", passwordFile, "mail-from", from),
            Map.of(),
            Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "smtp://mail.example.org, 587, STARTTLS",
    "smtp://mail.example.org:25, 25, STARTTLS",
    "smtps://mail.example.org, 465, TLS",
    "smtp://127.0.0.1:2525, 2525, IF_OFFERED"
  })
  void onlyThisComputerIsSpokenToInTheClear(String text, int port, Security security) {
    SmtpAddress address = of(text, "", "eir@example.org").orElseThrow();

    assertThat(address.port()).isEqualTo(port);
    assertThat(address.security()).isEqualTo(security);
  }

  @Test
  void thePasswordComesFromItsFileAndIsNeverPrinted() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "lantern\n");

    SmtpAddress address =
        of("smtps://eir%40example.org@mail.example.org", file.toString(), "eir@example.org")
            .orElseThrow();

    assertThat(address.user()).isEqualTo("eir@example.org");
    assertThat(address.password().reveal()).isEqualTo("lantern");
    assertThat(address.toString()).doesNotContain("lantern");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.org:25",
        "http://mail.example.org",
        "smtp://mail.example.org/path",
        "smtp://eir:lantern@mail.example.org",
        "smtp://eir@mail.example.org",
        "smtp://a b"
      })
  void anAddressThatCannotBeUsedIsSaidSoWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> of(text, "", "eir@example.org"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("EIR_SMTP")
        .hasMessageNotContaining("lantern")
        .hasNoCause();
  }

  @Test
  void mailNeedsASender() {
    assertThatThrownBy(() -> of("smtp://mail.example.org", "", ""))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("EIR_MAIL_FROM");
    assertThat(of("", "", "")).isEmpty();
  }
}
