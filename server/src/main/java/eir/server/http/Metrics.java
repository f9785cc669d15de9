package eir.server.http;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** What the admin port tells Prometheus. No id is a label. Shared by threads. */
public final class Metrics {
  /** What became of a file at the gate and the archive. */
  public enum FileResult {
    STORED,
    HELD,
    REFUSED,
    CONFLICT
  }

  /** What a key opened. */
  public enum LinkResult {
    ACTIVE,
    ENDED,
    UNKNOWN
  }

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Histogram requests =
      Histogram.builder()
          .name("eir_http_seconds")
          .help("Time from the request's head to the last byte of the answer")
          .labelNames("method", "route", "status")
          .classicOnly()
          .classicUpperBounds(0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60)
          .register(registry);
  private final Counter files =
      Counter.builder()
          .name("eir_gate_files_total")
          .help("Files that arrived, by what became of them")
          .labelNames("result")
          .register(registry);
  private final Counter links =
      Counter.builder()
          .name("eir_link_open_total")
          .help("Keys that were tried, by what they opened")
          .labelNames("result")
          .register(registry);
  private final Counter series =
      Counter.builder()
          .name("eir_series_prepared_total")
          .help("Series made ready for viewing, by success")
          .labelNames("result")
          .register(registry);

  /** Counts one answered request. */
  void request(String method, String route, int status, Duration took) {
    requests.labelValues(method, route, Integer.toString(status)).observe(took.toNanos() / 1e9);
  }

  /** Counts one file at the gate. */
  public void file(FileResult result) {
    files.labelValues(result.name().toLowerCase(Locale.ROOT)).inc();
  }

  /** Counts one try of a link. */
  public void link(LinkResult result) {
    links.labelValues(result.name().toLowerCase(Locale.ROOT)).inc();
  }

  /** Counts one series that was, or could not be, prepared. */
  public void series(boolean prepared) {
    series.labelValues(prepared ? "ok" : "failed").inc();
  }

  /** All of it in the Prometheus text format. */
  public byte[] text() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(out, registry.scrape());
    return out.toByteArray();
  }
}
