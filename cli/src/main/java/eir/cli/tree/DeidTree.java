package eir.cli.tree;

import eir.deid.Deidentifier;
import eir.deid.Inspection;
import eir.deid.Outcome;
import eir.deid.PixelLook;
import eir.deid.Profile;
import eir.deid.RefusalCode;
import eir.deid.Report;
import eir.deid.Stamp;
import eir.deid.Subject;
import eir.deid.gate.Gate;
import eir.deid.gate.Verdict;
import eir.deid.header.OwnOutput;
import eir.deid.key.SiteKey;
import eir.deid.plan.PlanFile;
import eir.deid.plan.SegmentPlan;
import eir.deid.rule.AnyImage;
import eir.deid.rule.Intake;
import eir.deid.rule.Iod;
import eir.dicom.Identifying;
import eir.dicom.file.FileSource;
import eir.dicom.file.Inflation;
import eir.dicom.file.JvmTwoByteSets;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.Limits;
import eir.dicom.stream.Source;
import eir.imaging.codec.CodecPainter;
import eir.imaging.codec.Jpeg2000Decoder;
import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * De-identifies the files of a tree into another: each is planned, put together, proven by the gate
 * and only then given its name by a rename, so a run that was stopped can simply be started again.
 */
public final class DeidTree {
  /** Larger files are never held in memory. */
  private static final long IN_MEMORY_BYTES = 8 << 20;

  /** How what is half written is called. */
  static final String PART = ".eir-part-";

  /**
   * What a run is to do.
   *
   * @param children who keeps code and shift, and where those of the outputs go; absent if nobody
   *     asks
   */
  public record Order(
      Profile profile,
      SiteKey key,
      Stamp stamp,
      Optional<Subject> subject,
      Optional<Children> children,
      Naming naming,
      Writing writing,
      Answers answers,
      int threads) {}

  /** How outputs are called. */
  public enum Naming {
    /** Folders by a keyed code of their path, files by their new UID. */
    HARMLESS,
    /** As in the input: for test data whose names are known to be harmless. */
    KEPT
  }

  /** Whether outputs are written at all. */
  public enum Writing {
    FILES,
    NOTHING
  }

  /** Why one file has no output; {@code index} is its number in the sorted list. */
  public record Refused(int index, String reason, String path, long offset) {}

  /**
   * A series of which nothing was written, as nobody has looked at its pictures of this size.
   *
   * @param folder of one of its files, below IN
   */
  public record Waiting(
      Identifying<String> series, Identifying<Path> folder, int rows, int columns) {
    private Waiting(Picture picture) {
      this(picture.series(), picture.folder(), picture.rows(), picture.columns());
    }
  }

  /**
   * How a run ended.
   *
   * @param written outputs that passed the gate
   * @param resumed outputs that were there already
   * @param others outputs of this run of classes that no trial takes
   * @param leftOut files that are no DICOM images: other files, DICOMDIR
   * @param refused DICOM files without an output, in the order of the list
   * @param waiting series that a person must look at, in the order of the list
   */
  public record Summary(
      int files,
      int written,
      int resumed,
      int others,
      List<Refused> leftOut,
      List<Refused> refused,
      List<Waiting> waiting,
      long bytesRead,
      long bytesWritten,
      double seconds,
      Report report) {}

  private final FileList input;
  private final Path output;
  private final Order order;
  private final Progress progress;
  private final boolean mayResume;
  private final Set<Path> named = ConcurrentHashMap.newKeySet();
  private final Map<Path, Path> folders = new ConcurrentHashMap<>();
  private final List<Run> runs = new ArrayList<>();

  /** Of the clinic's list, before any file is read: who comes first makes no difference. */
  private final List<Map.Entry<Identifying<String>, Children.Child>> listed;

  private DeidTree(FileList input, Path output, Order order, Progress progress) throws IOException {
    this.input = input;
    this.output = output;
    this.order = order;
    this.progress = progress;
    this.listed = order.children.map(Children::all).orElse(List.of());
    this.mayResume = Files.isDirectory(output) && !isEmpty(output);
  }

  /** Runs {@code order} over {@code input} and writes below {@code output}. */
  public static Summary run(FileList input, Path output, Order order, Progress progress)
      throws IOException {
    DeidTree tree = new DeidTree(input, output, order, progress);
    if (order.writing == Writing.FILES) {
      Files.createDirectories(output);
      sweep(output);
    }
    Workers.run(input.size(), order.threads, tree::newRun, progress);
    return tree.summary();
  }

  /** Removes what a stopped run left half written below {@code output}. */
  public static void sweep(Path output) throws IOException {
    try (var parts = Files.newDirectoryStream(output, PART + "*")) {
      for (Path part : parts) {
        Files.deleteIfExists(part);
      }
    }
  }

  private synchronized Run newRun() {
    Run run = new Run(runs.size());
    runs.add(run);
    return run;
  }

  private synchronized Summary summary() {
    Report report = new Report();
    List<Refused> leftOut = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    int written = 0;
    int resumed = 0;
    int others = 0;
    long bytesWritten = 0;
    for (Run run : runs) {
      report.add(run.report);
      written += run.written;
      resumed += run.resumed;
      others += run.others;
      bytesWritten += run.bytesWritten;
      for (Refused one : run.refused) {
        (isNoImage(one.reason) ? leftOut : refused).add(one);
      }
    }
    SequencedMap<String, Waiting> waiting = new LinkedHashMap<>();
    runs.stream()
        .flatMap(run -> run.waiting.entrySet().stream())
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> {
          Waiting one = entry.getValue();
          waiting.put(one.series.reveal() + " " + one.rows + " " + one.columns, one);
        });
    leftOut.sort((a, b) -> Integer.compare(a.index, b.index));
    refused.sort((a, b) -> Integer.compare(a.index, b.index));
    return new Summary(
        input.size(),
        written,
        resumed,
        others,
        leftOut,
        refused,
        List.copyOf(waiting.values()),
        input.lengthBytes(),
        bytesWritten,
        progress.seconds(),
        report);
  }

  private static boolean isNoImage(String reason) {
    return reason.equals(RefusalCode.NOT_DICOM.name())
        || reason.equals(RefusalCode.DICOMDIR.name());
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    }
  }

  /** The output folder of an input folder, made at its first use. */
  private Path folder(Path inputFolder) throws IOException {
    Path known = folders.get(inputFolder);
    if (known != null) {
      return known;
    }
    Path relative = input.root().relativize(inputFolder);
    Path target = output;
    if (!relative.toString().isEmpty()) {
      if (order.naming == Naming.KEPT) {
        target = output.resolve(relative.toString());
      } else {
        for (int depth = 1; depth <= relative.getNameCount(); depth++) {
          String path = relative.subpath(0, depth).toString().replace('\\', '/');
          target = target.resolve(order.key.folderName(path));
        }
      }
    }
    if (order.writing == Writing.FILES) {
      Files.createDirectories(target);
    }
    folders.put(inputFolder, target);
    return target;
  }

  /** An output before it is put together; {@code source} is inflated if it had to be. */
  private record Ready(Source source, Outcome.Planned planned, PixelLook look) {}

  /** The work of one thread. */
  private final class Run implements Workers.Worker {
    private final Intake intake = new AnyImage();
    private final Deidentifier deidentifier =
        new Deidentifier(
            order.profile,
            order.key,
            order.stamp,
            new JvmTwoByteSets(),
            intake,
            new CodecPainter(new Jpeg2000Decoder()));
    private final Gate gate =
        new Gate(order.profile, Optional.of(order.stamp), Gate.END_OF_TIME, intake);
    private final DataSetWalker walker = new DataSetWalker();
    private final Map<Integer, Waiting> waiting = new HashMap<>();
    private final Report report = new Report();
    private final List<Refused> refused = new ArrayList<>();
    private final Path part;
    private byte[] buffer = new byte[1 << 20];
    private int written;
    private int resumed;
    private int others;
    private long bytesWritten;

    Run(int number) {
      part = output.resolve(PART + number);
      for (Map.Entry<Identifying<String>, Children.Child> known : listed) {
        deidentifier.know(known.getKey(), known.getValue().subject());
      }
    }

    @Override
    public void work(int index) throws IOException {
      FileList.Entry entry = input.entries().get(index);
      if (entry.lengthBytes() <= IN_MEMORY_BYTES) {
        small(index, entry);
      } else {
        try (FileSource source = FileSource.open(entry.path())) {
          large(index, entry, source);
        }
      }
      progress.add(entry.lengthBytes());
    }

    private void small(int index, FileList.Entry entry) throws IOException {
      int length = (int) entry.lengthBytes();
      if (buffer.length < length) {
        buffer = new byte[Math.max(length, 2 * buffer.length)];
      }
      int read;
      try (FileInputStream in = new FileInputStream(entry.path().toFile())) {
        read = in.readNBytes(buffer, 0, length);
      }
      Optional<Ready> ready = ready(index, entry, Source.of(buffer, read));
      if (ready.isEmpty()) {
        return;
      }
      Optional<Path> target = target(index, entry, ready.get());
      if (target.isEmpty()) {
        return;
      }
      byte[] out = ready.get().planned.plan().assemble(ready.get().source);
      if (passes(index, Source.of(out)) && order.writing == Writing.FILES) {
        meet(ready.get().source);
        try (FileOutputStream stream = new FileOutputStream(part.toFile())) {
          stream.write(out);
        }
        name(index, target.get(), out.length);
      }
    }

    private void large(int index, FileList.Entry entry, Source file) throws IOException {
      Optional<Ready> ready = ready(index, entry, file);
      if (ready.isEmpty()) {
        return;
      }
      Optional<Path> target = target(index, entry, ready.get());
      if (target.isEmpty()) {
        return;
      }
      Source source = ready.get().source;
      SegmentPlan plan = ready.get().planned.plan();
      if (passes(index, plan.over(source)) && order.writing == Writing.FILES) {
        meet(source);
        try (OutputStream stream =
            new BufferedOutputStream(new FileOutputStream(part.toFile()), 1 << 16)) {
          PlanFile.write(plan, source, stream);
        }
        name(index, target.get(), plan.lengthBytes());
      }
    }

    private Optional<Ready> ready(int index, FileList.Entry entry, Source source) {
      PixelLook look = look(entry, source);
      return switch (outcome(source, look)) {
        case Outcome.Planned planned -> {
          report.add(planned.report());
          yield Optional.of(new Ready(source, planned, look));
        }
        case Outcome.Refused(var refusal) -> {
          Source inflated = refusal.code() == RefusalCode.DEFLATED ? inflated(source) : source;
          if (inflated != source) {
            yield ready(index, entry, inflated);
          }
          switch (refusal.code()) {
            case BURNED_IN_SUSPICION, OTHER_FRAME_SIZE ->
                picture(entry, source)
                    .filter(Picture::hasFrames)
                    .ifPresent(picture -> waiting.put(index, new Waiting(picture)));
            default -> {}
          }
          refused.add(new Refused(index, refusal.code().name(), refusal.path(), refusal.offset()));
          yield Optional.empty();
        }
      };
    }

    private Outcome outcome(Source source, PixelLook look) {
      return order.subject.isPresent()
          ? deidentifier.plan(source, order.subject.get(), look)
          : deidentifier.plan(source, look);
    }

    private PixelLook look(FileList.Entry entry, Source source) {
      return order.answers.isEmpty()
          ? PixelLook.NOT_LOOKED_AT
          : picture(entry, source).map(order.answers::of).orElse(PixelLook.NOT_LOOKED_AT);
    }

    private Optional<Picture> picture(FileList.Entry entry, Source source) {
      return Picture.of(walker, source, input.folderOf(entry));
    }

    private static Source inflated(Source source) {
      return Inflation.inflate(source, Limits.STANDARD);
    }

    /** Where the output goes; absent if it is there already or another output has that name. */
    private Optional<Path> target(int index, FileList.Entry entry, Ready ready) throws IOException {
      Path folder = folder(Optional.ofNullable(entry.path().getParent()).orElse(input.root()));
      Path target =
          folder.resolve(
              order.naming == Naming.KEPT
                  ? entry.path().getFileName().toString()
                  : ready.planned.instance().sopInstanceUid() + ".dcm");
      if (!named.add(target)) {
        refused.add(new Refused(index, "SECOND_OF_SAME_UID", "(0008,0018)", 0));
        return Optional.empty();
      }
      boolean isThere = mayResume && order.writing == Writing.FILES && Files.exists(target);
      if (!isThere || ready.look instanceof PixelLook.Looked) {
        return Optional.of(target); // other boxes give as many bytes: see name()
      }
      if (Files.size(target) == ready.planned.plan().lengthBytes()) {
        resumed++;
        meet(ready.source);
      } else {
        refused.add(new Refused(index, "OTHER_OUTPUT_IS_THERE", "(0008,0018)", 0));
      }
      return Optional.empty();
    }

    /** Whose file {@code source} is, for the list; an output of Eir has a code for a number. */
    private void meet(Source source) {
      if (order.children.isPresent() && !OwnOutput.is(walker.walk(source), order.profile)) {
        Inspection file = deidentifier.inspect(source);
        file.anchor()
            .map(anchor -> order.subject.orElseGet(() -> deidentifier.subjectOf(anchor)))
            .ifPresent(subject -> order.children.get().met(file, subject));
      }
    }

    private boolean passes(int index, Source out) {
      return switch (gate.check(out)) {
        case Verdict.Passed(var instance) -> {
          others += Iod.of(instance.sopClassUid()).isEmpty() ? 1 : 0;
          written += order.writing == Writing.NOTHING ? 1 : 0;
          yield true;
        }
        case Verdict.Refused(var findings) -> {
          var first = findings.getFirst();
          refused.add(
              new Refused(
                  index,
                  RefusalCode.GATE.name() + "_" + first.rule() + "_" + first.reason(),
                  first.path(),
                  first.offset()));
          yield false;
        }
      };
    }

    private void name(int index, Path target, long lengthBytes) throws IOException {
      if (mayResume && Files.exists(target)) {
        boolean isSame = Files.mismatch(part, target) < 0;
        Files.delete(part);
        if (isSame) {
          resumed++;
        } else {
          refused.add(new Refused(index, "OTHER_OUTPUT_IS_THERE", "(0008,0018)", 0));
        }
        return;
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      written++;
      bytesWritten += lengthBytes;
    }
  }

  /** Refusals by reason, most frequent first. */
  public static Map<String, Integer> byReason(List<Refused> refused) {
    Map<String, Integer> counts = new HashMap<>();
    for (Refused one : refused) {
      counts.merge(one.reason, 1, Integer::sum);
    }
    Map<String, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
