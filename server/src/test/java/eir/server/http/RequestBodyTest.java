package eir.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestBodyTest {
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void theByteAfterTheLimitIsOneTooMany() throws IOException {
    assertThat(body(100, 100).readAllBytes()).hasSize(100);
    assertThatThrownBy(() -> body(101, 100).readAllBytes())
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.BODY_TOO_LARGE));
  }

  @Test
  void aSenderWhoDripsIsEndedAndASlowClinicIsNot() throws IOException {
    RequestBody drip = body(1000, 1000);
    RequestBody clinic = body(1 << 20, 1 << 20);

    nanos.addAndGet(Duration.ofSeconds(60).toNanos());

    assertThat(clinic.readNBytes(new byte[1 << 20], 0, 1 << 20)).isEqualTo(1 << 20);
    assertThatThrownBy(() -> drip.readNBytes(10))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.BODY_TOO_SLOW));
  }

  private RequestBody body(int lengthBytes, long limitBytes) {
    return new RequestBody(new ByteArrayInputStream(new byte[lengthBytes]), limitBytes, nanos::get);
  }
}
