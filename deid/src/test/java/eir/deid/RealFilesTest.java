package eir.deid;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.gate.Verdict;
import eir.deid.key.Pseudonym;
import eir.dicom.dictionary.Tags;
import eir.dicom.file.Inflation;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Fault;
import eir.dicom.stream.Header;
import eir.dicom.stream.Limits;
import eir.dicom.stream.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files of real scanners and odd ones, where they lie beside the repository. */
class RealFilesTest {
  private static final Subject SUBJECT = Subject.known(TestSite.KEY, new Pseudonym("6VE8KPBR9"));

  private final Deidentifier deidentifier = TestSite.deidentifier();
  private final eir.deid.gate.Gate gate = TestSite.gate();

  @Test
  void everyHeadImageIsAcceptedAndPassesTheGate() {
    for (Path file : files("head-mr")) {
      if (!file.toString().contains("sr-phoenix")) {
        Source source = Source.of(read(file));

        Outcome outcome = deidentifier.plan(source, SUBJECT);

        assertThat(outcome).as(name(file)).isInstanceOf(Outcome.Planned.class);
        byte[] output = ((Outcome.Planned) outcome).plan().assemble(source);
        assertThat(gate.check(Source.of(output))).as(name(file)).isInstanceOf(Verdict.Passed.class);
        assertThat(pixels(output)).as(name(file)).isEqualTo(pixels(read(file)));
      }
    }
  }

  @Test
  void everyFileIsAcceptedAndPassesOrIsRefusedWithAReason() {
    for (String folder : List.of("enhanced-mr", "odd", "media")) {
      for (Path file : files(folder)) {
        Source source = Inflation.inflate(Source.of(read(file)), Limits.STANDARD);

        Outcome outcome = deidentifier.plan(source, SUBJECT, TestSite.noText(source));

        if (outcome instanceof Outcome.Planned planned) {
          byte[] output = planned.plan().assemble(source);
          assertThat(gate.check(Source.of(output)))
              .as(name(file))
              .isInstanceOf(Verdict.Passed.class);
        }
      }
    }
  }

  @Test
  void everyMosaicKeepsTheNormalOfItsSlicesAndNothingElseOfItsScannersHeader() {
    int mosaics = 0;
    for (Path file : files("head-mr")) {
      String original = new String(read(file), StandardCharsets.ISO_8859_1);
      if (original.contains("MOSAIC") && original.contains("SliceNormalVector")) {
        Source source = Source.of(read(file));
        Outcome outcome = deidentifier.plan(source, SUBJECT);
        byte[] bytes = ((Outcome.Planned) outcome).plan().assemble(source);
        String output = new String(bytes, StandardCharsets.ISO_8859_1);
        mosaics++;

        assertThat(output)
            .as(name(file))
            .contains("SliceNormalVector", "NumberOfImagesInMosaic", "MosaicRefAcqTimes")
            .doesNotContain("CoilString", "DeviceSerialNumber", "MrPhoenixProtocol");
      }
    }
    assertThat(mosaics > 0 || files("head-mr").isEmpty()).isTrue();
  }

  @Test
  void aKnownColourProfileStaysAndOneOfItsBytesChangedItGoes() {
    for (Path file : files("odd")) {
      ElementTable table = new DataSetWalker().walk(Source.of(read(file)));
      int row = table.fault() == Fault.NONE ? table.find(Tags.ICC_PROFILE) : -1;
      if (row >= 0) {
        int from = table.value(row);
        byte[] profile = Arrays.copyOfRange(table.bytes(), from, from + table.length(row));
        byte[] kept = TestSite.output(withProfile(profile));
        profile[profile.length - 1]++;
        byte[] changed = TestSite.output(withProfile(profile));

        assertThat(Header.read(Source.of(kept)).bytes(Tags.ICC_PROFILE)).as(name(file)).isPresent();
        assertThat(gate.check(Source.of(kept))).isInstanceOf(Verdict.Passed.class);
        assertThat(Header.read(Source.of(changed)).bytes(Tags.ICC_PROFILE)).isEmpty();
      }
    }
  }

  private static byte[] withProfile(byte[] profile) {
    return new TestImage()
        .put(Tags.ICC_PROFILE, to -> to.bytes(Tags.ICC_PROFILE, "OB", profile))
        .bytes();
  }

  @Test
  void noOriginalOfAScannerPassesTheGate() {
    for (Path file : files("head-mr")) {
      assertThat(gate.check(Source.of(read(file))))
          .as(name(file))
          .isInstanceOf(Verdict.Refused.class);
    }
  }

  @Test
  void aTruncatedReadAsksForNoMoreThanTheWindow() {
    for (Path file : files("head-mr").stream().limit(20).toList()) {
      byte[] bytes = read(file);
      var counting = new CountingSource(bytes);

      ElementTable table = new DataSetWalker().walk(counting);

      assertThat(table.find(Tags.SOP_INSTANCE_UID)).as(name(file)).isPositive();
      assertThat(counting.most).isLessThanOrEqualTo(Limits.STANDARD.windowBytes() * 8);
    }
  }

  private static final class CountingSource implements Source {
    private final byte[] bytes;
    private int most;

    CountingSource(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long lengthBytes() {
      return bytes.length;
    }

    @Override
    public int read(long offset, byte[] into, int at, int length) {
      most = Math.max(most, length);
      int count = (int) Math.min(length, bytes.length - offset);
      System.arraycopy(bytes, (int) offset, into, at, count);
      return count;
    }
  }

  private static byte[] pixels(byte[] file) {
    ElementTable table = new DataSetWalker().walk(Source.of(file));
    int from = table.value(table.pixelRow());
    return Arrays.copyOfRange(file, from, from + table.length(table.pixelRow()));
  }

  private static List<Path> files(String folder) {
    Path data = Path.of(System.getProperty("eir.root")).resolveSibling("shared/data");
    if (!Files.isDirectory(data.resolve(folder))) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(data.resolve(folder))) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String name(Path file) {
    int count = file.getNameCount();
    return file.subpath(count - 2, count).toString();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
