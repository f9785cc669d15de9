package eir.imaging.face;

import static org.assertj.core.api.Assertions.assertThat;

import eir.imaging.DataFolder;
import eir.imaging.Frame;
import eir.imaging.MadeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Volumes of scanners. What is brain is told by a criterion that shares nothing with the finder: in
 * the larger slices of an axial stack, what is at least half as bright as their brightest tenth and
 * hangs together with the middle by more than four pixels, as skin does not.
 */
class RealHeadsTest {
  @ParameterizedTest
  @CsvSource({
    "head-mr/canon-galan-dti",
    "head-mr/ge-mr750-epi",
    "head-mr/philips-achieva-dti",
    "head-mr/philips-achieva-dti-bangalore"
  })
  void nothingOfTheBrainOfARealHeadIsFace(String folder) {
    List<HeadFile> slices = slices(folder);
    Assumptions.assumeFalse(slices.isEmpty(), "the large set is not here");
    BrainShell shell =
        switch (FaceFinder.find(slices)) {
          case FaceFinder.Result.Found(BrainShell found) -> found;
          case FaceFinder.Result.NotFound(Unfit reason) -> throw new AssertionError(reason);
        };
    List<boolean[]> bright = slices.stream().map(slice -> bright(slice.read())).toList();
    int largest = bright.stream().mapToInt(RealHeadsTest::count).max().orElseThrow();
    long brainVoxels = 0;
    long lost = 0;
    long face = 0;

    for (int number = 0; number < slices.size(); number++) {
      HeadFile slice = slices.get(number);
      boolean[] gone = shell.face(slice.facts().placement(), slice.rows(), slice.columns());
      boolean[] brain = bright.get(number);
      boolean isBrain = count(brain) > largest / 2; // lower down it is jaw and neck
      for (int at = 0; at < gone.length; at++) {
        brainVoxels += isBrain && brain[at] ? 1 : 0;
        face += gone[at] ? 1 : 0;
        lost += isBrain && gone[at] && brain[at] ? 1 : 0;
      }
    }

    assertThat(brainVoxels).isGreaterThan(15_000);
    assertThat(face).isGreaterThan(5_000);
    assertThat(lost).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "head-mr/ge-pioneer-t1-mprage, NO_HEAD",
    "head-mr/ge-architect-fmri, NO_HEAD",
    "head-mr/siemens-trio-ep2d, TOO_FEW_SLICES",
    "head-mr/uih-umr770-dti, NO_VOLUME"
  })
  void whatIsNoWholeHeadIsRefused(String folder, Unfit reason) {
    List<HeadFile> slices = slices(folder);
    Assumptions.assumeFalse(slices.isEmpty(), "the large set is not here");

    assertThat(FaceFinder.find(slices)).isEqualTo(new FaceFinder.Result.NotFound(reason));
  }

  @Test
  void picturesThatLostSomethingOrAreNotGreyAreLeftOut() {
    byte[] lossy = MadeFile.of(2, 2, 1, 2, 3, 4).text(0x00282110, "CS", "01").bytes();
    byte[] inverse = MadeFile.of(2, 2, 1, 2, 3, 4).text(0x00280004, "CS", "MONOCHROME1").bytes();
    byte[] ct =
        MadeFile.of(2, 2, 1, 2, 3, 4).text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.2").bytes();

    assertThat(HeadFile.open(() -> lossy)).isEqualTo(new HeadFile.Opened.LeftOut(Unfit.LOSSY));
    assertThat(HeadFile.open(() -> inverse))
        .isEqualTo(new HeadFile.Opened.LeftOut(Unfit.NO_GREY_SAMPLES));
    assertThat(HeadFile.open(() -> ct)).isEqualTo(new HeadFile.Opened.LeftOut(Unfit.NO_MR_IMAGE));
  }

  /** The slices of a folder that are like the largest group of it. */
  private static List<HeadFile> slices(String folder) {
    Path root = DataFolder.folder().resolve(folder);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    List<List<HeadFile>> groups = new ArrayList<>();
    try (Stream<Path> files = Files.list(root)) {
      for (Path path : files.sorted().toList()) {
        byte[] bytes = Files.readAllBytes(path);
        if (HeadFile.open(() -> bytes) instanceof HeadFile.Opened.Slice(HeadFile file)) {
          groups.stream()
              .filter(group -> group.getFirst().isLike(file))
              .findFirst()
              .ifPresentOrElse(
                  group -> group.add(file), () -> groups.add(new ArrayList<>(List.of(file))));
        }
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    return groups.stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
  }

  /** The bright piece around the middle of a slice, bridges of up to four pixels apart. */
  private static boolean[] bright(Frame frame) {
    int columns = frame.columns();
    int middle = frame.rows() / 2 * columns + columns / 2;
    int[] sorted = IntStream.range(0, frame.values().length).map(frame::value).sorted().toArray();
    double least = 0.5 * sorted[sorted.length * 9 / 10];
    boolean[] piece = new boolean[frame.rows() * columns];
    Deque<Integer> open = new ArrayDeque<>();
    open.push(middle);
    while (!open.isEmpty()) {
      int at = open.pop();
      boolean isInside = at > 2 * columns + 2 && at < piece.length - 2 * columns - 2 && !piece[at];
      for (int near : new int[] {0, -2, -1, 1, 2, -2 * columns, -columns, columns, 2 * columns}) {
        isInside = isInside && frame.value(at + near) >= least;
      }
      if (isInside) {
        piece[at] = true;
        for (int next : new int[] {-1, 1, -columns, columns}) {
          open.push(at + next);
        }
      }
    }
    boolean[] whole = piece.clone();
    for (int at = 0; at < piece.length; at++) {
      if (piece[at]) {
        for (int near : new int[] {-2, -1, 1, 2, -2 * columns, -columns, columns, 2 * columns}) {
          whole[at + near] = true;
        }
      }
    }
    return whole;
  }

  private static int count(boolean[] of) {
    int count = 0;
    for (boolean one : of) {
      count += one ? 1 : 0;
    }
    return count;
  }
}
