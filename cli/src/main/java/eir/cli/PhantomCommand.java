package eir.cli;

import eir.phantom.DemoCases;
import eir.phantom.PhantomStudy;
import eir.phantom.head.Atlas;
import eir.phantom.media.DemoCd;
import eir.phantom.scan.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eir phantom}: a made-up CD, for tests and tries without a patient. */
@Command(
    name = "phantom",
    description = "Write the CD of a made-up child into a folder.",
    footer = "Example: eir phantom /tmp/CD --case EIR-0013")
final class PhantomCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "made if missing")
  Path folder = Path.of("");

  @Option(names = "--case", description = "EIR-0001 to EIR-0019 (default: ${DEFAULT-VALUE})")
  String code = "EIR-0004";

  @Option(
      names = "--resolution",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  Resolution resolution = Resolution.FULL;

  @Override
  public Integer call() throws IOException {
    var child =
        DemoCases.find(code)
            .orElseThrow(
                () -> new CommandFailure(Exit.USAGE, "There is EIR-0001 to EIR-0019, no other."));
    new DemoCd(List.of(new PhantomStudy(Atlas.load(), child, resolution)))
        .write((name, bytes) -> {
          Path file = folder.resolve(name);
          Files.createDirectories(file.resolveSibling(""));
          Files.write(file, bytes);
        });
    return Exit.DONE.code();
  }
}
