package eir.server.setting;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All settings of one run, each with the place it came from: flag, then environment, then
 * eir.properties, then default. A key that no setting has is an error, as it is a mistake more
 * often than a wish.
 */
public final class Config {
  /** Who set a value. */
  public enum From {
    FLAG,
    ENVIRONMENT,
    /** A file named by {@code EIR_…_FILE}, for secrets. */
    SECRET_FILE,
    PROPERTIES,
    DEFAULT
  }

  /** A value and who set it. */
  public record Value(String text, From from) {}

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})\\s*(|B|KiB|MiB|GiB)");
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,7})\\s*(s|min|h|d)");
  private static final Pattern ADDRESS =
      Pattern.compile("(\\[[0-9a-fA-F:]+]|[^:\\[\\]]*):([0-9]{1,5})");

  private final Map<Setting, Value> values;
  private final Map<String, String> environment;
  private final boolean isDemo;

  private Config(Map<Setting, Value> values, Map<String, String> environment, boolean isDemo) {
    this.values = new EnumMap<>(values);
    this.environment = environment;
    this.isDemo = isDemo;
  }

  /**
   * Gathers the settings and checks each.
   *
   * @param flags by {@link Setting#key()}, without hyphens
   * @param environment such as {@code System.getenv()}
   * @param properties eir.properties; none if there is no such file
   * @throws ConfigException if a key is unknown or a value cannot be used
   */
  public static Config read(
      Map<String, String> flags, Map<String, String> environment, Optional<Path> properties) {
    Map<Setting, Value> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      values.put(setting, new Value(setting.fallback(), From.DEFAULT));
    }
    properties.ifPresent(file -> readProperties(file, values));
    readEnvironment(environment, values);
    flags.forEach((key, text) -> {
      Setting setting =
          Setting.ofKey(key).orElseThrow(() -> unknown("--" + key, "eir config --help"));
      values.put(setting, new Value(text, From.FLAG));
    });
    Config config = new Config(values, Map.copyOf(environment), false);
    config.check();
    return config;
  }

  /**
   * The same settings for {@code ./eir demo}: accounts by a click, loopback only.
   *
   * @throws ConfigException if the server would listen to others
   */
  public Config asDemo() {
    if (!isLoopback(listen())) {
      throw new ConfigException(
          "listen: the demonstration signs in anybody, so it serves this computer only; leave out"
              + " listen, or use eir serve");
    }
    return new Config(values, environment, true);
  }

  /** Whether this run is a demonstration with invented data. */
  public boolean isDemo() {
    return isDemo;
  }

  /** A setting as written, and who wrote it. */
  public Value value(Setting setting) {
    Value value = values.get(setting);
    if (value == null) {
      throw new IllegalStateException("a setting without a value: " + setting);
    }
    return value;
  }

  /** Where browsers are served. */
  public Listen listen() {
    return address(Setting.LISTEN);
  }

  /** Where metrics are served. */
  public Listen adminListen() {
    return address(Setting.ADMIN_LISTEN);
  }

  /** How browsers reach the server, if it was set. */
  public Optional<URI> baseUrl() {
    String text = text(Setting.BASE_URL);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean plain = uri.getRawPath().isEmpty() && uri.getRawQuery() == null;
      if (plain
          && uri.getHost() != null
          && uri.getRawFragment() == null
          && uri.getRawUserInfo() == null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
        return Optional.of(uri);
      }
    } catch (IllegalArgumentException e) {
      throw wrong(Setting.BASE_URL, "an address such as https://eir.example.org", e);
    }
    throw wrong(Setting.BASE_URL, "an address such as https://eir.example.org, without a path");
  }

  /** The data folder. */
  public Path data() {
    String text = text(Setting.DATA);
    if (text.isEmpty()) {
      String state = environment.getOrDefault("STATE_DIRECTORY", "");
      String share = environment.getOrDefault("XDG_DATA_HOME", "");
      String home = environment.getOrDefault("HOME", ".");
      text =
          !state.isEmpty() ? state : share.isEmpty() ? home + "/.local/share/eir" : share + "/eir";
    }
    try {
      return Path.of(text).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw wrong(Setting.DATA, "a folder", e);
    }
  }

  /** Bytes: {@code 512MiB}, {@code 8GiB}, {@code 1048576}. */
  public long bytes(Setting setting) {
    Matcher matcher = SIZE.matcher(text(setting));
    if (!matcher.matches()) {
      throw wrong(setting, "a size such as 512MiB or 8GiB");
    }
    int shift =
        switch (matcher.group(2)) {
          case "KiB" -> 10;
          case "MiB" -> 20;
          case "GiB" -> 30;
          default -> 0;
        };
    return Long.parseLong(matcher.group(1)) << shift;
  }

  /** A whole number. */
  public int number(Setting setting) {
    if (!text(setting).matches("[0-9]{1,7}")) {
      throw wrong(setting, "a whole number");
    }
    return Integer.parseInt(text(setting));
  }

  /** A span: {@code 30min}, {@code 12h}. */
  public Duration span(Setting setting) {
    Matcher matcher = SPAN.matcher(text(setting));
    if (!matcher.matches()) {
      throw wrong(setting, "a span such as 30min or 12h");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "min" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /** The setting's text. */
  public String text(Setting setting) {
    return value(setting).text().strip();
  }

  /** Whether only this computer can reach {@code listen}. */
  public static boolean isLoopback(Listen listen) {
    try {
      return !listen.host().isEmpty() && InetAddress.getByName(listen.host()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** An address to listen at; an empty host is every network of the machine, port 0 a free one. */
  public record Listen(String host, int port) {}

  private void check() {
    boolean open = !isLoopback(listen());
    adminListen();
    data();
    if (baseUrl().isEmpty() && open) {
      throw new ConfigException(
          "base-url: not set, but the server listens beyond this computer. Set EIR_BASE_URL to the"
              + " address that browsers use, such as https://eir.example.org");
    }
    for (Setting setting : List.of(Setting.MAX_FILE, Setting.MAX_SUBMISSION)) {
      if (bytes(setting) < 1 << 20) {
        throw wrong(setting, "at least 1MiB");
      }
    }
    for (Setting setting : List.of(Setting.SESSION_IDLE, Setting.SESSION_MAX)) {
      if (span(setting).isZero()) {
        throw wrong(setting, "longer than nothing");
      }
    }
    if (number(Setting.MAX_FILES) < 1) {
      throw wrong(Setting.MAX_FILES, "at least 1");
    }
    number(Setting.LINK_DEFAULT_DAYS);
  }

  private Listen address(Setting setting) {
    Matcher matcher = ADDRESS.matcher(text(setting));
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65535) {
      throw wrong(setting, "an address and a port, such as 127.0.0.1:8080");
    }
    return new Listen(matcher.group(1), Integer.parseInt(matcher.group(2)));
  }

  private static void readProperties(Path file, Map<Setting, Value> values) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigException(
          "eir.properties could not be read; check that it is a text file in UTF-8 and may be read",
          e);
    }
    for (String key : properties.stringPropertyNames()) {
      Setting setting =
          Setting.ofKey(key).orElseThrow(() -> unknown(key + " in eir.properties", "eir config"));
      values.put(setting, new Value(properties.getProperty(key, ""), From.PROPERTIES));
    }
  }

  private static void readEnvironment(Map<String, String> environment, Map<Setting, Value> values) {
    environment.forEach((variable, text) -> {
      if (!variable.startsWith("EIR_")) {
        return;
      }
      Optional<Setting> named = Setting.ofVariable(variable);
      if (named.isPresent()) {
        values.put(named.get(), new Value(text, From.ENVIRONMENT));
      } else if (variable.endsWith("_FILE")) {
        String plain = variable.substring(0, variable.length() - "_FILE".length());
        Setting setting =
            Setting.ofVariable(plain).orElseThrow(() -> unknown(variable, "eir config"));
        if (environment.containsKey(plain)) {
          throw new ConfigException(plain + " and " + variable + " are both set; keep one");
        }
        values.put(setting, new Value(secret(variable, text), From.SECRET_FILE));
      } else {
        throw unknown(variable, "eir config");
      }
    });
  }

  private static String secret(String variable, String file) {
    try {
      return Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
    } catch (IOException | InvalidPathException e) {
      throw new ConfigException(variable + ": the file it names could not be read", e);
    }
  }

  private static ConfigException unknown(String key, String where) {
    return new ConfigException(
        key.toLowerCase(Locale.ROOT).startsWith("eir_") || key.startsWith("--")
            ? key + " is not a setting; '" + where + "' lists them all"
            : key + ": not a setting; '" + where + "' lists them all");
  }

  private ConfigException wrong(Setting setting, String expected) {
    return new ConfigException(sentence(setting, expected));
  }

  private ConfigException wrong(Setting setting, String expected, Throwable cause) {
    return new ConfigException(sentence(setting, expected), cause);
  }

  private String sentence(Setting setting, String expected) {
    String from =
        switch (value(setting).from()) {
          case FLAG -> "--" + setting.key();
          case ENVIRONMENT -> setting.variable();
          case SECRET_FILE -> setting.variable() + "_FILE";
          case PROPERTIES, DEFAULT -> setting.key();
        };
    return from + ": expected " + expected;
  }
}
