package eir.cli;

import eir.bench.residue.Commands;
import eir.bench.residue.Contestant;
import eir.bench.residue.Engine;
import eir.bench.residue.NpmPeers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Who is measured beside Eir. */
final class BenchPeers {
  @Option(names = "--eir-only", description = "Without peers.")
  private boolean eirOnly;

  /** Eir, and every peer that can be had. */
  List<Contestant> contestants(Path scratch) throws IOException {
    List<Contestant> contestants = new ArrayList<>(List.of(new Engine()));
    if (!eirOnly) {
      contestants.addAll(Commands.installed(scratch));
      contestants.addAll(NpmPeers.installed(BenchCommand.root(), scratch, System.out));
    }
    return contestants;
  }
}
