package eir.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.MalformedDicomException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every file of the test data gives the pixels, or the problem, of the golden table.
 *
 * <p>The table was compared once with dcmtk 3.6.7 (dcmdjpeg, dcmdjpls, dcmdrle: equal) and gdcm
 * (JPEG 2000: reversible equal, irreversible within 2). Renewed by {@code EIR_RENEW=1 mvn -pl
 * imaging -am test -Dtest=PixelsOfTheWorldTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class PixelsOfTheWorldTest {
  private static final Path TABLE =
      Path.of(System.getProperty("eir.root"), "imaging/src/test/resources/eir/imaging/pixels.tsv");

  @Test
  void everyFileGivesItsKnownPixelsOrItsKnownProblem() throws Exception {
    if (System.getenv("EIR_RENEW") != null) {
      renew();
    }
    List<String> known;
    try (Stream<String> lines = Files.lines(TABLE)) {
      known =
          lines
              .filter(line -> !line.startsWith("#"))
              .filter(line -> Files.exists(DataFolder.folder().resolve(path(line))))
              .toList();
    }

    List<String> found = known.stream().map(line -> row(path(line))).toList();

    assertThat(found).isNotEmpty().isEqualTo(known);
  }

  private static String path(String line) {
    return line.substring(0, line.indexOf('\t'));
  }

  private static String row(String path) {
    return path + '\t' + outcome(path);
  }

  private static String outcome(String path) {
    return switch (FrameReader.open(DataFolder.source(path))) {
      case Unshown(Problem problem) -> problem.name();
      case FrameReader reader when !reader.isDecodable() -> "CARRIED";
      case FrameReader reader -> {
        try {
          yield reader.frames() + "\t" + digest(reader);
        } catch (MalformedDicomException malformed) {
          yield "MALFORMED";
        }
      }
    };
  }

  /** The first 16 hex digits of SHA-256 over the digests of the frames. */
  private static String digest(FrameReader reader) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (int frame = 0; frame < reader.frames(); frame++) {
        sha256.update(reader.read(frame).digest().getBytes(StandardCharsets.US_ASCII));
      }
      return HexFormat.of().formatHex(sha256.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void renew() throws IOException {
    try (Stream<Path> files = Files.walk(DataFolder.folder())) {
      String rows =
          files
              .filter(Files::isRegularFile)
              .map(file -> DataFolder.folder().relativize(file).toString())
              .filter(path -> path.contains("/") && !path.startsWith("atlas/"))
              .filter(path -> !path.endsWith(".md"))
              .sorted()
              .map(path -> row(path) + "\n")
              .collect(Collectors.joining());
      Files.writeString(
          TABLE, "# path, then frames and digest of the samples, or the problem\n" + rows);
    }
  }
}
