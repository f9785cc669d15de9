package eir.cli.tree;

import eir.deid.DefacedHeader;
import eir.deid.Profile;
import eir.deid.gate.Gate;
import eir.deid.gate.Instance;
import eir.deid.gate.Verdict;
import eir.deid.rule.AnyImage;
import eir.dicom.MalformedDicomException;
import eir.dicom.stream.Source;
import eir.imaging.face.BrainShell;
import eir.imaging.face.FaceFinder;
import eir.imaging.face.HeadFile;
import eir.imaging.face.Unfit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes defaced copies of the files of a tree, series by series. Each file has passed the gate
 * before and its copy passes it after. The copies of a volume get their names when all of it is
 * written, and {@link #stop} comes between two volumes; UIDs follow from those of the file, so a
 * run can be repeated.
 */
public final class DefaceTree {
  /** Why a file has no copy, beside {@link Unfit}: it did not pass the gate. */
  public static final String NOT_CLEAN = "NOT_CLEAN";

  /** Its pixels cannot be decoded. */
  public static final String DAMAGED = "DAMAGED";

  /** A file before it in the list has the same SOP Instance UID. */
  public static final String SECOND_OF_SAME_UID = "SECOND_OF_SAME_UID";

  /** A copy of its volume did not pass the gate, which is a fault of Eir. */
  public static final String COPY_NOT_CLEAN = "COPY_NOT_CLEAN";

  /** Larger files are no slices of a head. */
  private static final long MOST_BYTES = 256L << 20;

  /** Why one file has no copy; {@code index} is its number in the sorted list. */
  public record LeftOut(int index, String reason) {}

  /** How a run ended; {@code series} counts those that were defaced. */
  public record Summary(
      int files,
      int series,
      int written,
      List<LeftOut> leftOut,
      long bytesWritten,
      double seconds) {}

  /** A file of the list that is a slice of a head. */
  private record Indexed(int index, String sopInstanceUid, HeadFile file) {}

  /** A copy that passed the gate, and where it goes when all of its volume are written. */
  private record Part(Path path, Path target, long lengthBytes) {}

  private final FileList input;
  private final Path output;
  private final Profile profile;
  private final int threads;
  private final Progress progress;
  private final WholeSteps steps = new WholeSteps();
  private final @Nullable Indexed[] slices;
  private final List<LeftOut> leftOut = new ArrayList<>();
  private int series;
  private int written;
  private long bytesWritten;

  /** A run over {@code input}, which was made by {@code profile}, into {@code output}. */
  public DefaceTree(FileList input, Path output, Profile profile, int threads, Progress progress) {
    this.input = input;
    this.output = output;
    this.profile = profile;
    this.threads = threads;
    this.progress = progress;
    slices = new Indexed[input.size()];
  }

  /** Defaces the files; once. */
  public Summary run() throws IOException {
    Files.createDirectories(output);
    DeidTree.sweep(output);
    Workers.run(input.size(), threads, this::opener, progress);
    List<List<Indexed>> volumes = volumes();
    try {
      Workers.run(volumes.size(), threads, () -> defacer(volumes), progress);
    } finally { // a thread that failed leaves its parts
      DeidTree.sweep(output);
    }
    leftOut.sort(Comparator.comparingInt(LeftOut::index));
    return new Summary(input.size(), series, written, leftOut, bytesWritten, progress.seconds());
  }

  /**
   * Ends the run for good from another thread, while the program ends: what has a name below the
   * output is whole volumes, and nothing half written is left.
   */
  public void stop() throws IOException {
    steps.stop();
    if (Files.isDirectory(output)) {
      DeidTree.sweep(output);
    }
  }

  private Workers.Worker opener() {
    Gate gate = gate();
    return index -> {
      FileList.Entry entry = input.entries().get(index);
      if (entry.lengthBytes() > MOST_BYTES) {
        leaveOut(index, Unfit.NO_MR_IMAGE.name());
      } else if (gate.check(Source.of(bytes(entry))) instanceof Verdict.Passed(Instance instance)) {
        switch (HeadFile.open(() -> bytes(entry))) {
          case HeadFile.Opened.LeftOut(Unfit reason) -> leaveOut(index, reason.name());
          case HeadFile.Opened.Slice(HeadFile file) ->
              slices[index] = new Indexed(index, instance.sopInstanceUid(), file);
        }
      } else {
        leaveOut(index, NOT_CLEAN);
      }
      progress.add(entry.lengthBytes());
    };
  }

  private Gate gate() {
    return new Gate(profile, Optional.empty(), Gate.END_OF_TIME, new AnyImage());
  }

  private static byte[] bytes(FileList.Entry entry) {
    try {
      return Files.readAllBytes(entry.path());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Slices that may belong together, in the order of the list. */
  private List<List<Indexed>> volumes() {
    List<List<Indexed>> volumes = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Indexed slice : slices) {
      if (slice == null) {
        continue;
      }
      if (!known.add(slice.sopInstanceUid)) { // one copy would take the other's place
        leaveOut(slice.index, SECOND_OF_SAME_UID);
        continue;
      }
      Optional<List<Indexed>> home =
          volumes.stream().filter(one -> one.getFirst().file.isLike(slice.file)).findFirst();
      if (home.isPresent()) {
        home.get().add(slice);
      } else {
        volumes.add(new ArrayList<>(List.of(slice)));
      }
    }
    return volumes;
  }

  private Workers.Worker defacer(List<List<Indexed>> volumes) {
    Gate gate = gate();
    DefacedHeader headers = new DefacedHeader(profile);
    return number -> {
      List<Indexed> volume = volumes.get(number);
      List<HeadFile> files = volume.stream().map(Indexed::file).toList();
      try {
        switch (FaceFinder.find(files)) {
          case FaceFinder.Result.NotFound(Unfit reason) ->
              volume.forEach(slice -> leaveOut(slice.index, reason.name()));
          case FaceFinder.Result.Found(BrainShell shell) -> {
            int background = files.stream().mapToInt(HeadFile::lowest).min().orElseThrow();
            List<Part> parts = new ArrayList<>();
            for (Indexed slice : volume) {
              Path path = output.resolve(DeidTree.PART + number + "-" + slice.index);
              write(slice.file.defaced(shell, background, headers), gate, path)
                  .ifPresent(parts::add);
            }
            if (parts.size() == volume.size()) {
              name(parts);
            } else {
              discard(parts);
              volume.forEach(slice -> leaveOut(slice.index, COPY_NOT_CLEAN));
            }
          }
        }
      } catch (MalformedDicomException _) {
        volume.forEach(slice -> leaveOut(slice.index, DAMAGED)); // none of it can be relied on
      }
    };
  }

  /** Writes a copy under a name of its own; absent if it did not pass the gate. */
  private Optional<Part> write(byte[] copy, Gate gate, Path path) throws IOException {
    return switch (gate.check(Source.of(copy))) {
      case Verdict.Refused _ -> Optional.empty();
      case Verdict.Passed(Instance instance) -> {
        steps.take(() -> Files.write(path, copy));
        Path folder = output.resolve(instance.seriesInstanceUid());
        Path target = folder.resolve(instance.sopInstanceUid() + ".dcm");
        yield Optional.of(new Part(path, target, copy.length));
      }
    };
  }

  private void name(List<Part> parts) throws IOException {
    steps.take(() -> {
      for (Part part : parts) {
        Files.createDirectories(part.target.getParent());
        Files.move(part.path, part.target, StandardCopyOption.ATOMIC_MOVE);
      }
    });
    count(1, parts.size(), parts.stream().mapToLong(Part::lengthBytes).sum());
  }

  private static void discard(List<Part> parts) throws IOException {
    for (Part part : parts) {
      Files.delete(part.path);
    }
  }

  private synchronized void leaveOut(int index, String reason) {
    leftOut.add(new LeftOut(index, reason));
  }

  private synchronized void count(int moreSeries, int moreFiles, long moreBytes) {
    series += moreSeries;
    written += moreFiles;
    bytesWritten += moreBytes;
  }
}
