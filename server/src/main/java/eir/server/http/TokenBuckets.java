package eir.server.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How often something may be tried for each key: {@code capacity} at once, all of it back after
 * {@code refill}. Shared by threads; remembers at most {@code mostKeys} keys, the least lately used
 * is forgotten first.
 */
public final class TokenBuckets {
  private record Bucket(double tokens, long atNanos) {}

  private final int capacity;
  private final double tokensPerNano;
  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock(); // guards buckets
  private final Map<String, Bucket> buckets;

  /** Empty buckets are refilled evenly; {@code nanos} is a clock such as System::nanoTime. */
  public TokenBuckets(int capacity, Duration refill, int mostKeys, LongSupplier nanos) {
    this.capacity = capacity;
    this.tokensPerNano = (double) capacity / refill.toNanos();
    this.nanos = nanos;
    this.buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > mostKeys;
          }
        };
  }

  /** Whether one more try for {@code key} is left; takes nothing. */
  public boolean hasLeft(String key) {
    lock.lock();
    try {
      return filled(key) >= 1;
    } finally {
      lock.unlock();
    }
  }

  /** Takes one try for {@code key}; false if none was left. */
  public boolean take(String key) {
    lock.lock();
    try {
      double tokens = filled(key);
      boolean left = tokens >= 1;
      buckets.put(key, new Bucket(left ? tokens - 1 : tokens, nanos.getAsLong()));
      return left;
    } finally {
      lock.unlock();
    }
  }

  /** Seconds until one try will have come back, at most; for {@code Retry-After}. */
  public long secondsToNext() {
    return (long) Math.ceil(1 / tokensPerNano / 1e9);
  }

  private double filled(String key) {
    Bucket bucket = buckets.get(key);
    if (bucket == null) {
      return capacity;
    }
    return Math.min(capacity, bucket.tokens + (nanos.getAsLong() - bucket.atNanos) * tokensPerNano);
  }
}
