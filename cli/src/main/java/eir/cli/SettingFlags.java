package eir.cli;

import eir.archive.ArchivePlaces;
import eir.server.setting.Config;
import eir.server.setting.ConfigException;
import eir.server.setting.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every setting as a flag of a command, and the settings that a parsed command line gives. */
final class SettingFlags {
  private static final Path PROPERTIES = Path.of("eir.properties");

  private SettingFlags() {}

  /** A command that runs on the settings. */
  interface Taker {}

  /** Gives the flags to all commands below {@code root} that are {@link Taker}s. */
  static void addTo(CommandLine root) {
    for (CommandLine command : root.getSubcommands().values()) {
      if (command.getCommand() instanceof Taker) {
        CommandSpec spec = command.getCommandSpec();
        for (Setting setting : Setting.values()) {
          spec.addOption(
              OptionSpec.builder("--" + setting.key())
                  .type(String.class)
                  .paramLabel("VALUE")
                  .description(setting.meaning())
                  .build());
        }
      }
      addTo(command);
    }
  }

  /** The settings by flag, environment, eir.properties in the working folder, and default. */
  static Config config(CommandSpec spec) {
    Map<String, String> flags = new HashMap<>();
    for (Setting setting : Setting.values()) {
      OptionSpec option = spec.findOption("--" + setting.key());
      if (option != null && option.getValue() instanceof String text) {
        flags.put(setting.key(), text);
      }
    }
    try {
      return Config.read(
          flags,
          System.getenv(),
          Files.exists(PROPERTIES) ? Optional.of(PROPERTIES) : Optional.empty());
    } catch (ConfigException wrong) {
      throw new CommandFailure(Exit.USAGE, String.valueOf(wrong.getMessage()));
    }
  }

  /** Where the archive of these settings lies. */
  static ArchivePlaces places(Config config) {
    return new ArchivePlaces(
        config.data(),
        config.value(Setting.DB).text(),
        System.getenv().getOrDefault("EIR_DB_PASSWORD_FILE", ""),
        config.value(Setting.BLOBS).text());
  }
}
