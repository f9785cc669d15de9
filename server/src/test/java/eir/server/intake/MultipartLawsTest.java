package eir.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.server.http.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MultipartLawsTest {
  private static final String BOUNDARY = "b-01";

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyPartComesOutAsItWentIn(long seed) throws IOException {
    Random random = new Random(seed);
    List<byte[]> parts = parts(random);

    Multipart multipart = new Multipart(dripping(body(parts), random), BOUNDARY);
    List<byte[]> read = new ArrayList<>();
    for (Optional<InputStream> next = multipart.next(); next.isPresent(); next = multipart.next()) {
      read.add(next.get().readAllBytes());
    }

    assertThat(read).hasSameSizeAs(parts);
    for (int i = 0; i < parts.size(); i++) {
      assertThat(read.get(i)).isEqualTo(parts.get(i));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aBodyThatBreaksOffIsNeverTakenForWhole(long seed) {
    Random random = new Random(seed);
    byte[] whole = body(parts(random));
    byte[] broken = Arrays.copyOf(whole, random.nextInt(whole.length - 3));

    assertThatThrownBy(
            () -> {
              Multipart multipart = new Multipart(dripping(broken, random), BOUNDARY);
              while (multipart.next().isPresent()) {
                // What is left of a part is passed over.
              }
            })
        .isInstanceOf(ProblemException.class);
  }

  /** Parts that are rich in line ends and in what looks like a delimiter. */
  private static List<byte[]> parts(Random random) {
    List<byte[]> parts = new ArrayList<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      ByteArrayOutputStream part = new ByteArrayOutputStream();
      int pieces = random.nextInt(40);
      for (int p = 0; p < pieces; p++) {
        switch (random.nextInt(6)) {
          case 0 -> part.write('\r');
          case 1 -> part.writeBytes(ascii("\r\n"));
          case 2 -> part.writeBytes(ascii("\r\n--b-0"));
          case 3 -> part.writeBytes(ascii("\r\n--"));
          case 4 -> part.writeBytes(new byte[random.nextInt(5000)]);
          default -> part.write(random.nextInt(256));
        }
      }
      parts.add(part.toByteArray());
    }
    return parts;
  }

  private static byte[] body(List<byte[]> parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.writeBytes(ascii("--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n"));
      body.writeBytes(part);
      body.writeBytes(ascii("\r\n"));
    }
    body.writeBytes(ascii("--" + BOUNDARY + "--\r\n"));
    return body.toByteArray();
  }

  /** A line that gives as few or as many bytes at a time as it likes. */
  private static InputStream dripping(byte[] body, Random random) {
    return new FilterInputStream(new ByteArrayInputStream(body)) {
      @Override
      public int read(byte[] into, int at, int length) throws IOException {
        return super.read(into, at, Math.min(length, 1 + random.nextInt(200)));
      }
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
