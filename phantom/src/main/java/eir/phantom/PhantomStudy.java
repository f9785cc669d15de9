package eir.phantom;

import eir.phantom.head.Acquisition;
import eir.phantom.head.AdcMap;
import eir.phantom.head.Atlas;
import eir.phantom.head.Front;
import eir.phantom.head.HeadScan;
import eir.phantom.head.Layer;
import eir.phantom.head.Motion;
import eir.phantom.head.Stack;
import eir.phantom.identity.PlantedIdentity;
import eir.phantom.scan.BurnedText;
import eir.phantom.scan.Elements;
import eir.phantom.scan.MrFile;
import eir.phantom.scan.MrHeader;
import eir.phantom.scan.Protocol;
import eir.phantom.scan.Resolution;
import eir.phantom.scan.SeriesKind;
import eir.phantom.scan.Wrapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One head MR study of a made-up child, file by file.
 *
 * <p>Slices are made in parallel, files are handed out one by one in the order of series and
 * instance; the same case and resolution give the same bytes. One series is in memory at a time:
 * about 100 MB at full resolution besides the atlas. Not for several threads.
 */
public final class PhantomStudy {
  /** Takes the files of a study one after the other. */
  @FunctionalInterface
  public interface Sink {
    void accept(PhantomFile file) throws IOException;
  }

  private record Job(Protocol.Pass pass, int slice, int instance) {}

  private final PhantomCase phantomCase;
  private final Protocol protocol;
  private final PlantedIdentity identity;
  private final HeadScan scan;
  private final MrHeader header;
  private final Resolution resolution;
  private final PixelShelf shelf;

  /** Draws the head and its tumour. */
  public PhantomStudy(Atlas atlas, PhantomCase phantomCase, Resolution resolution) {
    this(atlas, phantomCase, resolution, PixelShelf.NONE);
  }

  /** The same, with the slices of a head that is on {@code shelf} taken from there. */
  public PhantomStudy(
      Atlas atlas, PhantomCase phantomCase, Resolution resolution, PixelShelf shelf) {
    this(atlas, phantomCase, resolution, shelf, Front.CUT);
  }

  /** The same child with a made-up face, which tests of defacing need. */
  public static PhantomStudy masked(Atlas atlas, PhantomCase phantomCase, Resolution resolution) {
    return new PhantomStudy(atlas, phantomCase, resolution, PixelShelf.NONE, Front.MASKED);
  }

  private PhantomStudy(
      Atlas atlas, PhantomCase phantomCase, Resolution resolution, PixelShelf shelf, Front front) {
    this.phantomCase = phantomCase;
    this.resolution = resolution;
    this.shelf = shelf;
    protocol = new Protocol(resolution);
    identity = PlantedIdentity.of(phantomCase.seed(), phantomCase.repertoire());
    scan =
        new HeadScan(
            atlas,
            phantomCase.headSeed(),
            phantomCase.lesion(),
            phantomCase.enhancement(),
            phantomCase.side(),
            front);
    header = new MrHeader(identity, phantomCase.vendor(), scan.pose());
  }

  /** Whose study it pretends to be, and every text a test must not find afterwards. */
  public PlantedIdentity identity() {
    return identity;
  }

  /** The head behind the files: for tests of geometry. */
  public HeadScan scan() {
    return scan;
  }

  public String studyUid() {
    return header.studyUid();
  }

  /** The series of this study in the order in which they are written. */
  public List<SeriesKind> series() {
    return Arrays.stream(SeriesKind.values())
        .filter(k -> phantomCase.flaw() != Flaw.MISSING_T2 || k != SeriesKind.T2_AXIAL)
        .toList();
  }

  /** Hands out all files of all series. */
  public void write(Sink sink) throws IOException {
    for (SeriesKind kind : series()) {
      write(kind, sink);
    }
  }

  /** Hands out the files of one series; its bytes do not depend on the others. */
  public void write(SeriesKind kind, Sink sink) throws IOException {
    List<Protocol.Pass> passes = protocol.passes(kind);
    List<Job> jobs = new ArrayList<>();
    List<Protocol.Pass> written = kind == SeriesKind.ADC ? passes.subList(1, 2) : passes;
    for (Protocol.Pass pass : written) {
      for (int slice = 0; slice < pass.stack().slices(); slice++) {
        jobs.add(new Job(pass, slice, jobs.size() + 1));
      }
    }
    short[][] pixels = shelf.slices(shelfName(kind), () -> slices(kind, passes, jobs));
    PhantomFile[] files = new PhantomFile[jobs.size()];
    IntStream.range(0, files.length)
        .parallel()
        .forEach(n -> files[n] = file(kind, jobs.get(n), pixels[n]));
    for (int n = 0; n < files.length; n++) {
      sink.accept(files[n]);
    }
  }

  /** Where the slices of a series lie; a series of several stacks: its first. */
  public Stack stack(SeriesKind kind) {
    return protocol.passes(kind).getFirst().stack();
  }

  /**
   * The share of {@code layer} in each pixel of the files of a series, in the order of {@link
   * #write}: files × (rows × columns).
   */
  public float[][] layer(SeriesKind kind, Layer layer) {
    List<float[]> shares = new ArrayList<>();
    List<Protocol.Pass> passes = protocol.passes(kind);
    for (Protocol.Pass pass : kind == SeriesKind.ADC ? passes.subList(1, 2) : passes) {
      Acquisition acquisition = scan.layer(pass.stack(), layer);
      for (int slice = 0; slice < pass.stack().slices(); slice++) {
        shares.add(acquisition.plain(slice));
      }
    }
    return shares.toArray(float[][]::new);
  }

  private short[][] slices(SeriesKind kind, List<Protocol.Pass> passes, List<Job> jobs) {
    List<Acquisition> acquisitions = passes.stream().map(p -> acquire(kind, p)).toList();
    short[][] slices = new short[jobs.size()][];
    IntStream.range(0, slices.length)
        .parallel()
        .forEach(n -> {
          Job job = jobs.get(n);
          slices[n] =
              kind == SeriesKind.ADC
                  ? AdcMap.of(
                      acquisitions.getFirst().slice(job.slice()),
                      acquisitions.getLast().slice(job.slice()),
                      job.pass().bValue().orElseThrow(),
                      job.pass().stack().columns())
                  : acquisitions.get(passes.indexOf(job.pass())).slice(job.slice());
        });
    return slices;
  }

  // Names everything that the pixels depend on.
  private String shelfName(SeriesKind kind) {
    return String.join(
        "-",
        Long.toString(phantomCase.headSeed()),
        phantomCase.lesion().name(),
        phantomCase.enhancement().name(),
        phantomCase.side().name(),
        motion(kind).name(),
        resolution.name(),
        kind.name());
  }

  private Acquisition acquire(SeriesKind kind, Protocol.Pass pass) {
    return scan.acquire(
        pass.stack(), pass.sequence(), kind.contrast(), motion(kind), pass.snr(), pass.stream());
  }

  private Motion motion(SeriesKind kind) {
    boolean fast =
        kind == SeriesKind.DIFFUSION || kind == SeriesKind.ADC || kind == SeriesKind.LOCALISER;
    return phantomCase.flaw() == Flaw.MOTION && !fast ? Motion.MOVING : Motion.STILL;
  }

  private PhantomFile file(SeriesKind kind, Job job, short[] pixels) {
    int columns = job.pass().stack().columns();
    if (phantomCase.flaw() == Flaw.BURNED_IN_NAME && kind == SeriesKind.T1_AXIAL_POST) {
      BurnedText.burn(pixels, columns, identity.familyUpper());
    }
    Elements dataSet = header.of(kind, job.pass(), job.slice(), job.instance());
    MrHeader.pixels(dataSet, kind.windowWidth(job.pass().bValue()), pixels);
    String uid = header.sopInstanceUid(kind, job.instance());
    Wrapping wrapping = kind.wrapping();
    return new PhantomFile(
        kind,
        job.instance(),
        uid,
        header.seriesUid(kind),
        wrapping,
        MrFile.bytes(dataSet, identity, uid, wrapping, pixels, columns));
  }
}
