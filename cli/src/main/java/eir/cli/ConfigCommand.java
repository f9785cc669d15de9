package eir.cli;

import eir.server.setting.Config;
import eir.server.setting.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code eir config}: every setting, what it is and who said so. */
@Command(
    name = "config",
    description = "Show every setting with its value and where that comes from.")
final class ConfigCommand implements Callable<Integer>, SettingFlags.Taker {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  CommandSpec spec;

  @Option(names = "--json", description = "print JSON instead of rows")
  boolean json;

  @Override
  public Integer call() {
    Config config = SettingFlags.config(spec);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      Config.Value value = config.value(setting);
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("setting", setting.variable());
      row.put(
          "value", setting.isSecret() && !value.text().isEmpty() ? "(not shown)" : value.text());
      row.put("from", value.from().name().toLowerCase(Locale.ROOT).replace('_', ' '));
      row.put("meaning", setting.meaning());
      rows.add(row);
    }
    new Answer(spec.commandLine().getOut(), json).list("eir.settings/1", rows, "");
    return Exit.DONE.code();
  }
}
