package eir.cli.tree;

import eir.cli.tree.DeidOrder.Writing;
import eir.deid.header.Patients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * De-identifies the files of a tree into another: each is planned, put together, proven by the gate
 * and only then given its name by a rename, so a run that was stopped can simply be started again.
 * All headers are read first: what one file says of its patient is searched for in all others.
 */
public final class DeidTree {
  /** How what is half written is called. */
  static final String PART = ".eir-part-";

  private DeidTree() {}

  /** Runs {@code order} over {@code input} and writes below {@code output}. */
  public static DeidResult run(FileList input, Path output, DeidOrder order, Progress progress)
      throws IOException {
    var listed = order.children().map(Children::all).orElse(List.of());
    OutputPlaces places = new OutputPlaces(input.root(), output, order);
    if (order.writing() == Writing.FILES) {
      Files.createDirectories(output);
      sweep(output);
    }
    Patients patients = new Patients();
    Progress silence = new Progress(Progress.Style.QUIET, System.err, input.size());
    Workers.run(input.size(), order.threads(), () -> new Meeting(input, order, patients), silence);
    List<DeidTally> tallies = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger runs = new AtomicInteger();
    try {
      Workers.run(
          input.size(),
          order.threads(),
          () -> {
            DeidTally tally = new DeidTally();
            tallies.add(tally);
            Path part = output.resolve(PART + runs.getAndIncrement());
            return new DeidRun(input, order, places, patients, part, listed, tally, progress);
          },
          progress);
    } finally { // a thread that failed leaves its part
      if (order.writing() == Writing.FILES) {
        sweep(output);
      }
    }
    return DeidTally.sum(tallies, input, progress.seconds());
  }

  /** Removes what a stopped run left half written below {@code output}. */
  public static void sweep(Path output) throws IOException {
    try (var parts = Files.newDirectoryStream(output, PART + "*")) {
      for (Path part : parts) {
        Files.deleteIfExists(part);
      }
    }
  }
}
