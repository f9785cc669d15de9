package eir.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final TokenBuckets buckets = new TokenBuckets(3, Duration.ofMinutes(1), 2, nanos::get);

  @Test
  void soManyTriesAtOnceAndNoMore() {
    assertThat(buckets.take("a")).isTrue();
    assertThat(buckets.take("a")).isTrue();
    assertThat(buckets.take("a")).isTrue();
    assertThat(buckets.take("a")).isFalse();
    assertThat(buckets.take("b")).isTrue();
  }

  @Test
  void triesComeBackEvenly() {
    buckets.take("a");
    buckets.take("a");
    buckets.take("a");
    nanos.addAndGet(Duration.ofSeconds(21).toNanos());

    assertThat(buckets.hasLeft("a")).isTrue();
    assertThat(buckets.take("a")).isTrue();
    assertThat(buckets.take("a")).isFalse();
    assertThat(buckets.secondsToNext()).isEqualTo(20);
  }

  @Test
  void theLeastLatelySeenIsForgottenFirst() {
    buckets.take("a");
    buckets.take("a");
    buckets.take("a");
    buckets.take("b");
    buckets.take("c");

    assertThat(buckets.hasLeft("a")).isTrue();
  }
}
