package eir.bench.research;

import static org.assertj.core.api.Assertions.assertThat;

import eir.bench.research.Conversion.Volume;
import eir.bench.residue.Engine;
import eir.deid.Profile;
import eir.deid.clean.AllowedPrivate.Tier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * dcm2niix reads the same from what leaves as from what came: voxels, place, b-values, directions,
 * slice timing. What is lost all the same is listed here with where it stood, and in
 * docs/conformance.md.
 */
class ResearchUseTest {
  private static final Path ROOT = Path.of(System.getProperty("eir.root"));

  /** What an analysis cannot do without. */
  private static final List<String> NEEDED =
      List.of(
          "SliceTiming",
          "RepetitionTime",
          "EchoTime",
          "InversionTime",
          "FlipAngle",
          "SliceThickness",
          "SpacingBetweenSlices",
          "EchoTrainLength",
          "MagneticFieldStrength",
          "PhilipsRescaleSlope",
          "PhilipsScaleSlope",
          "ImagingFrequency",
          "PixelBandwidth");

  /** What the tier RESEARCH keeps besides, where no closed blob alone knew it. */
  private static final List<String> RESEARCH =
      List.of(
          "EffectiveEchoSpacing",
          "TotalReadoutTime",
          "BandwidthPerPixelPhaseEncode",
          "DwellTime",
          "WaterFatShift",
          "ParallelReductionFactorInPlane",
          "MultibandAccelerationFactor",
          "PhaseEncodingDirection");

  private static final String GE_BLOCK = "GE's compressed protocol (0025,101B)";
  private static final String CSA = "the Siemens CSA header of a series that is no mosaic";

  /** Series and field to where the number stood: a blob that goes whole. */
  private static final Map<String, String> LOST =
      Map.of(
          "ge-mr750-epi SliceTiming", GE_BLOCK,
          "ge-mr750-epi PhaseEncodingDirection", GE_BLOCK,
          "ge-architect-fmri PhaseEncodingDirection", GE_BLOCK,
          "ge-pioneer-dwi-r2 PhaseEncodingDirection", GE_BLOCK,
          "siemens-prisma-diff PhaseEncodingDirection", CSA,
          "siemens-prisma-fieldmap-mag PhaseEncodingDirection", CSA,
          "siemens-vida-xa10-classic ParallelReductionFactorInPlane", CSA);

  private static final Set<String> NOT_IMAGES =
      Set.of("siemens-prisma-sr-phoenix", "siemens-xa30-phoenix-sr");

  @TempDir private Path folder;

  @BeforeAll
  static void theConverterIsThere() {
    assertThat(Conversion.converter()).contains("dcm2niiX version");
  }

  static Stream<Path> series() {
    Path whole = ROOT.resolve("../shared/data");
    Path trees = Files.isDirectory(whole) ? whole : ROOT.resolve("data");
    return Stream.of("head-mr", "enhanced-mr")
        .map(trees::resolve)
        .filter(Files::isDirectory)
        .flatMap(tree -> listed(tree).stream())
        .filter(each -> !NOT_IMAGES.contains(each.getFileName().toString()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("series")
  void theDefaultKeepsVoxelsPlaceDiffusionAndTiming(Path series) throws IOException {
    SortedMap<String, Volume> before = Conversion.of(series, folder.resolve("before"));
    SortedMap<String, Volume> after = cleaned(series, Profile.standard());

    assertSameVolumes(before, after);
    assertSameNumbers(series, NEEDED, before, after);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("series")
  void theTierOfResearchKeepsWhatElseNoBlobAloneKnew(Path series) throws IOException {
    Profile research = new Profile("eir-research", Profile.standard().options(), Tier.RESEARCH);

    SortedMap<String, Volume> before = Conversion.of(series, folder.resolve("before"));
    SortedMap<String, Volume> after = cleaned(series, research);

    assertSameVolumes(before, after);
    assertSameNumbers(series, NEEDED, before, after);
    assertSameNumbers(series, RESEARCH, before, after);
  }

  private SortedMap<String, Volume> cleaned(Path series, Profile profile) throws IOException {
    Path out = folder.resolve("out");
    new Engine(profile).run(series, files(series), out);
    return Conversion.of(out, folder.resolve("after"));
  }

  private static void assertSameVolumes(
      SortedMap<String, Volume> before, SortedMap<String, Volume> after) {
    assertThat(before).isNotEmpty();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.forEach((name, volume) -> {
      Volume same = Objects.requireNonNull(after.get(name));
      assertThat(same.hasVoxelsOf(volume)).as("voxels of %s", name).isTrue();
      assertThat(same.geometry()).as("geometry of %s", name).isEqualTo(volume.geometry());
      assertThat(same.bValues()).as("b-values of %s", name).isEqualTo(volume.bValues());
      assertThat(same.bVectors()).as("b-vectors of %s", name).isEqualTo(volume.bVectors());
    });
  }

  private static void assertSameNumbers(
      Path series,
      List<String> fields,
      SortedMap<String, Volume> before,
      SortedMap<String, Volume> after) {
    List<String> differing = new ArrayList<>();
    before.forEach((name, volume) -> {
      for (String field : fields) {
        String place = series.getFileName() + " " + field;
        boolean isSame =
            volume
                .sidecar()
                .path(field)
                .equals(Objects.requireNonNull(after.get(name)).sidecar().path(field));
        if (!isSame && !LOST.containsKey(place)) {
          differing.add(place);
        }
      }
    });
    assertThat(differing).as("numbers that changed").isEmpty();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> listed(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
