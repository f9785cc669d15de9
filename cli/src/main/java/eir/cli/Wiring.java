package eir.cli;

import eir.archive.Archive;
import eir.archive.ArchiveException;
import eir.archive.ServingRight;
import eir.server.EirServer;
import eir.server.demo.DemoHooks;
import eir.server.setting.Config;
import eir.server.setting.ConfigException;
import eir.server.setting.Setting;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;

/**
 * Puts the rooms together: the only place that knows all of them.
 *
 * <pre>
 *   Config ─► Archive (database, objects) ─► EirServer (Jetty, gate, pages, background work)
 * </pre>
 */
final class Wiring {
  private static final Clock CLOCK = Clock.systemUTC();

  private Wiring() {}

  /** The right to serve the data folder of {@code config}; of one folder only one server has it. */
  static ServingRight servingRight(Config config) {
    try {
      return ServingRight.take(SettingFlags.places(config));
    } catch (ArchiveException taken) {
      throw new CommandFailure(Exit.IO, String.valueOf(taken.getMessage()));
    }
  }

  /** The archive that {@code config} names; made if it is new. */
  static Archive archive(Config config) {
    return archive(config, CLOCK);
  }

  /** The same, with the times that {@code clock} shows. */
  static Archive archive(Config config, Clock clock) {
    try {
      return Archive.open(
          SettingFlags.places(config),
          clock,
          config.span(Setting.SESSION_IDLE),
          config.span(Setting.SESSION_MAX));
    } catch (ArchiveException closed) {
      throw new CommandFailure(Exit.REMOTE, String.valueOf(closed.getMessage()));
    }
  }

  /** A running server over {@code archive}. */
  static EirServer server(Config config, Archive archive, PrintStream log) {
    return server(config, archive, CLOCK, log, Optional.empty());
  }

  /** The same by {@code clock}, with the shortcuts of the demonstration. */
  static EirServer server(
      Config config, Archive archive, Clock clock, PrintStream log, Optional<DemoHooks> demo) {
    try {
      EirServer server = new EirServer(config, archive, clock, log, demo);
      server.start();
      return server;
    } catch (ConfigException unusable) {
      throw new CommandFailure(Exit.USAGE, String.valueOf(unusable.getMessage()));
    }
  }
}
