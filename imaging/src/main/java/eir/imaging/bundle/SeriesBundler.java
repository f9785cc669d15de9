package eir.imaging.bundle;

import eir.dicom.MalformedDicomException;
import eir.dicom.stream.Source;
import eir.imaging.Frame;
import eir.imaging.FrameFacts;
import eir.imaging.FrameReader;
import eir.imaging.FunctionalGroups;
import eir.imaging.PixelDescription;
import eir.imaging.Problem;
import eir.imaging.Unshown;
import eir.imaging.series.SeriesFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Turns the instances of a series into bundles, poster, thumbnail and label.
 *
 * <pre>
 *   try (PreparedSeries series = bundler.prepare(sources)) {
 *     for (Bundle bundle : series.bundles()) bundle.writeTo(out);
 *   }
 * </pre>
 *
 * <p>Two passes: {@link #prepare} decodes each frame once for its range, {@link Bundle#writeTo}
 * again to encode it. Memory holds a few frames a thread and at most {@value #MEMORY_BYTES} bytes
 * of code; what is more waits in a temporary file. Threads may share a bundler.
 */
public final class SeriesBundler {
  private static final int MEMORY_BYTES = 64 << 20;
  private static final int MOST_FRAMES = 1 << 16;

  private final Path spillFolder;
  private final int threads;

  /**
   * Makes a bundler.
   *
   * @param spillFolder an existing folder for temporary files
   * @param threads how many cores to use, at least 1
   */
  public SeriesBundler(Path spillFolder, int threads) {
    this.spillFolder = spillFolder;
    this.threads = threads;
  }

  /** What one file brought. */
  private record Examined(
      List<Slice> slices, Optional<SeriesFacts> facts, Optional<Problem> problem) {
    static Examined problem(Problem problem) {
      return new Examined(List.of(), Optional.empty(), Optional.of(problem));
    }
  }

  /**
   * Looks at all instances of one series, in any order.
   *
   * @param instances read by several threads at once and until the answer is closed; a source that
   *     fails to read throws {@link UncheckedIOException}, and so does this
   */
  public PreparedSeries prepare(List<Source> instances) {
    List<Slice> slices = new ArrayList<>();
    List<InstanceProblem> problems = new ArrayList<>();
    List<SeriesFacts> facts = new ArrayList<>();
    Workers workers = new Workers(threads);
    try {
      int[] instance = {0};
      workers.inOrder(
          IntStream.range(0, instances.size())
              .<Callable<Examined>>mapToObj(i -> () -> examine(instances.get(i), i))
              .iterator(),
          examined -> {
            if (slices.size() + examined.slices().size() > MOST_FRAMES) {
              problems.add(new InstanceProblem(instance[0], Problem.TOO_LARGE));
            } else {
              slices.addAll(examined.slices());
              examined
                  .problem()
                  .ifPresent(found -> problems.add(new InstanceProblem(instance[0], found)));
            }
            examined.facts().ifPresent(facts::add);
            instance[0]++;
          });
      InstancePixels pixels = new InstancePixels(instances);
      List<Bundle> bundles =
          Stacks.of(slices).stream()
              .map(stack -> new Bundle(stack, pixels, workers, spillFolder, MEMORY_BYTES))
              .toList();
      return new PreparedSeries(bundles, problems, SeriesFacts.together(facts), workers);
    } catch (IOException e) {
      workers.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      workers.close();
      throw e;
    }
  }

  private static Examined examine(Source source, int instance) {
    return switch (FrameReader.open(source)) {
      case Unshown(Problem problem) -> Examined.problem(problem);
      case FrameReader reader -> examine(reader, instance);
    };
  }

  private static Examined examine(FrameReader reader, int instance) {
    FunctionalGroups groups = new FunctionalGroups(reader.header());
    List<Slice> slices = new ArrayList<>();
    Optional<Problem> problem = Optional.empty();
    for (int frame = 0; frame < reader.frames(); frame++) {
      FrameFacts facts = FrameFacts.read(groups, frame);
      try {
        slices.add(
            reader.isDecodable()
                ? slice(reader, reader.read(frame), facts, instance)
                : carried(reader, facts, instance));
      } catch (MalformedDicomException _) {
        problem = Optional.of(Problem.DAMAGED); // the other frames are shown
      }
    }
    List<FrameFacts> facts = slices.stream().map(Slice::facts).toList();
    return new Examined(slices, Optional.of(SeriesFacts.read(groups, facts)), problem);
  }

  private static Slice slice(FrameReader reader, Frame frame, FrameFacts facts, int instance) {
    PixelDescription pixels = reader.description();
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    int low = Integer.MAX_VALUE;
    int high = Integer.MIN_VALUE;
    int padLow = pixels.padding().map(padding -> padding.low()).orElse(1);
    int padHigh = pixels.padding().map(padding -> padding.high()).orElse(0);
    int signExtension = frame.isSigned() ? 0xFFFFFFFF : 0xFFFF;
    for (short bits : frame.values()) {
      int value = bits & signExtension;
      least = Math.min(least, value);
      most = Math.max(most, value);
      if (value < padLow || value > padHigh) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    boolean onlyPadding = low > high;
    return new Slice(
        instance,
        facts,
        frame.rows(),
        frame.columns(),
        frame.samples(),
        frame.isSigned(),
        pixels.photometric(),
        pixels.padding(),
        "",
        0,
        onlyPadding ? least : low,
        onlyPadding ? most : high,
        least,
        most);
  }

  /** A code stream that only the browser reads: its range is that of its bits. */
  private static Slice carried(FrameReader reader, FrameFacts facts, int instance) {
    PixelDescription pixels = reader.description();
    reader.code(facts.frame());
    int least = pixels.isSigned() ? -(1 << (pixels.bitsStored() - 1)) : 0;
    int most = (1 << (pixels.bitsStored() - (pixels.isSigned() ? 1 : 0))) - 1;
    return new Slice(
        instance,
        facts,
        pixels.shape().rows(),
        pixels.shape().columns(),
        pixels.shape().samples(),
        pixels.isSigned(),
        pixels.photometric(),
        pixels.padding(),
        reader.transferSyntax().uid(),
        pixels.bitsStored(),
        least,
        most,
        least,
        most);
  }
}
