package eir.server.setting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an operator can set, with what holds if he does not.
 *
 * <p>One setting has three spellings: {@code --max-file} on the command line, {@code EIR_MAX_FILE}
 * in the environment, {@code max-file} in eir.properties.
 */
public enum Setting {
  LISTEN("127.0.0.1:8080", "address and port for browsers; port 0 takes a free one"),
  BASE_URL("", "how browsers reach this server; needed unless it listens on loopback only"),
  DATA("", "data folder; default $STATE_DIRECTORY, else $XDG_DATA_HOME/eir"),
  DB("", "postgresql://user@host:port/name; default SQLite in the data folder"),
  DB_PASSWORD_FILE("", "file that holds the password of PostgreSQL"),
  BLOBS("", "s3://bucket/prefix or a folder; default blobs/ in the data folder"),
  SMTP("", "smtp://user@host:587 or smtps://user@host:465; without it mail waits in the outbox"),
  SMTP_PASSWORD_FILE("", "file that holds the password of the mail server's user"),
  PHYSICIAN_PHONE("", "whom a site calls when it is urgent; without it the site's own contact"),
  MAIL_FROM("", "address that mail comes from; needed with smtp"),
  MAX_FILE("512MiB", "the largest file that is accepted"),
  MAX_SUBMISSION("8GiB", "the largest submission in bytes"),
  MAX_FILES("20000", "the most files of one submission"),
  SESSION_IDLE("30min", "a session ends after this long without a request"),
  SESSION_MAX("12h", "a session ends after this long"),
  TRUSTED_PROXIES("", "addresses or networks whose X-Forwarded-For is believed"),
  ADMIN_LISTEN("127.0.0.1:9464", "address and port of /metrics; port 0 takes a free one"),
  TRIAL_ID("EIR", "short name of the trial: 1 to 16 of A-Z, 0-9 and hyphen"),
  SPONSOR("Not named", "Clinical Trial Sponsor Name (0012,0010) of every image"),
  PROTOCOL_ID("EIR", "Clinical Trial Protocol ID (0012,0020) of every image"),
  PROTOCOL_NAME("", "Clinical Trial Protocol Name (0012,0021) of every image"),
  LINK_DEFAULT_DAYS("0", "a new viewing link ends after so many days; 0 is never"),
  SECURITY_CONTACT("", "mailto: or https: address for /.well-known/security.txt");

  private final String fallback;
  private final String meaning;

  Setting(String fallback, String meaning) {
    this.fallback = fallback;
    this.meaning = meaning;
  }

  /** What holds if nobody sets it. */
  public String fallback() {
    return fallback;
  }

  /** One line for {@code eir config} and --help. */
  public String meaning() {
    return meaning;
  }

  /** As written in eir.properties; on the command line with two hyphens before it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name of its environment variable. */
  public String variable() {
    return "EIR_" + name();
  }

  /** Whether its value may hold a password, so that {@code eir config} must not print it. */
  public boolean isSecret() {
    return this == DB || this == SMTP;
  }

  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }

  static Optional<Setting> ofVariable(String variable) {
    return Arrays.stream(values())
        .filter(setting -> setting.variable().equals(variable))
        .findFirst();
  }
}
