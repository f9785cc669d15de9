package eir.server.message;

import eir.server.setting.Config;
import eir.server.setting.ConfigException;
import eir.server.setting.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where mail is handed over. {@code smtp://} begins in the clear and must turn to TLS by STARTTLS
 * (RFC 3207), unless the mail server is this computer; {@code smtps://} is TLS from the start.
 *
 * @param user empty if the mail server asks for none
 * @param password of the user; never printed
 * @param sender address in From
 */
public record SmtpAddress(
    String host, int port, Security security, String user, Secret password, String sender) {
  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;
  private static final String SHAPE =
      "EIR_SMTP: expected smtp://user@host:587 (STARTTLS) or smtps://user@host:465 (TLS)";

  /** How the connection is protected. */
  public enum Security {
    TLS,
    STARTTLS,
    /** STARTTLS if it is offered: the mail server is this computer. */
    IF_OFFERED
  }

  /** A password, which no log prints. */
  public record Secret(String reveal) {
    @Override
    public String toString() {
      return "…";
    }
  }

  /**
   * What the settings say; empty without {@code EIR_SMTP}.
   *
   * @throws ConfigException if they cannot be used
   */
  public static Optional<SmtpAddress> of(Config config) {
    String text = config.text(Setting.SMTP);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(
            parse(text, config.text(Setting.SMTP_PASSWORD_FILE), config.text(Setting.MAIL_FROM)));
  }

  private static SmtpAddress parse(String text, String passwordFile, String sender) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new ConfigException(SHAPE); // without the cause, which repeats the value
    }
    boolean isTls = "smtps".equals(uri.getScheme());
    String host = uri.getHost();
    boolean isPlain = "".equals(uri.getPath()) || "/".equals(uri.getPath());
    if (host == null || !isPlain || !(isTls || "smtp".equals(uri.getScheme()))) {
      throw new ConfigException(SHAPE);
    }
    String user = uri.getUserInfo() == null ? "" : uri.getUserInfo();
    if (user.contains(":")) {
      throw new ConfigException(
          "EIR_SMTP holds a password; put it into a file and name that by EIR_SMTP_PASSWORD_FILE");
    }
    if (user.isEmpty() != passwordFile.isEmpty()) {
      throw new ConfigException(
          "EIR_SMTP and EIR_SMTP_PASSWORD_FILE: a user needs a password file, and a password file a"
              + " user; give both or none");
    }
    if (!sender.matches("[^@\\s<>]{1,64}@[^@\\s<>]{1,189}")) {
      throw new ConfigException(
          "EIR_MAIL_FROM: expected the address that mail comes from, such as eir@example.org, as"
              + " EIR_SMTP is set");
    }
    boolean isHere = Config.isLoopback(new Config.Listen(host, 0));
    Security security = isTls ? Security.TLS : isHere ? Security.IF_OFFERED : Security.STARTTLS;
    int port = uri.getPort() >= 0 ? uri.getPort() : isTls ? SUBMISSIONS : SUBMISSION;
    return new SmtpAddress(host, port, security, user, password(passwordFile), sender);
  }

  private static Secret password(String file) {
    if (file.isEmpty()) {
      return new Secret("");
    }
    try {
      return new Secret(Files.readString(Path.of(file), StandardCharsets.UTF_8).strip());
    } catch (IOException | InvalidPathException e) {
      throw new ConfigException("EIR_SMTP_PASSWORD_FILE: the file it names could not be read", e);
    }
  }
}
