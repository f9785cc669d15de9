package eir.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.Deidentifier;
import eir.deid.Inspection;
import eir.deid.Outcome;
import eir.deid.PixelLook;
import eir.deid.Profile;
import eir.deid.RefusalCode;
import eir.deid.Stamp;
import eir.deid.Subject;
import eir.deid.gate.Gate;
import eir.deid.gate.Verdict;
import eir.deid.key.Pseudonym;
import eir.deid.key.SiteKey;
import eir.deid.pixel.Box;
import eir.deid.rule.Intake;
import eir.deid.rule.Iod;
import eir.dicom.Bytes;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.file.Inflation;
import eir.dicom.file.JvmTwoByteSets;
import eir.dicom.stream.Header;
import eir.dicom.stream.Limits;
import eir.dicom.stream.Source;
import eir.dicom.stream.TransferSyntax;
import eir.imaging.codec.CodecPainter;
import eir.imaging.codec.Jpeg2000Decoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Boxes in every file of the test data whose frames are read here: the output passes the gate, all
 * samples outside are the input's, all inside are one value.
 */
class PaintedFilesTest {
  private static final Stamp STAMP = new Stamp("Sponsor", "P-1", "Trial one", "S01", "Site", "");
  private static final SiteKey KEY = new SiteKey(Bytes.copyOf(new byte[32]));

  /** Whatever its class: what is looked at are the pixels. */
  private static final Intake ANY = uid -> Iod.of(uid).or(() -> Optional.of(Iod.OTHER));

  /** JPEG 2000 of high throughput, progressive JPEG, and JPEG 2000 of one bit. */
  private static final Set<String> NOT_OPENED =
      Set.of(
          Uids.HTJ2_K_LOSSLESS,
          Uids.HTJ2_K_LOSSLESS_RPCL,
          "1.2.840.10008.1.2.4.55",
          Uids.JPEG2000_LOSSLESS);

  private final Deidentifier deidentifier =
      new Deidentifier(
          Profile.standard(),
          KEY,
          STAMP,
          new JvmTwoByteSets(),
          ANY,
          new CodecPainter(new Jpeg2000Decoder()));
  private final Gate gate = new Gate(Profile.standard(), Optional.of(STAMP), Gate.END_OF_TIME, ANY);

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(DataFolder.folder())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> DataFolder.folder().relativize(file).toString())
          .filter(path -> !path.startsWith("head-mr") || path.hashCode() % 8 == 0)
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void outsideNothingChangesAndInsideNothingIsLeft(String path) {
    Source source = Inflation.inflate(DataFolder.source(path), Limits.STANDARD);
    Inspection seen = deidentifier.inspect(source);
    if (seen.rows() < 3 || seen.columns() < 3) {
      return;
    }
    List<Box> boxes =
        List.of(
            new Box(1, 1, seen.columns() / 2, seen.rows() / 3),
            new Box(seen.columns() - 2, seen.rows() - 2, 5, 5));
    Subject subject = Subject.known(KEY, new Pseudonym("6VE8KPBR9"));
    PixelLook look = new PixelLook.Looked(seen.rows(), seen.columns(), boxes);

    switch (deidentifier.plan(source, subject, look)) {
      case Outcome.Refused(var refusal) when refusal.code() == RefusalCode.BOXES_IN_CODING ->
          assertThat(seen.transferSyntaxUid()).isIn(NOT_OPENED);
      case Outcome.Refused _ -> {
        // RealFilesTest and the refusals without boxes
      }
      case Outcome.Planned planned -> {
        byte[] output = planned.plan().assemble(source);
        assertPassed(output);
        compare(source, Source.of(output), boxes);
        byte[] again = again(output, subject, look);
        assertThat(again).as("drawn twice").isEqualTo(output);
      }
    }
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("compressed")
  void anotherToolDecodesWhatWasPainted(String path, @TempDir Path folder) throws Exception {
    Source source = DataFolder.source(path);
    Inspection seen = deidentifier.inspect(source);
    List<Box> boxes = List.of(new Box(2, 3, seen.columns() / 2, seen.rows() / 2));
    Subject subject = Subject.known(KEY, new Pseudonym("6VE8KPBR9"));
    PixelLook look = new PixelLook.Looked(seen.rows(), seen.columns(), boxes);
    if (!(deidentifier.plan(source, subject, look) instanceof Outcome.Planned planned)) {
      return;
    }
    Path painted = Files.write(folder.resolve("painted"), planned.plan().assemble(source));
    Path decoded = folder.resolve("decoded");
    FrameReader own = (FrameReader) FrameReader.open(Source.of(Files.readAllBytes(painted)));
    String tool =
        switch (Header.read(Source.of(Files.readAllBytes(painted))).transferSyntax().coding()) {
          case JPEG -> "dcmdjpeg";
          case JPEG_LS -> "dcmdjpls";
          default -> "dcmdrle";
        };

    assertThat(run(List.of("dcmdump", "-q", painted.toString()))).isZero();
    assertThat(run(List.of(tool, "-q", painted.toString(), decoded.toString()))).isZero();

    boolean isLossy = seen.transferSyntaxUid().endsWith(".50");
    if (!isLossy
        && FrameReader.open(Source.of(Files.readAllBytes(decoded))) instanceof FrameReader other) {
      for (int frame = 0; frame < own.frames(); frame++) {
        assertThat(other.read(frame).digest()).isEqualTo(own.read(frame).digest());
      }
    }
  }

  static Stream<String> compressed() throws IOException {
    return tools() ? files().filter(path -> isCompressed(path)) : Stream.empty();
  }

  private static boolean isCompressed(String path) {
    Source source = Inflation.inflate(DataFolder.source(path), Limits.STANDARD);
    if (!(FrameReader.open(source) instanceof FrameReader reader) || !reader.isDecodable()) {
      return false;
    }
    TransferSyntax syntax = Header.read(source).transferSyntax();
    return syntax.isEncapsulated() && syntax.coding() != TransferSyntax.Coding.UNCOMPRESSED_FRAMES;
  }

  private static boolean tools() {
    return Stream.of("dcmdump", "dcmdjpeg", "dcmdjpls", "dcmdrle")
        .allMatch(tool -> Files.isExecutable(Path.of("/usr/bin", tool)));
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor();
  }

  private void assertPassed(byte[] output) {
    switch (gate.check(Source.of(output))) {
      case Verdict.Passed _ -> {}
      // Only the gate reads native samples, so it alone sees what hides in their spare bits.
      case Verdict.Refused(var findings) ->
          assertThat(findings).allMatch(finding -> finding.reason().equals("spare-bits"));
    }
    Header header = Header.read(Source.of(output));
    assertThat(header.text(Tags.BURNED_IN_ANNOTATION)).contains("NO");
    assertThat(header.bytes(Tags.ENCAPSULATED_PIXEL_DATA_VALUE_TOTAL_LENGTH)).isEmpty();
  }

  private byte[] again(byte[] output, Subject subject, PixelLook look) {
    Source source = Source.of(output);
    return ((Outcome.Planned) deidentifier.plan(source, subject, look)).plan().assemble(source);
  }

  private static void compare(Source input, Source output, List<Box> boxes) {
    if (!(FrameReader.open(input) instanceof FrameReader before) || !before.isDecodable()) {
      return; // 1 and 32 bits, deflated frames: NativeBoxesLawsTest
    }
    FrameReader after = (FrameReader) FrameReader.open(output);
    String syntax = Header.read(input).transferSyntax().uid();
    boolean isInBlocks =
        syntax.equals(Uids.JPEG_BASELINE8_BIT) || syntax.equals(Uids.JPEG_EXTENDED12_BIT);
    assertThat(after.frames()).isEqualTo(before.frames());
    for (int frame = 0; frame < before.frames(); frame++) {
      compare(before.read(frame), after.read(frame), boxes, isInBlocks, halvedChroma(input));
    }
  }

  private static boolean halvedChroma(Source input) {
    return Header.read(input)
            .text(Tags.PHOTOMETRIC_INTERPRETATION)
            .equals(Optional.of("YBR_FULL_422"))
        && !Header.read(input).transferSyntax().isEncapsulated();
  }

  private static void compare(
      Frame before, Frame after, List<Box> boxes, boolean isInBlocks, boolean isHalved) {
    // A decoder that interpolates chroma mixes one pixel beside a blank block with it.
    int grid = isInBlocks ? 16 : 1;
    int ring = isInBlocks && before.samples() > 1 ? 1 : 0;
    int samples = before.samples();
    int[] blank = new int[samples];
    Arrays.fill(blank, Integer.MIN_VALUE);
    for (int y = 0; y < before.rows(); y++) {
      for (int x = 0; x < before.columns(); x++) {
        int row = y;
        int column = x;
        boolean isIn = boxes.stream().anyMatch(box -> isIn(box, column, row));
        boolean isNear =
            boxes.stream().anyMatch(box -> isNear(box, column, row, grid, ring, isHalved));
        for (int sample = 0; sample < samples; sample++) {
          int at = (y * before.columns() + x) * samples + sample;
          if (isIn) {
            blank[sample] = blank[sample] == Integer.MIN_VALUE ? after.value(at) : blank[sample];
            assertThat(after.value(at)).as("inside, x %d y %d", x, y).isEqualTo(blank[sample]);
          } else if (!isNear) {
            assertThat(after.value(at)).as("outside, x %d y %d", x, y).isEqualTo(before.value(at));
          }
        }
      }
    }
  }

  private static boolean isIn(Box box, int x, int y) {
    return x >= box.x() && x < box.endX() && y >= box.y() && y < box.endY();
  }

  private static boolean isNear(Box box, int x, int y, int grid, int ring, boolean isHalved) {
    int across = isHalved ? 2 : grid;
    return x >= box.x() / across * across - ring
        && x < (box.endX() + across - 1) / across * across + ring
        && y >= box.y() / grid * grid - ring
        && y < (box.endY() + grid - 1) / grid * grid + ring;
  }
}
