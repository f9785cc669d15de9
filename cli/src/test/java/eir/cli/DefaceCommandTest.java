package eir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import eir.imaging.Frame;
import eir.imaging.FrameFacts;
import eir.imaging.FrameReader;
import eir.imaging.FunctionalGroups;
import eir.imaging.Placement;
import eir.imaging.Vector;
import eir.phantom.PhantomCase;
import eir.phantom.PhantomStudy;
import eir.phantom.head.Atlas;
import eir.phantom.head.Layer;
import eir.phantom.scan.Resolution;
import eir.phantom.scan.SeriesKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code eir deface} over a made-up head with a made-up face, of which the phantom knows each
 * voxel: brain stays to the bit, and the face is background.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefaceCommandTest {
  // Nearer to the brain are forehead and brows, which the margin may keep.
  private static final double FEATURE_MM = 40;
  private static final int SKIN_PIXELS = 5;
  private static final int SPARSE = 6;

  /** One slice before and after. */
  private record Slice(Frame before, Frame after, Placement place, Header header, Header copy) {}

  private Path folder;
  private PhantomStudy study;
  private Path input;
  private Path clean;
  private Path defaced;
  private Ended ended;

  @BeforeAll
  void defaceOnce(@TempDir Path made) throws IOException {
    folder = made;
    study = PhantomStudy.masked(Atlas.load(), PhantomCase.typical(7), Resolution.MEDIUM);
    input = folder.resolve("in");
    clean = folder.resolve("clean");
    defaced = folder.resolve("defaced");
    study.write(file -> {
      Path target = input.resolve(file.name());
      Files.createDirectories(target.getParent());
      Files.write(target, file.bytes());
    });
    String key = folder.resolve("site.key").toString();
    assertThat(Ended.run("key", "new", key).exit()).isZero();
    assertThat(
            Ended.run("deid", "-q", "--key-file", key, input.toString(), clean.toString()).exit())
        .isZero();
    ended = Ended.run("deface", clean.toString(), defaced.toString());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOCALISER")
  void noVoxelOfTheBrainChanges(SeriesKind kind) {
    float[][] brain = study.layer(kind, Layer.BRAIN);
    List<Slice> slices = slices(kind);
    long compared = 0;
    long changed = 0;

    for (int file = 0; file < brain.length; file++) {
      Slice slice = slices.get(file);
      for (int at = 0; at < brain[file].length; at++) {
        if (brain[file][at] > 0) {
          compared++;
          changed += slice.before.value(at) == slice.after.value(at) ? 0 : 1;
        }
      }
    }

    assertThat(compared).isGreaterThan(60_000);
    assertThat(changed).isZero();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOCALISER")
  void theFaceIsNoiseFreeBackground(SeriesKind kind) {
    float[][] brain = study.layer(kind, Layer.BRAIN);
    float[][] mask = study.layer(kind, Layer.MASK);
    List<Slice> slices = slices(kind);
    List<Vector> brainPlaces = places(slices, brain, 0.5f, SPARSE * SPARSE);
    int background = slices.stream().mapToInt(slice -> least(slice.before)).min().orElseThrow();
    int features = 0;
    int left = 0;

    for (int file = 0; file < mask.length; file++) {
      Slice slice = slices.get(file);
      for (int at : seenFromTheFront(slice, mask[file])) {
        Vector place = place(slice, at);
        if (brainPlaces.stream().allMatch(b -> b.minus(place).length() > FEATURE_MM)) {
          features++;
          left += slice.after.value(at) == background ? 0 : 1;
        }
      }
    }

    assertThat(features).isGreaterThan(400);
    assertThat(left).isZero();
  }

  @Test
  void copiesAreDerivedImagesOfTheirOwnThatSayWhatWasDone() {
    Slice slice = slices(SeriesKind.T2_AXIAL).getFirst();

    assertThat(slice.copy.texts(Tags.IMAGE_TYPE)).startsWith("DERIVED", "PRIMARY");
    assertThat(slice.copy.text(Tags.RECOGNIZABLE_VISUAL_FEATURES)).contains("NO");
    assertThat(slice.header.text(Tags.RECOGNIZABLE_VISUAL_FEATURES)).contains("YES");
    assertThat(
            slice.copy.items(Tags.DEIDENTIFICATION_METHOD_CODE_SEQUENCE).stream()
                .map(item -> item.text(Tags.CODE_VALUE).orElse("")))
        .contains("113102");
    for (int tag : new int[] {Tags.SOP_INSTANCE_UID, Tags.SERIES_INSTANCE_UID}) {
      assertThat(slice.copy.text(tag)).isPresent().isNotEqualTo(slice.header.text(tag));
    }
    for (int tag : new int[] {Tags.STUDY_INSTANCE_UID, Tags.FRAME_OF_REFERENCE_UID}) {
      assertThat(slice.copy.text(tag)).isEqualTo(slice.header.text(tag));
    }
  }

  @Test
  void compressedSlicesAreWrittenNatively() {
    Slice slice = slices(SeriesKind.ADC).getFirst();

    assertThat(slice.header.transferSyntax().uid()).isEqualTo(Uids.RLE_LOSSLESS);
    assertThat(slice.copy.transferSyntax().uid()).isEqualTo(Uids.EXPLICIT_VR_LITTLE_ENDIAN);
  }

  @Test
  void theCheckPassesAndWarnsOfFacesNoMore() {
    assertThat(Ended.run("check", clean.toString()).out()).contains("can show a face");

    Ended check = Ended.run("check", defaced.toString());

    assertThat(check.exit()).as(check.out()).isZero();
    assertThat(check.out()).doesNotContain("face");
  }

  @Test
  void theLocaliserIsLeftOutAndCounted() {
    assertThat(ended.exit()).as(ended.err()).isEqualTo(1);
    assertThat(ended.out()).containsPattern("series defaced +8\n").contains("9  TOO_FEW_SLICES:");
  }

  @Test
  void aFileThatStillHasAnIdentityGetsNoCopy() throws IOException {
    Path none = folder.resolve("none");

    Ended raw = Ended.run("deface", "--json", input.toString(), none.toString());

    assertThat(raw.exit()).isEqualTo(1);
    assertThat(raw.out()).contains("\"written\":0").contains("\"NOT_CLEAN\":");
    assertThat(files(none)).isEmpty();
  }

  @Test
  void aDefacedCopyIsNotDefacedAgainAndStaysOneWhenItIsCleanedAgain() throws IOException {
    Path series = Objects.requireNonNull(files(defaced).getFirst().getParent());
    Path again = folder.resolve("again");
    Path twice = folder.resolve("twice");
    String key = folder.resolve("site.key").toString();

    Ended second = Ended.run("deface", "--json", series.toString(), again.toString());
    Ended deid =
        Ended.run("deid", "--keep-names", "--key-file", key, series.toString(), twice.toString());

    assertThat(second.out()).contains("\"DEFACED_ALREADY\":" + files(series).size() + "}");
    assertThat(deid.exit()).as(deid.out()).isZero();
    for (Path file : files(series)) {
      assertThat(twice.resolve(file.getFileName())).hasSameBinaryContentAs(file);
    }
  }

  private List<Slice> slices(SeriesKind kind) {
    Map<Integer, byte[]> before = byInstance(clean, kind);
    Map<Integer, byte[]> after = byInstance(defaced, kind);
    List<Slice> slices = new ArrayList<>();
    for (int instance = 1; instance <= before.size(); instance++) {
      FrameReader one = reader(Objects.requireNonNull(before.get(instance)));
      FrameReader copy = reader(Objects.requireNonNull(after.get(instance)));
      Placement place = FrameFacts.read(new FunctionalGroups(one.header()), 0).placement();
      slices.add(new Slice(one.read(0), copy.read(0), place, one.header(), copy.header()));
    }
    return slices;
  }

  private static Map<Integer, byte[]> byInstance(Path root, SeriesKind kind) {
    Map<Integer, byte[]> files = new HashMap<>();
    try {
      for (Path path : files(root)) {
        byte[] bytes = Files.readAllBytes(path);
        Header header = Header.read(Source.of(bytes));
        if (header.integer(Tags.SERIES_NUMBER).orElse(0) == kind.number()) {
          files.put(header.integer(Tags.INSTANCE_NUMBER).orElseThrow(), bytes);
        }
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    return files;
  }

  private static FrameReader reader(byte[] file) {
    if (FrameReader.open(Source.of(file)) instanceof FrameReader reader) {
      return reader;
    }
    throw new AssertionError("a file cannot be shown");
  }

  private static List<Vector> places(List<Slice> slices, float[][] shares, float most, int every) {
    List<Vector> places = new ArrayList<>();
    for (int file = 0; file < shares.length; file++) {
      for (int at = file % every; at < shares[file].length; at += every) {
        if (shares[file][at] > most) {
          places.add(place(slices.get(file), at));
        }
      }
    }
    return places;
  }

  private static Vector place(Slice slice, int at) {
    int columns = slice.before.columns();
    var spacing = slice.place.spacing().orElseThrow();
    return slice
        .place
        .position()
        .orElseThrow()
        .plus(
            slice
                .place
                .orientation()
                .orElseThrow()
                .along(
                    at % columns * spacing.betweenColumnsMm(),
                    at / columns * spacing.betweenRowsMm()));
  }

  /** Every few lines from front to back: the first millimetres of face on it. */
  private static List<Integer> seenFromTheFront(Slice slice, float[] mask) {
    int columns = slice.before.columns();
    boolean isAlongRows = Math.abs(slice.place.orientation().orElseThrow().row().y()) > 0.7;
    List<Integer> seen = new ArrayList<>();
    for (int line = 0; line < columns; line += SPARSE / 2) { // frames are square
      int deep = 0;
      for (int step = 0; step < columns && deep < SKIN_PIXELS; step++) {
        int at = isAlongRows ? line * columns + step : step * columns + line;
        if (mask[at] > 0.5f) {
          seen.add(at);
          deep++;
        }
      }
    }
    return seen;
  }

  private static int least(Frame frame) {
    int least = Integer.MAX_VALUE;
    for (int at = 0; at < frame.values().length; at++) {
      least = Math.min(least, frame.value(at));
    }
    return least;
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
