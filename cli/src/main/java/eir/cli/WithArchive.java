package eir.cli;

import eir.archive.Archive;
import eir.archive.journal.Who;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that works on the archive itself, beside a server or without one. */
abstract class WithArchive implements Callable<Integer>, SettingFlags.Taker {
  /** Who acts, for the log: the shell has no account. */
  static final Who ACTOR = Who.COMMAND_LINE;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  CommandSpec spec;

  @Option(names = "--json", description = "print JSON instead of rows")
  boolean json;

  @Override
  public final Integer call() {
    try (Archive archive =
        Archive.open(SettingFlags.places(SettingFlags.config(spec)), InstantSource.system())) {
      return run(archive, new Answer(spec.commandLine().getOut(), json)).code();
    }
  }

  /** Does the work and answers how it ended. */
  abstract Exit run(Archive archive, Answer answer);
}
